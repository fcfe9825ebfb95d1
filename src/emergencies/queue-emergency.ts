import type { TraceLine } from '../audit/index.js';
import type { IdNatPs, StructureId } from '../kernel/ids.js';
import { HOUR } from '../kernel/time.js';
import type { RecordHandle } from '../platform/database.js';
import { outboxId } from '../platform/outbox.js';
import { reviewDue } from './review.model.js';
import { addReview } from './review.store.js';

/** Puts an emergency access into the queue of reviews: one for each professional, record and hour. Safe to repeat. */
export async function queueEmergency(handle: RecordHandle, line: TraceLine): Promise<void> {
  const { actor, situation, at, n, reason } = line;
  if (situation === 'normal' || actor.id === undefined) return;
  const id = outboxId(`emergency review ${handle.recordId} ${actor.id} ${Math.floor(at / HOUR)}`);
  await addReview(
    handle,
    {
      id,
      idNatPs: actor.id as IdNatPs,
      structureId: (actor.structureId ?? '') as StructureId,
      situation,
      at,
      dueAt: reviewDue(at),
      line: n,
    },
    {
      ...(actor.name === undefined ? {} : { name: actor.name }),
      ...(actor.structureName === undefined ? {} : { structureName: actor.structureName }),
      ...(reason === undefined ? {} : { stated: reason }),
    },
  );
}
