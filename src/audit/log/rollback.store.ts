import type { Instant } from '../../kernel/time.js';
import type { LogName } from './leaf.model.js';
import type { LogSql } from './log.store.js';

export interface KeptRollback {
  readonly log: LogName;
  readonly fromSize: number;
  readonly toSize: number;
  readonly at: Instant;
  /** The signed statement. */
  readonly note: string;
  /** The checkpoint the log goes on from, cosigned; empty where it begins anew. */
  readonly base: string;
  readonly witnessed: boolean;
}

interface Row {
  log: LogName;
  from_size: string;
  to_size: string;
  at: Date;
  note: string;
  base: string;
  witnessed: boolean;
}

/** Statements about a log, oldest first. */
export async function readRollbacks(sql: LogSql, log: LogName): Promise<KeptRollback[]> {
  const rows = await sql<Row[]>`
    select log, from_size, to_size, at, note, base, witnessed from trace_log_rollback where log = ${log} order by at`;
  return rows.map((row) => ({
    log: row.log,
    fromSize: Number(row.from_size),
    toSize: Number(row.to_size),
    at: row.at.getTime(),
    note: row.note,
    base: row.base,
    witnessed: row.witnessed,
  }));
}

export async function addRollback(sql: LogSql, one: Omit<KeptRollback, 'witnessed'>): Promise<void> {
  await sql`
    insert into trace_log_rollback (log, from_size, to_size, at, note, base)
    values (${one.log}, ${one.fromSize}, ${one.toSize}, ${new Date(one.at)}, ${one.note}, ${one.base})`;
}

export async function markRollbackWitnessed(
  sql: LogSql,
  { log, fromSize, at }: Pick<KeptRollback, 'log' | 'fromSize' | 'at'>,
  note: string,
): Promise<void> {
  await sql`
    update trace_log_rollback set note = ${note}, witnessed = true
    where log = ${log} and from_size = ${fromSize} and at = ${new Date(at)}`;
}

/** What the first operator said. */
export interface Restore {
  readonly id: string;
  readonly at: Instant;
  readonly operator: string;
  readonly restoredOn: string;
  readonly reason: string;
}

export async function addRestore(sql: LogSql, one: Restore): Promise<void> {
  await sql`
    insert into trace_log_restore (id, at, operator, restored_on, reason)
    values (${one.id}, ${new Date(one.at)}, ${one.operator}, ${one.restoredOn}, ${one.reason})`;
}

/** Takes it up, once. */
export async function takeRestore(sql: LogSql, id: string, at: Instant): Promise<Restore | undefined> {
  const rows = await sql<{ id: string; at: Date; operator: string; restored_on: string; reason: string }[]>`
    update trace_log_restore set confirmed_at = ${new Date(at)} where id = ${id} and confirmed_at is null
    returning id, at, operator, to_char(restored_on, 'YYYY-MM-DD') as restored_on, reason`;
  const row = rows[0];
  return row === undefined
    ? undefined
    : { id: row.id, at: row.at.getTime(), operator: row.operator, restoredOn: row.restored_on, reason: row.reason };
}
