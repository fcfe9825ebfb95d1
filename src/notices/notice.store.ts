import type { Instant } from '../kernel/time.js';
import type { RecordHandle } from '../platform/database.js';
import type { Notice, NoticeKind } from './notice.model.js';

export interface NoticeRow extends Notice {
  /** Absent among the person's notices: it only waits for a digest. */
  readonly listed: boolean;
  readonly waitsForDigest: boolean;
}

/** Adds a notice; the same id twice is one notice, which may learn its line later. Answers whether it is new. */
export async function addNotice(handle: RecordHandle, notice: NoticeRow): Promise<boolean> {
  const { id, kind, at, itemId, line, seenAt, listed, waitsForDigest } = notice;
  const rows = await handle.sql<{ fresh: boolean }[]>`
    insert into notice (record_id, id, kind, at, item_id, trace_n, seen_at, listed, waits_for_digest)
    values (${handle.recordId}, ${id}, ${kind}, ${new Date(at)}, ${itemId ?? null}, ${line ?? null},
      ${seenAt === undefined ? null : new Date(seenAt)}, ${listed}, ${waitsForDigest})
    on conflict (record_id, id) do update set trace_n = coalesce(notice.trace_n, excluded.trace_n)
    returning (xmax = 0) as fresh`;
  return rows[0]?.fresh === true;
}

interface Row {
  id: string;
  kind: NoticeKind;
  at: Date;
  item_id: string | null;
  trace_n: string | null;
  seen_at: Date | null;
}

const noticeOf = (row: Row): Notice => ({
  id: row.id,
  kind: row.kind,
  at: row.at.getTime(),
  ...(row.item_id === null ? {} : { itemId: row.item_id }),
  ...(row.trace_n === null ? {} : { line: Number(row.trace_n) }),
  ...(row.seen_at === null ? {} : { seenAt: row.seen_at.getTime() }),
});

/** What the person has not seen yet of these kinds, emergencies first, then newest first. */
export async function unseenNotices(
  handle: RecordHandle,
  kinds: readonly NoticeKind[],
  atMost: number,
): Promise<Notice[]> {
  const rows = await handle.sql<Row[]>`
    select id, kind, at, item_id, trace_n, seen_at from notice
    where record_id = ${handle.recordId} and seen_at is null and listed and kind = any(${[...kinds]})
    order by (kind = 'emergency-access') desc, at desc, id limit ${atMost}`;
  return rows.map(noticeOf);
}

export async function countUnseen(handle: RecordHandle): Promise<number> {
  const rows = await handle.sql<{ n: string }[]>`
    select count(*) as n from notice where record_id = ${handle.recordId} and seen_at is null and listed`;
  return Number(rows[0]?.n ?? 0);
}

/** Newest first, one more than `limit` where there are more. */
export async function readNotices(
  handle: RecordHandle,
  { limit, offset, unseen }: { limit: number; offset: number; unseen: boolean },
): Promise<Notice[]> {
  const rows = await handle.sql<Row[]>`
    select id, kind, at, item_id, trace_n, seen_at from notice
    where record_id = ${handle.recordId} and listed and (not ${unseen} or seen_at is null)
    order by at desc, id desc limit ${limit + 1} offset ${offset}`;
  return rows.map(noticeOf);
}

export async function markNoticesSeen(handle: RecordHandle, ids: readonly string[], at: Instant): Promise<void> {
  await handle.sql`
    update notice set seen_at = ${new Date(at)}
    where record_id = ${handle.recordId} and id = any(${[...ids]}::uuid[]) and seen_at is null`;
}

/** Everything that had happened by then: what came while the page was read stays unread. */
export async function markSeenUpTo(handle: RecordHandle, upTo: Instant, at: Instant): Promise<void> {
  await handle.sql`
    update notice set seen_at = ${new Date(at)}
    where record_id = ${handle.recordId} and at <= ${new Date(upTo)} and seen_at is null and listed`;
}

/** What waited for a digest waits no longer; answers how much it was. */
export async function takeForDigest(handle: RecordHandle): Promise<number> {
  const rows = await handle.sql`
    update notice set waits_for_digest = false where record_id = ${handle.recordId} and waits_for_digest returning id`;
  await handle.sql`delete from notice where record_id = ${handle.recordId} and not listed and not waits_for_digest`;
  return rows.length;
}
