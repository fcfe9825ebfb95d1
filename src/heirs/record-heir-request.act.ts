import type { KeyObject } from 'node:crypto';
import { majorityFallsAt, readPerson, readSpaceStanding } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import { parisDay } from '../kernel/time.js';
import type { Act } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { addHeirReference } from './heir-directory.store.js';
import { newReference, referenceIndex, writeToAsker } from './heir-letters.js';
import type { HeirRequest } from './heir-request.model.js';
import { addHeirRequest, objectsToHeirs } from './heir-request.store.js';
import { staffActor, traceHeir, type HeirStaff } from './heir-trace.js';
import { heirAnswerDue } from './heirs-are-answered-in-their-term.rule.js';
import { heirsAskForThreeGrounds } from './heirs-ask-for-three-grounds.rule.js';

export type RecordHeirInput = Pick<
  HeirRequest,
  'ground' | 'quality' | 'receivedOn' | 'askedSince' | 'why' | 'asker' | 'scans'
>;

interface Facts {
  readonly deceased: boolean;
  readonly diedAsMinor: boolean;
  readonly opposed: boolean;
}

export async function deathFacts(handle: RecordHandle): Promise<Facts & { readonly reportedAt: number }> {
  const { state, since } = await readSpaceStanding(handle);
  const { birthDate, postalCode } = await readPerson(handle);
  return {
    deceased: state === 'deceased',
    reportedAt: since,
    diedAsMinor: since < majorityFallsAt(birthDate, postalCode),
    opposed: await objectsToHeirs(handle),
  };
}

/**
 * The help-desk records what came in by post: who asks, in which quality, on which ground and why, with scans of the proofs. Only of a person
 * whose death the insurer reported. Where the person opposed it while alive it is refused at once, by the rule and by nobody's choice; who
 * asks has a letter in either case.
 */
export const recordHeirRequestAct = ({
  indexKey,
}: {
  readonly indexKey: KeyObject;
}): Act<HeirStaff, RecordHeirInput, Facts, HeirRequest> => ({
  name: 'heir-request-record',
  alone: true,
  facts: (handle) => deathFacts(handle),
  decide: ({ deceased }) =>
    deceased
      ? { allowed: true, rule: 'heirs-ask-for-three-grounds' }
      : { allowed: false, rule: 'heirs-ask-only-after-death', refusal: 'space-not-open' },
  async act(handle, input, { diedAsMinor, opposed }, { caller, at, ids }) {
    const fits = heirsAskForThreeGrounds(input.ground, input.quality, diedAsMinor);
    if (!fits.ok) return fits;
    const refused = opposed && input.ground !== 'parental';
    const request: HeirRequest = {
      ...input,
      id: ids.item(`heir request ${at}`),
      reference: newReference(),
      state: refused ? 'refused' : 'waiting',
      recordedAt: at,
      dueAt: heirAnswerDue(input.receivedOn, input.askedSince),
      recordedBy: caller.name ?? '',
      codesSent: 0,
      ...(refused ? { refusal: 'opposed', decidedAt: at } : {}),
    };
    await addHeirRequest(handle, request);
    await addHeirReference(handle, request.id, referenceIndex(indexKey, request.reference));
    if (refused) await writeToAsker(handle, 'heir-request-refused', request, at, { reason: 'opposed' });
    else await writeToAsker(handle, 'heir-request-received', request, at, { day: parisDay(request.dueAt) });
    return ok(request);
  },
  async trace(handle, _input, _facts, context, ending) {
    const request = ending.kind === 'done' ? ending.outcome : undefined;
    const actor = staffActor(context.caller);
    await traceHeir(handle, 'heir-request-record', context, ending, actor, request);
    if (request?.state === 'refused')
      await traceHeir(
        handle,
        'heir-request-refuse',
        context,
        { ...ending, rule: 'opposition-outlives-the-person' },
        { kind: 'system' },
        request,
      );
  },
});
