import { createHash } from 'node:crypto';
import type { RecordId } from '../kernel/ids.js';
import type { RecordHandle, Sql } from './database.js';

/** What an act sets going; carried on by the worker after the act is durable. Ids only: no content, no address. */
export interface OutboxItem {
  readonly id: string;
  readonly kind: string;
  readonly itemId?: string;
  /** Not before this instant. */
  readonly at: number;
}

/** An id that is the same for the same name: what is added twice under one name is one item. */
export function outboxId(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** Adds to the record's own outbox, in the act's transaction. The same id twice is one item. */
export async function addToOutbox(handle: RecordHandle, item: OutboxItem): Promise<void> {
  await handle.sql`
    insert into outbox (record_id, id, kind, at, item_id)
    values (${handle.recordId}, ${item.id}, ${item.kind}, ${new Date(item.at)}, ${item.itemId ?? null})
    on conflict (record_id, id) do nothing`;
}

/** The oldest items due at `due`, locked so that two workers share them out. */
export async function takeFromOutbox(handle: RecordHandle, due: number, atMost: number): Promise<OutboxItem[]> {
  const rows = await handle.sql<{ id: string; kind: string; at: Date; item_id: string | null }[]>`
    select id, kind, at, item_id from outbox where record_id = ${handle.recordId} and done_at is null and at <= ${new Date(due)}
    order by at, id limit ${atMost} for update skip locked`;
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    at: row.at.getTime(),
    ...(row.item_id === null ? {} : { itemId: row.item_id }),
  }));
}

export async function markDone(handle: RecordHandle, id: string, at: number): Promise<void> {
  await handle.sql`
    update outbox set done_at = ${new Date(at)} where record_id = ${handle.recordId} and id = ${id}`;
}

/** Records with something due in their outbox, in no order; the application learns their ids and nothing else. */
export async function recordsToCarryOn(directory: Sql, due: number, atMost: number): Promise<RecordId[]> {
  const rows = await directory<{ record_id: RecordId }[]>`
    select record_id from records_to_carry_on(${new Date(due)}, ${atMost})`;
  return rows.map((row) => row.record_id);
}

/** What was to be told of this item later is told now. */
export async function bringForward(handle: RecordHandle, itemId: string, at: number): Promise<void> {
  await handle.sql`
    update outbox set at = ${new Date(at)}
    where record_id = ${handle.recordId} and item_id = ${itemId} and done_at is null and at > ${new Date(at)}`;
}
