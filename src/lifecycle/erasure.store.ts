import type { RecordId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { BelongingTable } from '../platform/belongings.js';
import type { RecordHandle, Sql } from '../platform/database.js';

// The steps of a deletion, each of which may be taken again after a crash.

const CHANNEL = 'carnet_key_gone';

/** In the transaction that makes the space erased: what is left to do, and which blobs nobody will be able to name afterwards. */
export async function beginErasure(handle: RecordHandle, at: Instant, blobs: readonly string[]): Promise<void> {
  await handle.sql`
    insert into erasure (erased_record, begun_at, blobs) values (${handle.recordId}, ${new Date(at)}, ${[...blobs]})
    on conflict (erased_record) do nothing`;
}

export interface Erasure {
  readonly recordId: RecordId;
  readonly slot: number;
  readonly begunAt: Instant;
  readonly blobs: readonly string[];
  readonly keyIsDestroyed: boolean;
}

/** Deletions begun and not finished, oldest first. */
export async function erasuresToFinish(sql: Sql, after: string, limit: number): Promise<Erasure[]> {
  const rows = await sql<
    { erased_record: RecordId; key_slot: string; begun_at: Date; blobs: string[]; key_destroyed_at: Date | null }[]
  >`
    select e.erased_record, s.key_slot, e.begun_at, e.blobs, e.key_destroyed_at
    from erasure e join space s on s.record_id = e.erased_record
    where e.done_at is null and e.erased_record > ${after}::uuid order by e.erased_record limit ${limit}`;
  return rows.map((row) => ({
    recordId: row.erased_record,
    slot: Number(row.key_slot),
    begunAt: row.begun_at.getTime(),
    blobs: row.blobs,
    keyIsDestroyed: row.key_destroyed_at !== null,
  }));
}

/** Is there still something to tell the person, for which their address is needed? */
export async function hasSomethingToTell({ sql, recordId }: RecordHandle): Promise<boolean> {
  const rows = await sql`select 1 from outbox where record_id = ${recordId} and done_at is null limit 1`;
  return rows.length > 0;
}

/** Empties every table of the record. */
export async function emptyTables(handle: RecordHandle, tables: readonly BelongingTable[]): Promise<void> {
  for (const { table, erased } of tables)
    if (erased === undefined)
      await handle.sql.unsafe(`delete from ${table} where record_id = $1`, [handle.recordId], { prepare: true });
}

/** What the directory still led to this record by. The keyed hash of the INS stays: who left is not brought back by the next feed. */
export async function leaveDirectory(sql: Sql, recordId: RecordId): Promise<void> {
  await sql`delete from directory_account where record_id = ${recordId}`;
  await sql`delete from directory_passkey where record_id = ${recordId}`;
  await sql`delete from directory_national_link where record_id = ${recordId}`;
  await sql`delete from directory_traits where record_id = ${recordId}`;
  await sql`delete from directory_code where record_id = ${recordId}`;
  await sql`delete from directory_visit where record_id = ${recordId}`;
  await sql`delete from directory_heir where record_id = ${recordId}`;
  await sql`delete from session where record_id = ${recordId}`;
  await sql`update directory_person set line_digest = null, as_of = null where record_id = ${recordId}`;
}

/** The key is gone: says so to every process, which drops what it had of it. */
export async function tellKeyIsGone(sql: Sql, recordId: RecordId, at: Instant): Promise<void> {
  await sql`update erasure set key_destroyed_at = ${new Date(at)} where erased_record = ${recordId}`;
  await sql.notify(CHANNEL, recordId);
}

export async function endErasure(sql: Sql, recordId: RecordId, at: Instant): Promise<void> {
  await sql`update erasure set done_at = ${new Date(at)}, blobs = '{}' where erased_record = ${recordId}`;
}

/** Drops keys that another process destroyed; answers how to stop listening. */
export async function followErasures(sql: Sql, forget: (recordId: RecordId) => void): Promise<() => Promise<void>> {
  const listening = await sql.listen(CHANNEL, (recordId) => forget(recordId as RecordId));
  return async () => {
    await listening.unlisten();
  };
}
