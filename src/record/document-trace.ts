import { emergencyNotice } from '../access/index.js';
import { appendTrace, type TraceObject } from '../audit/index.js';
import { actorOf, reasonOf, situationOf, type Caller } from '../identity/index.js';
import type { ActContext, ActEnding } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { addToOutbox } from '../platform/outbox.js';
import { isWithheld, type Document } from './document.model.js';

/** The document as a trace names it. */
export const traceObject = (document: Pick<Document, 'id' | 'title' | 'typeCode'>): TraceObject => ({
  kind: 'document',
  id: document.id,
  label: document.title,
  typeCode: document.typeCode,
});

type Traced = Pick<Document, 'id' | 'title' | 'typeCode' | 'withheldUntil' | 'hiddenFromRepresentatives'>;

/**
 * Writes one entry for an act on a document, or on none. An entry that names what the person or their representatives may not
 * see (`unseen`: or would name it) goes to the withheld chain: the shown one must not tell that there is another. What is done in
 * an emergency is told to the person, once an hour for each professional; not for a withheld item alone, which the notice would betray.
 */
export async function traceDocumentAct(
  handle: RecordHandle,
  act: string,
  { caller, at }: ActContext<Caller>,
  ending: ActEnding<unknown>,
  document?: Traced,
  unseen = false,
  query?: string,
): Promise<void> {
  const withheld =
    unseen || (document !== undefined && (isWithheld(document, at) || document.hiddenFromRepresentatives));
  const reason = reasonOf(caller);
  const tracing = appendTrace(handle, withheld ? 'withheld' : 'shown', {
    at,
    act,
    outcome: ending.kind,
    rule: ending.rule,
    actor: actorOf(caller),
    situation: situationOf(caller),
    ...(reason === undefined ? {} : { reason }),
    ...(document === undefined ? {} : { object: traceObject(document) }),
    ...(query === undefined ? {} : { query }),
    ...(ending.kind === 'failed' ? { problem: ending.problem.problem } : {}),
  });
  // Both statements are issued at once: a reading's COMMIT may already be on its way when the first one answers.
  const telling =
    ending.kind === 'done' && !withheld && caller.kind === 'professional' && caller.situation !== 'normal'
      ? addToOutbox(handle, emergencyNotice(caller.professional.idNatPs, at))
      : undefined;
  await Promise.all([tracing, telling]);
}
