import type { KeyObject } from 'node:crypto';
import { majorityFallsAt, readPerson, readSpaceStanding, zoneOfPostalCode } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import { dayBegins, parisDay, type Day, type Instant } from '../kernel/time.js';
import type { Act } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { addHeirReference } from './heir-directory.store.js';
import { newReference, referenceIndex, writeToAsker } from './heir-letters.js';
import type { HeirRequest } from './heir-request.model.js';
import { addHeirRequest } from './heir-request.store.js';
import { staffActor, traceHeir, type HeirStaff } from './heir-trace.js';
import { heirAnswerDue } from './heirs-are-answered-in-their-term.rule.js';
import { heirsAskForThreeGrounds } from './heirs-ask-for-three-grounds.rule.js';

export type RecordHeirInput = Pick<
  HeirRequest,
  'ground' | 'quality' | 'receivedOn' | 'askedSince' | 'why' | 'asker' | 'scans'
>;

export interface DeathFacts {
  readonly deceased: boolean;
  readonly diedAsMinor: boolean;
  readonly reportedAt: Instant;
  /** As the insurer said it; undefined where it gave no day. */
  readonly diedOn: Day | undefined;
}

export async function deathFacts(handle: RecordHandle): Promise<DeathFacts> {
  const { state, since } = await readSpaceStanding(handle);
  const { birthDate, postalCode, deceasedOn } = await readPerson(handle);
  const diedAt = deceasedOn === undefined ? since : dayBegins(deceasedOn, zoneOfPostalCode(postalCode));
  return {
    deceased: state === 'deceased',
    reportedAt: since,
    diedOn: deceasedOn,
    diedAsMinor: diedAt < majorityFallsAt(birthDate, postalCode),
  };
}

/**
 * The help-desk records what came in by post: who asks, in which quality, on which ground and why, with scans of the proofs. Only of a person
 * whose death the insurer reported. Who asks has a letter that it came in and no more: whether the person opposed it while alive is told once
 * two auditors have looked at the proofs.
 */
export const recordHeirRequestAct = ({
  indexKey,
}: {
  readonly indexKey: KeyObject;
}): Act<HeirStaff, RecordHeirInput, DeathFacts, HeirRequest> => ({
  name: 'heir-request-record',
  alone: true,
  facts: (handle) => deathFacts(handle),
  decide: ({ deceased }) =>
    deceased
      ? { allowed: true, rule: 'heirs-ask-for-three-grounds' }
      : { allowed: false, rule: 'heirs-ask-only-after-death', refusal: 'space-not-open' },
  async act(handle, input, { diedAsMinor }, { caller, at, ids }) {
    const fits = heirsAskForThreeGrounds(input.ground, input.quality, diedAsMinor);
    if (!fits.ok) return fits;
    const request: HeirRequest = {
      ...input,
      id: ids.item(`heir request ${at}`),
      reference: newReference(),
      state: 'waiting',
      recordedAt: at,
      dueAt: heirAnswerDue(input.receivedOn, input.askedSince),
      recordedBy: caller.name ?? '',
      codesSent: 0,
    };
    await addHeirRequest(handle, request);
    await addHeirReference(handle, request.id, referenceIndex(indexKey, request.reference));
    await writeToAsker(handle, 'heir-request-received', request, at, { day: parisDay(request.dueAt) });
    return ok(request);
  },
  trace: (handle, _input, _facts, context, ending) =>
    traceHeir(
      handle,
      'heir-request-record',
      context,
      ending,
      staffActor(context.caller),
      ending.kind === 'done' ? ending.outcome : undefined,
    ),
});
