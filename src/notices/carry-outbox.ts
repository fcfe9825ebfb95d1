import type { RecordId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { Database, RecordHandle } from '../platform/database.js';
import { markDone, recordsToCarryOn, takeFromOutbox, type OutboxItem } from '../platform/outbox.js';
import { isMessageKind } from './message.model.js';
import { addNotice, isNoticeKind } from './notice.store.js';
import { tellByMessage } from './tell-by-message.js';

export interface CarryOptions {
  readonly atMost?: number;
  readonly sendsMail?: boolean;
  /** Carries on what was kept for an announcement; answers whether the person is to be told. */
  readonly announce?: (handle: RecordHandle, item: OutboxItem, at: Instant) => Promise<boolean>;
}

/**
 * Carries on what acts left in the outboxes of records and is due at `at`: each item becomes a notice on the person's home, a
 * message to them, or both, in the transaction that marks it done. One record that cannot be carried on is told to `failed` and keeps nobody else waiting. Answers how many items were
 * carried on; call again until it answers 0.
 */
export async function carryOutbox(
  database: Database,
  at: Instant,
  failed: (recordId: RecordId, error: unknown) => void = (_recordId, error) => {
    throw error;
  },
  options: CarryOptions = {},
): Promise<number> {
  const { atMost = 200 } = options;
  let carried = 0;
  for (const recordId of await recordsToCarryOn(database.directory, at, atMost))
    try {
      carried += await database.withRecord(recordId, async (handle) => {
        const items = await takeFromOutbox(handle, at, 100);
        for (const item of items) {
          const known = await tell(handle, item, at, options);
          if (!known) throw new Error(`nothing carries on an outbox item of kind ${item.kind}`);
          await markDone(handle, item.id, at);
        }
        return items.length;
      });
    } catch (error) {
      failed(recordId, error);
    }
  return carried;
}

/** False for a kind that nobody knows. */
async function tell(
  handle: RecordHandle,
  item: OutboxItem,
  at: Instant,
  { sendsMail = true, announce }: CarryOptions,
): Promise<boolean> {
  // What waited for an announcement may have been shown or taken back meanwhile; released, it is told like any document.
  const waited = item.kind === 'announcement-waiting' || item.kind === 'document-released';
  if (waited && (await announce?.(handle, item, at)) !== true) return true;
  const { itemId, ...unnamed } = item;
  const kind = item.kind === 'document-released' ? 'document-deposited' : item.kind;
  // The word after two weeks says that something changed, not what.
  const told = item.kind === 'announcement-waiting' || itemId === undefined ? unnamed : { ...unnamed, itemId };
  if (isNoticeKind(kind)) await addNotice(handle, { ...told, kind });
  if (isMessageKind(kind)) await tellByMessage(handle, told, kind, at, sendsMail);
  return isNoticeKind(kind) || isMessageKind(kind);
}
