import type { Instant } from '../kernel/time.js';
import type { RecordHandle } from '../platform/database.js';

export type NoticeKind = 'document-deposited' | 'consent-stated' | 'emergency-access' | 'announcement-waiting';

/** Something the person is told has happened; it names an item and nothing of its content. */
export interface Notice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly at: Instant;
  readonly itemId?: string;
  readonly seenAt?: Instant;
}

export const isNoticeKind = (kind: string): kind is NoticeKind =>
  ['document-deposited', 'consent-stated', 'emergency-access', 'announcement-waiting'].includes(kind);

/** Adds a notice; the same id twice is one notice. */
export async function addNotice(handle: RecordHandle, notice: Notice): Promise<void> {
  await handle.sql`
    insert into notice (record_id, id, kind, at, item_id)
    values (${handle.recordId}, ${notice.id}, ${notice.kind}, ${new Date(notice.at)}, ${notice.itemId ?? null})
    on conflict (record_id, id) do nothing`;
}

/** What the person has not seen yet of these kinds, emergencies first, then newest first. */
export async function unseenNotices(
  handle: RecordHandle,
  kinds: readonly NoticeKind[],
  atMost: number,
): Promise<Notice[]> {
  const rows = await handle.sql<{ id: string; kind: NoticeKind; at: Date; item_id: string | null }[]>`
    select id, kind, at, item_id from notice
    where record_id = ${handle.recordId} and seen_at is null and kind = any(${[...kinds]})
    order by (kind = 'emergency-access') desc, at desc, id limit ${atMost}`;
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    at: row.at.getTime(),
    ...(row.item_id === null ? {} : { itemId: row.item_id }),
  }));
}

export async function markNoticesSeen(handle: RecordHandle, ids: readonly string[], at: Instant): Promise<void> {
  await handle.sql`
    update notice set seen_at = ${new Date(at)}
    where record_id = ${handle.recordId} and id = any(${[...ids]}::uuid[]) and seen_at is null`;
}
