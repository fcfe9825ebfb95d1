import type { Instant } from '../kernel/time.js';
import type { Database } from '../platform/database.js';
import { markDone, recordsToCarryOn, takeFromOutbox } from '../platform/outbox.js';
import { addNotice, isNoticeKind } from './notice.store.js';

/**
 * Carries on what acts left in the outboxes of records and is due at `at`: each item becomes a notice, in the transaction that
 * marks it done. Answers how many items were carried on; call again until it answers 0.
 */
export async function carryOutbox(database: Database, at: Instant, atMost = 200): Promise<number> {
  const records = await recordsToCarryOn(database.directory, at, atMost);
  let carried = 0;
  for (const recordId of records)
    carried += await database.withRecord(recordId, async (handle) => {
      const items = await takeFromOutbox(handle, at, 100);
      for (const item of items) {
        if (!isNoticeKind(item.kind)) throw new Error(`nothing carries on an outbox item of kind ${item.kind}`);
        await addNotice(handle, { ...item, kind: item.kind });
        await markDone(handle, item.id, at);
      }
      return items.length;
    });
  return carried;
}
