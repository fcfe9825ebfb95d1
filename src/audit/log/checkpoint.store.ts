import type { Instant } from '../../kernel/time.js';
import type { LogName } from './leaf.model.js';
import type { LogSql } from './log.store.js';

/** A checkpoint as it is kept: signed by us, and by the witness once it has. */
export interface KeptCheckpoint {
  readonly log: LogName;
  readonly size: number;
  readonly root: Uint8Array;
  readonly at: Instant;
  readonly note: string;
  readonly witnessed: boolean;
  /** What the witness answered when it would not cosign. */
  readonly refused?: string;
}

interface Row {
  log: LogName;
  size: string;
  root: Buffer;
  at: Date;
  note: string;
  witnessed: boolean;
  refused: string | null;
}
const checkpointOf = (row: Row): KeptCheckpoint => ({
  log: row.log,
  size: Number(row.size),
  root: row.root,
  at: row.at.getTime(),
  note: row.note,
  witnessed: row.witnessed,
  ...(row.refused === null ? {} : { refused: row.refused }),
});

export async function addCheckpoint(
  sql: LogSql,
  { log, size, root, at, note }: Pick<KeptCheckpoint, 'log' | 'size' | 'root' | 'at' | 'note'>,
): Promise<void> {
  await sql`
    insert into trace_log_checkpoint (log, size, root, at, note)
    values (${log}, ${size}, ${Buffer.from(root)}, ${new Date(at)}, ${note}) on conflict (log, size) do nothing`;
}

/** The newest checkpoint; with `witnessed`, the newest that the witness has cosigned. */
export async function lastCheckpoint(
  sql: LogSql,
  log: LogName,
  { witnessed = false }: { readonly witnessed?: boolean } = {},
): Promise<KeptCheckpoint | undefined> {
  const rows = await sql<Row[]>`
    select log, size, root, at, note, witnessed, refused from trace_log_checkpoint
    where log = ${log} and (witnessed or not ${witnessed}) order by size desc limit 1`;
  return rows[0] === undefined ? undefined : checkpointOf(rows[0]);
}

export async function markWitnessed(sql: LogSql, log: LogName, size: number, note: string): Promise<void> {
  await sql`
    update trace_log_checkpoint set note = ${note}, witnessed = true, refused = null
    where log = ${log} and size = ${size}`;
}

export async function markRefused(sql: LogSql, log: LogName, size: number, refused: string): Promise<void> {
  await sql`update trace_log_checkpoint set refused = ${refused} where log = ${log} and size = ${size}`;
}

/** Every checkpoint of a log, smallest first. */
export async function everyCheckpoint(sql: LogSql, log: LogName): Promise<KeptCheckpoint[]> {
  const rows = await sql<Row[]>`
    select log, size, root, at, note, witnessed, refused from trace_log_checkpoint where log = ${log} order by size`;
  return rows.map(checkpointOf);
}
