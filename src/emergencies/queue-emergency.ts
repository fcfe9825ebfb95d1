import { readTrace, type TraceLine } from '../audit/index.js';
import type { IdNatPs, StructureId } from '../kernel/ids.js';
import { HOUR, type Instant } from '../kernel/time.js';
import type { RecordHandle } from '../platform/database.js';
import { addToOutbox, outboxId, type OutboxItem } from '../platform/outbox.js';
import { reviewDue } from './review.model.js';
import { addReview } from './review.store.js';

/** In the outbox: an emergency that no notice may tell of, and that is reviewed all the same. */
export const EMERGENCY_TO_REVIEW = 'emergency-to-review';
/** In the outbox: an access was found abusive, and its person is owed an answer. The item is the review. */
export const REPORT_TO_RAISE = 'report-to-raise';

/** One for each professional and hour, however much they read. */
export const emergencyToReview = (idNatPs: IdNatPs, at: Instant): OutboxItem => ({
  id: outboxId(`emergency to review ${idNatPs} ${Math.floor(at / HOUR)}`),
  kind: EMERGENCY_TO_REVIEW,
  at,
});

export const reportToRaise = (reviewId: string, at: Instant): OutboxItem => ({
  id: outboxId(`report of ${reviewId}`),
  kind: REPORT_TO_RAISE,
  itemId: reviewId,
  at,
});

/**
 * Puts an emergency access into the queue of reviews: one for each professional, record and hour. Safe to repeat. One that stood in the
 * withheld chain alone goes over to the shown line as soon as there is one, and with it what its person was owed until then.
 */
export async function queueEmergency(handle: RecordHandle, line: TraceLine): Promise<void> {
  const { actor, situation, at, chain, n, reason, object } = line;
  if (situation === 'normal' || actor.id === undefined) return;
  const id = outboxId(`emergency review ${handle.recordId} ${actor.id} ${Math.floor(at / HOUR)}`);
  const { cameOut } = await addReview(
    handle,
    {
      id,
      idNatPs: actor.id as IdNatPs,
      structureId: (actor.structureId ?? '') as StructureId,
      situation,
      at,
      dueAt: reviewDue(at),
      chain,
      line: n,
    },
    {
      ...(actor.name === undefined ? {} : { name: actor.name }),
      ...(actor.structureName === undefined ? {} : { structureName: actor.structureName }),
      ...(reason === undefined ? {} : { stated: reason }),
      ...(chain === 'withheld' && object?.kind === 'document' ? { about: object.id } : {}),
    },
  );
  if (cameOut === 'abusive') await addToOutbox(handle, reportToRaise(id, line.released?.at ?? at));
}

/** Carries on an item of {@link emergencyToReview}. */
export async function queueWithheldEmergency(handle: RecordHandle, item: OutboxItem): Promise<void> {
  const { lines } = await readTrace(handle, 'withheld', { limit: 50, since: item.at, until: item.at + 1 });
  const line = lines.find(
    ({ actor, at, outcome, situation }) =>
      outcome === 'done' &&
      situation !== 'normal' &&
      actor.kind === 'professional' &&
      actor.id !== undefined &&
      emergencyToReview(actor.id as IdNatPs, at).id === item.id,
  );
  if (line !== undefined) await queueEmergency(handle, line);
}
