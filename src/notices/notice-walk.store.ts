import type { RecordId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { RecordHandle, Sql } from '../platform/database.js';

// How far the worker has gone through the shown chains, and who has read each record before.

const NIL = '00000000-0000-0000-0000-000000000000';

/** Up to which line the record's chain was told, and its last line now. */
export async function readWalk(handle: RecordHandle): Promise<{ readonly told: number; readonly last: number }> {
  const rows = await handle.sql<{ told: string; last: string }[]>`
    select h.n as last, coalesce(w.told_n, 0) as told
    from trace_head h left join notice_walk w on w.record_id = h.record_id
    where h.record_id = ${handle.recordId} and h.chain = 'shown'`;
  return { told: Number(rows[0]?.told ?? 0), last: Number(rows[0]?.last ?? 0) };
}

export async function saveWalk(handle: RecordHandle, told: number): Promise<void> {
  await handle.sql`
    insert into notice_walk (record_id, told_n) values (${handle.recordId}, ${told})
    on conflict (record_id) do update set told_n = excluded.told_n`;
}

/** Notes a reader; answers whether they were known before. */
export async function noteReader(handle: RecordHandle, reader: string, at: Instant): Promise<boolean> {
  const rows = await handle.sql`
    insert into known_reader (record_id, reader, since) values (${handle.recordId}, ${reader}, ${new Date(at)})
    on conflict (record_id, reader) do nothing returning reader`;
  return rows.length === 0;
}

/** Where the worker last looked, in milliseconds of domain time. */
export async function readLook(directory: Sql): Promise<Instant> {
  const rows = await directory<{ looked_until: string }[]>`select looked_until from notice_look`;
  return Number(rows[0]?.looked_until ?? 0);
}

export async function saveLook(directory: Sql, until: Instant): Promise<void> {
  await directory`update notice_look set looked_until = ${until} where looked_until < ${until}`;
}

export async function recordsToTell(
  directory: Sql,
  { since, after, atMost }: { since: Instant; after?: RecordId | undefined; atMost: number },
): Promise<RecordId[]> {
  const rows = await directory<{ record_id: RecordId }[]>`
    select record_id from records_to_tell(${since}, ${after ?? NIL}, ${atMost})`;
  return rows.map((row) => row.record_id);
}
