import type { RecordId } from '../../kernel/ids.js';
import type { Instant } from '../../kernel/time.js';
import type { RecordHandle, Sql } from '../../platform/database.js';
import type { SpaceState } from '../../identity/index.js';

// What the directory keeps of the insurer's feed: keyed hashes and dates, and how far an import has come.

export interface KnownPerson {
  readonly recordId: RecordId;
  readonly state: SpaceState;
  readonly since: Instant;
  /** Hexadecimal; absent for a record that no feed made. */
  readonly digest?: string;
  readonly asOf?: Instant;
}

/** Those of these keyed hashes of INS (hexadecimal) that are known, by hash. */
export async function knownPersons(sql: Sql, indexes: readonly string[]): Promise<Map<string, KnownPerson>> {
  const rows = await sql<
    { i: string; record_id: RecordId; state: SpaceState; state_since: Date; d: string | null; as_of: Date | null }[]
  >`
    select encode(d.ins_index, 'hex') as i, d.record_id, s.state, s.state_since, encode(d.line_digest, 'hex') as d, d.as_of
    from directory_person d join space s using (record_id)
    where d.ins_index = any(array(select decode(h, 'hex') from unnest(${[...indexes]}::text[]) h))`;
  return new Map(
    rows.map((row) => [
      row.i,
      {
        recordId: row.record_id,
        state: row.state,
        since: row.state_since.getTime(),
        ...(row.d === null ? {} : { digest: row.d }),
        ...(row.as_of === null ? {} : { asOf: row.as_of.getTime() }),
      },
    ]),
  );
}

/** Places for new keys in the key store, which never collide. */
export async function newSlots(sql: Sql, count: number): Promise<number[]> {
  const rows = await sql<{ slot: string }[]>`
    select nextval('record_key_slot') as slot from generate_series(1, ${count})`;
  return rows.map(({ slot }) => Number(slot));
}

/** What the feed last said of the open record. */
export async function rememberLine(handle: RecordHandle, digest: Buffer, asOf: Instant | undefined): Promise<void> {
  await handle.sql`
    update directory_person set line_digest = ${digest}, as_of = ${asOf === undefined ? null : new Date(asOf)}
    where record_id = ${handle.recordId}`;
}

/** The open record's place among those growing up; emptied when it has come already. */
export async function saveMajority(handle: RecordHandle, at: Instant | undefined): Promise<void> {
  await handle.sql`
    update space set majority_at = ${at === undefined ? null : new Date(at)}, moves = moves + 1
    where record_id = ${handle.recordId} and state <> 'erased'`;
}

/** The attending physician as the insurer knows them: the one before is so no longer. */
export async function saveAttending(handle: RecordHandle, idNatPs: string | undefined, at: Instant): Promise<void> {
  await handle.sql`
    update relation set until = ${new Date(at)}
    where record_id = ${handle.recordId} and kind = 'attending' and until is null and id_nat_ps <> ${idNatPs ?? ''}`;
  if (idNatPs !== undefined)
    await handle.sql`
      insert into relation (record_id, id_nat_ps, kind, since) values (${handle.recordId}, ${idNatPs}, 'attending', ${new Date(at)})
      on conflict (record_id, id_nat_ps, kind) do update set until = null`;
}

export interface ImportRun {
  readonly bytes: number;
  readonly lines: number;
  readonly refusedBytes: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly header?: string;
  /** SHA-256 of the lines read so far: only the same feed is taken up where it stopped. */
  readonly read?: Buffer;
  readonly ended: boolean;
}

/** The run of this name, made when it is new. */
export async function openRun(sql: Sql, id: string, kind: 'persons' | 'records', at: Instant): Promise<ImportRun> {
  await sql`
    insert into import_run (id, kind, begun_at) values (${id}, ${kind}, ${new Date(at)}) on conflict (id) do nothing`;
  const rows = await sql<
    {
      bytes_done: string;
      lines_done: string;
      refused_bytes: string;
      counts: Record<string, number>;
      header: string | null;
      read_digest: Buffer | null;
      ended_at: Date | null;
    }[]
  >`select bytes_done, lines_done, refused_bytes, counts, header, read_digest, ended_at from import_run where id = ${id}`;
  const row = rows[0];
  if (row === undefined) throw new Error('an import without its run');
  return {
    bytes: Number(row.bytes_done),
    lines: Number(row.lines_done),
    refusedBytes: Number(row.refused_bytes),
    counts: row.counts,
    ...(row.header === null ? {} : { header: row.header }),
    ...(row.read_digest === null ? {} : { read: row.read_digest }),
    ended: row.ended_at !== null,
  };
}

/** Starts a run from its beginning: one that had ended, or one that was begun with another feed. */
export async function restartRun(sql: Sql, id: string): Promise<void> {
  await sql`
    update import_run set bytes_done = 0, lines_done = 0, refused_bytes = 0, counts = '{}', header = null, read_digest = null,
      ended_at = null
    where id = ${id}`;
}

export type RunProgress = Omit<ImportRun, 'ended'>;

/** New records, those that the erased leave their place to, and how far the run has come: all or nothing. */
export async function commitBatch(
  sql: Sql,
  id: string,
  newcomers: readonly object[],
  anew: readonly RecordId[],
  progress: RunProgress,
): Promise<void> {
  await sql.begin(async (tx) => {
    if (anew.length > 0)
      await tx`
        delete from directory_person d using space s
        where s.record_id = d.record_id and s.state = 'erased' and d.record_id = any(${[...anew]}::uuid[])`;
    if (newcomers.length > 0) await tx`select take_in_persons(${JSON.stringify(newcomers)}::text::json)`;
    await tx`
      update import_run set bytes_done = ${progress.bytes}, lines_done = ${progress.lines},
        refused_bytes = ${progress.refusedBytes}, counts = ${tx.json(progress.counts)}, header = ${progress.header ?? null},
        read_digest = ${progress.read ?? null}
      where id = ${id}`;
  });
}

export async function endRun(sql: Sql, id: string, at: Instant): Promise<void> {
  await sql`update import_run set ended_at = ${new Date(at)} where id = ${id}`;
}
