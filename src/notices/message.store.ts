import type { RecordId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { RecordHandle, Sql } from '../platform/database.js';
import type { Channel, Message, MessageKind, MessageValues, WaitingMessage } from './message.model.js';

// Messages on their way out. Content that cannot be made again is sealed under the record's key and wiped once it has gone.

const NIL = '00000000-0000-0000-0000-000000000000';

/** The sealed part of a row of `message`; nothing when there is nothing to keep. */
export const sealValues = (handle: Pick<RecordHandle, 'seal'>, id: string, values: MessageValues): Buffer | null =>
  Object.keys(values).length === 0 ? null : handle.seal('message', id, JSON.stringify(values));

/** Puts a message on its way in the act's own transaction; the same id twice is one message. */
export async function queueMessage(handle: RecordHandle, message: Message): Promise<void> {
  const { id, kind, channel, createdAt, dueAt, values } = message;
  await handle.sql`
    insert into message (record_id, id, kind, channel, created_at, due_at, sealed)
    values (${handle.recordId}, ${id}, ${kind}, ${channel}, ${new Date(createdAt)}, ${new Date(dueAt)},
      ${sealValues(handle, id, values)})
    on conflict (record_id, id) do nothing`;
}

interface Row {
  id: string;
  kind: MessageKind;
  channel: Channel;
  created_at: Date;
  due_at: Date;
  attempts: number;
  sealed: Buffer | null;
}

const messageOf = (handle: RecordHandle, row: Row): WaitingMessage => ({
  id: row.id,
  kind: row.kind,
  channel: row.channel,
  createdAt: row.created_at.getTime(),
  dueAt: row.due_at.getTime(),
  attempts: row.attempts,
  values:
    row.sealed === null ? {} : (JSON.parse(handle.open('message', row.id, row.sealed).toString()) as MessageValues),
});

/**
 * Takes what waits and is due, oldest first, locked against a second worker: each one counts an attempt and is not due again before
 * `retryAt`, so that a worker that dies while sending leaves it to the next.
 */
export async function takeMessages(
  handle: RecordHandle,
  { channel, due, retryAt, atMost }: { channel: Channel; due: Instant; retryAt: Instant; atMost: number },
): Promise<WaitingMessage[]> {
  const rows = await handle.sql<Row[]>`
    update message set attempts = attempts + 1, due_at = ${new Date(retryAt)}
    where record_id = ${handle.recordId} and id in (
      select id from message
      where record_id = ${handle.recordId} and channel = ${channel} and state = 'waiting' and due_at <= ${new Date(due)}
      order by created_at, id limit ${atMost} for update skip locked)
    returning id, kind, channel, created_at, due_at, attempts, sealed`;
  return rows.map((row) => messageOf(handle, row)).sort((a, b) => a.createdAt - b.createdAt);
}

/** What waits for a channel, looked at and not taken. */
export async function waitingMessages(handle: RecordHandle, channel: Channel, due: Instant): Promise<WaitingMessage[]> {
  const rows = await handle.sql<Row[]>`
    select id, kind, channel, created_at, due_at, attempts, sealed from message
    where record_id = ${handle.recordId} and channel = ${channel} and state = 'waiting' and due_at <= ${new Date(due)}
    order by created_at, id for update`;
  return rows.map((row) => messageOf(handle, row));
}

/** Tried without success: again at `dueAt`. */
export async function postpone(handle: RecordHandle, id: string, dueAt: Instant): Promise<void> {
  await handle.sql`
    update message set due_at = ${new Date(dueAt)} where record_id = ${handle.recordId} and id = ${id}`;
}

/** It has gone out: nothing of its content is kept. */
export async function markSent(handle: RecordHandle, id: string, at: Instant, batchId?: string): Promise<void> {
  await handle.sql`
    update message set state = 'sent', sent_at = ${new Date(at)}, batch_id = ${batchId ?? null}, sealed = null
    where record_id = ${handle.recordId} and id = ${id}`;
}

export interface EndedMessage {
  readonly kind: MessageKind;
  readonly sentAt?: Instant;
}

/** It came back, or will not be tried again. Answers what it was, once: a second return of one message is none. */
export async function endMessage(
  handle: RecordHandle,
  id: string,
  state: 'returned' | 'given-up',
): Promise<EndedMessage | undefined> {
  const rows = await handle.sql<{ kind: MessageKind; sent_at: Date | null }[]>`
    update message set state = ${state}, sealed = null
    where record_id = ${handle.recordId} and id = ${id} and channel <> 'post' and state in ('waiting', 'sent')
    returning kind, sent_at`;
  const [row] = rows;
  if (row === undefined) return undefined;
  return { kind: row.kind, ...(row.sent_at === null ? {} : { sentAt: row.sent_at.getTime() }) };
}

/** One line of what was sent to the person: never its content. */
export interface SentMessage {
  readonly kind: MessageKind;
  readonly channel: Channel;
  readonly state: 'waiting' | 'sent' | 'returned' | 'given-up';
  readonly at: Instant;
}

/** The newest of these kinds; without kinds, of all. */
export async function latestMessages(
  handle: RecordHandle,
  atMost: number,
  kinds?: readonly MessageKind[],
): Promise<SentMessage[]> {
  const rows = await handle.sql<{ kind: MessageKind; channel: Channel; state: SentMessage['state']; at: Date }[]>`
    select kind, channel, state, coalesce(sent_at, created_at) as at from message
    where record_id = ${handle.recordId} ${kinds === undefined ? handle.sql`` : handle.sql`and kind = any(${kinds})`}
    order by 4 desc, id limit ${atMost}`;
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}

/** Whether a message of this kind is on its way. */
export async function isWaiting({ sql, recordId }: RecordHandle, kind: MessageKind): Promise<boolean> {
  const rows = await sql`
    select 1 from message where record_id = ${recordId} and kind = ${kind} and state = 'waiting' limit 1`;
  return rows.length > 0;
}

/** How many messages of a kind were made since then: codes are limited. */
export async function countMessages(handle: RecordHandle, kind: MessageKind, since: Instant): Promise<number> {
  const rows = await handle.sql<{ n: string }[]>`
    select count(*) as n from message
    where record_id = ${handle.recordId} and kind = ${kind} and created_at > ${new Date(since)}`;
  return Number(rows[0]?.n ?? 0);
}

/** Records whose messages wait, by id after `after`. */
export async function recordsWithMessages(
  directory: Sql,
  { channel, due, after, atMost }: { channel: Channel; due: Instant; after?: RecordId | undefined; atMost: number },
): Promise<RecordId[]> {
  const rows = await directory<{ record_id: RecordId }[]>`
    select record_id from records_with_messages(${channel}, ${new Date(due)}, ${after ?? NIL}, ${atMost})`;
  return rows.map((row) => row.record_id);
}
