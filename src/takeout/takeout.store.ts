import type { RecordId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { BelongingTable } from '../platform/belongings.js';
import type { RecordHandle, Sql } from '../platform/database.js';
import { instantOf } from '../platform/sql-text.js';
import type { Takeout, TakeoutFile, TakeoutState } from './takeout.model.js';

interface Row {
  id: string;
  state: TakeoutState;
  heir_request: string | null;
  asked_at: Date;
  documents_done: number;
  documents_all: number | null;
  bytes_done: string;
  bytes_all: string | null;
  tries: number;
  ready_at: Date | null;
  expires_at: Date | null;
  sealed: Buffer | null;
}

function takeoutOf(handle: RecordHandle, row: Row): Takeout {
  const [readyAt, expiresAt] = [instantOf(row.ready_at), instantOf(row.expires_at)];
  return {
    id: row.id,
    state: row.state,
    askedAt: row.asked_at.getTime(),
    documentsDone: row.documents_done,
    bytesDone: Number(row.bytes_done),
    tries: row.tries,
    ...(row.heir_request === null ? {} : { heirRequest: row.heir_request }),
    ...(row.documents_all === null ? {} : { documentsAll: row.documents_all }),
    ...(row.bytes_all === null ? {} : { bytesAll: Number(row.bytes_all) }),
    ...(readyAt === undefined ? {} : { readyAt }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(row.sealed === null
      ? {}
      : { file: JSON.parse(handle.open('takeout', row.id, row.sealed).toString()) as TakeoutFile }),
  };
}

/**
 * Runs `work` unless a maker is at work anywhere, in which case undefined. The lock is the session's: it ends with the process that
 * holds it.
 */
export async function asOnlyMaker<T>(sql: Sql, work: () => Promise<T>): Promise<T | undefined> {
  const session = await sql.reserve();
  try {
    const [lock] = await session<{ mine: boolean }[]>`
      select pg_try_advisory_lock(hashtext('carnet'), hashtext('make-takeouts')) as mine`;
    if (lock?.mine !== true) return undefined;
    try {
      return await work();
    } finally {
      await session`select pg_advisory_unlock(hashtext('carnet'), hashtext('make-takeouts'))`;
    }
  } finally {
    session.release();
  }
}

/** Every copy of the record, the last one asked for first: the person's own, and those for heirs. */
export async function readTakeouts(handle: RecordHandle): Promise<Takeout[]> {
  const rows = await handle.sql<Row[]>`
    select id, state, heir_request, asked_at, documents_done, documents_all, bytes_done, bytes_all, tries, ready_at, expires_at, sealed
    from takeout where record_id = ${handle.recordId} order by asked_at desc, id limit 20`;
  return rows.map((row) => takeoutOf(handle, row));
}

/** The person's own. */
export const readOwnTakeouts = async (handle: RecordHandle): Promise<Takeout[]> =>
  (await readTakeouts(handle)).filter(({ heirRequest }) => heirRequest === undefined);

/** Those for one granted request of an heir. */
export const heirCopies = async (handle: RecordHandle, heirRequest: string): Promise<Takeout[]> =>
  (await readTakeouts(handle)).filter((one) => one.heirRequest === heirRequest);

export async function addTakeout(handle: RecordHandle, id: string, at: Instant, heirRequest?: string): Promise<void> {
  await handle.sql`
    insert into takeout (record_id, id, state, asked_at, heir_request)
    values (${handle.recordId}, ${id}, 'waiting', ${new Date(at)}, ${heirRequest ?? null})`;
}

/** A copy of what was granted to an heir is wanted; the maker decides again on what goes in. */
export const askTakeoutForHeir = (handle: RecordHandle, id: string, heirRequest: string, at: Instant): Promise<void> =>
  addTakeout(handle, id, at, heirRequest);

/** Begins, or begins again after a crash, with what there is to do. */
export async function beginTakeout(
  handle: RecordHandle,
  id: string,
  at: Instant,
  all: { readonly documents: number; readonly bytes: number },
): Promise<void> {
  await handle.sql`
    update takeout set state = 'making', begun_at = ${new Date(at)}, documents_all = ${all.documents}, bytes_all = ${all.bytes},
      documents_done = 0, bytes_done = 0, tries = tries + 1
    where record_id = ${handle.recordId} and id = ${id}`;
}

export async function noteProgress(handle: RecordHandle, id: string, documents: number, bytes: number): Promise<void> {
  await handle.sql`
    update takeout set documents_done = ${documents}, bytes_done = ${bytes}
    where record_id = ${handle.recordId} and id = ${id} and state = 'making'`;
}

/** False when it is no longer being made (another worker finished it, the record was erased). */
export async function finishTakeout(
  handle: RecordHandle,
  id: string,
  { at, expiresAt, file }: { readonly at: Instant; readonly expiresAt: Instant; readonly file: TakeoutFile },
): Promise<boolean> {
  const rows = await handle.sql`
    update takeout set state = 'ready', ready_at = ${new Date(at)}, expires_at = ${new Date(expiresAt)},
      documents_done = documents_all, bytes_done = bytes_all, sealed = ${handle.seal('takeout', id, JSON.stringify(file))}
    where record_id = ${handle.recordId} and id = ${id} and state = 'making' returning 1`;
  return rows.length === 1;
}

export async function endTakeout(handle: RecordHandle, id: string, state: 'failed' | 'gone'): Promise<void> {
  await handle.sql`
    update takeout set state = ${state}, sealed = null where record_id = ${handle.recordId} and id = ${id}`;
}

export async function countDownload(handle: RecordHandle, id: string): Promise<void> {
  await handle.sql`
    update takeout set downloads = downloads + 1 where record_id = ${handle.recordId} and id = ${id}`;
}

/** Records that wait for their copy, or have one whose link is over. */
export async function recordsWithTakeouts(sql: Sql, at: Instant, atMost: number): Promise<RecordId[]> {
  const rows = await sql<{ record_id: RecordId }[]>`
    select record_id from records_with_takeouts(${new Date(at)}, ${atMost})`;
  return rows.map((row) => row.record_id);
}

/** The rows of a table as they leave: sealed columns opened. */
export async function rowsOf(
  handle: RecordHandle,
  { table, sealed = {}, id }: BelongingTable,
): Promise<Record<string, unknown>[]> {
  const rows = await handle.sql.unsafe<{ row: Record<string, unknown> }[]>(
    `select to_jsonb(t) - 'record_id' as row from ${table} t where t.record_id = $1 order by 1`,
    [handle.recordId],
    { prepare: true },
  );
  return rows.map(({ row }) => {
    const open = { ...row };
    for (const [column, binding] of Object.entries(sealed))
      if (typeof open[column] === 'string')
        open[column] = handle
          .open(
            binding,
            id === undefined ? handle.recordId : String(row[id]),
            Buffer.from(open[column].slice(2), 'hex'),
          )
          .toString();
    return open;
  });
}

/** Puts such rows into this record, sealed under its key. Columns that this version does not know are left out. */
export async function putRows(
  handle: RecordHandle,
  { table, sealed = {}, id }: BelongingTable,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  if (rows.length === 0) return;
  const closed = rows.map((row) => {
    const filled: Record<string, unknown> = { ...row, record_id: handle.recordId };
    for (const [column, binding] of Object.entries(sealed))
      if (typeof filled[column] === 'string') {
        const bytes = handle.seal(binding, id === undefined ? handle.recordId : String(row[id]), filled[column]);
        filled[column] = `\\x${bytes.toString('hex')}`;
      }
    return filled;
  });
  await handle.sql.unsafe(`delete from ${table} where record_id = $1`, [handle.recordId]);
  await handle.sql.unsafe(
    `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::text::jsonb)`,
    [JSON.stringify(closed)],
  );
}
