import { emergencyNotice, type RuleName } from '../access/index.js';
import { appendTrace, type TraceEntry, type TraceObject } from '../audit/index.js';
import { emergencyToReview } from '../emergencies/index.js';
import { actEntry, type Caller } from '../identity/index.js';
import type { Instant } from '../kernel/time.js';
import type { ActContext, ActEnding } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { addToOutbox } from '../platform/outbox.js';
import { isWithheld, type Document } from './document.model.js';

/** The document as a trace names it. */
const objectOf = (document: Pick<Document, 'id' | 'title' | 'typeCode'>): TraceObject => ({
  kind: 'document',
  id: document.id,
  label: document.title,
  typeCode: document.typeCode,
});

const NOTHING_THERE: RuleName = 'nothing-there';

type Traced = Pick<Document, 'id' | 'title' | 'typeCode' | 'withheldUntil' | 'hiddenFromRepresentatives'>;

/** What else an entry says. */
interface About {
  /** It would name what the person or their representatives may not see. */
  readonly unseen?: boolean;
  readonly query?: string | undefined;
  /** Whom it names instead of the document: known to the caller from elsewhere than the document. */
  readonly object?: TraceObject;
}

/**
 * Writes one entry for an act on a document, or on none. An entry that names what the person or their representatives may not
 * see, or would name it, goes to the withheld chain: the shown one must not tell that there is another. What is done in
 * an emergency is told to the person, once an hour for each professional; of a withheld item alone, which the notice would betray, it only
 * goes to those who review emergencies.
 */
export async function traceDocumentAct(
  handle: RecordHandle,
  act: string,
  { caller, at }: ActContext<Caller>,
  ending: ActEnding<unknown>,
  named?: Traced,
  { unseen = false, query, object }: About = {},
): Promise<void> {
  // Asking for what is kept from them leaves the person the very entry that asking for nothing leaves.
  const asksInVain = caller.kind === 'person' && named !== undefined && isWithheld(named, at);
  const document = asksInVain ? undefined : named;
  const rule = asksInVain && ending.kind === 'refused' ? NOTHING_THERE : ending.rule;
  const withheld = unseen || (document !== undefined && isKept(document, at));
  const names = object ?? (document === undefined ? undefined : objectOf(document));
  const entry = actEntry(act, { caller, at }, ending, { ...(names === undefined ? {} : { object: names }), query });
  // Named by somebody else than the document, it still waits for that one to be shown.
  const waitsFor = withheld && object !== undefined ? document?.id : undefined;
  const tracing = appendTrace(handle, withheld ? 'withheld' : 'shown', {
    ...{ ...entry, rule },
    ...(waitsFor === undefined ? {} : { releasedWith: waitsFor }),
  });
  // Both statements are issued at once: a reading's COMMIT may already be on its way when the first one answers.
  const telling =
    ending.kind === 'done' && caller.kind === 'professional' && caller.situation !== 'normal'
      ? addToOutbox(handle, (withheld ? emergencyToReview : emergencyNotice)(caller.professional.idNatPs, at))
      : undefined;
  await Promise.all([tracing, telling]);
}

const isKept = (document: Traced, at: Instant): boolean =>
  isWithheld(document, at) || document.hiddenFromRepresentatives;

/**
 * The same for an act on one document that is there or not. What was kept from the person stays so when its author has taken it back:
 * an attempt on it would tell that it was there.
 */
export const traceKnownDocument = (
  handle: RecordHandle,
  act: string,
  context: ActContext<Caller>,
  ending: ActEnding<unknown>,
  { document, withdrawn }: { readonly document: Traced | undefined; readonly withdrawn?: Traced | undefined },
  object?: TraceObject,
): Promise<void> =>
  traceDocumentAct(handle, act, context, ending, document, {
    unseen: withdrawn !== undefined && context.caller.kind !== 'person' && isKept(withdrawn, context.at),
    ...(object === undefined ? {} : { object }),
  });

/** Writes one entry of what the house itself did with a document: a release that was due, an import. */
export const traceOwnWork = (
  handle: RecordHandle,
  entry: Omit<TraceEntry, 'object' | 'situation'>,
  document: Traced,
): Promise<void> =>
  appendTrace(handle, isKept(document, entry.at) ? 'withheld' : 'shown', {
    ...entry,
    situation: 'normal',
    object: objectOf(document),
  });
