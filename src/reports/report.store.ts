import type { IdNatPs, RecordId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { RecordHandle, Sql } from '../platform/database.js';
import type { AccessReport, QueuedReport, ReportAnswer, ReportState } from './report.model.js';

interface Row {
  id: string;
  id_nat_ps: IdNatPs;
  trace_n: string;
  opened_at: Date;
  due_at: Date;
  state: ReportState;
  answer: ReportAnswer | null;
  answered_at: Date | null;
}

const reportOf = (row: Row): AccessReport => ({
  id: row.id,
  idNatPs: row.id_nat_ps,
  line: Number(row.trace_n),
  openedAt: row.opened_at.getTime(),
  dueAt: row.due_at.getTime(),
  state: row.state,
  ...(row.answer === null ? {} : { answer: row.answer }),
  ...(row.answered_at === null ? {} : { answeredAt: row.answered_at.getTime() }),
});

/** Newest first. */
export async function readReports(handle: RecordHandle): Promise<AccessReport[]> {
  const rows = await handle.sql<Row[]>`
    select id, id_nat_ps, trace_n, opened_at, due_at, state, answer, answered_at from access_report
    where record_id = ${handle.recordId} order by opened_at desc, id limit 200`;
  return rows.map(reportOf);
}

/** Nothing happens where one is open about the same professional already. */
export async function addReport(
  handle: RecordHandle,
  report: Pick<AccessReport, 'id' | 'idNatPs' | 'line' | 'openedAt' | 'dueAt'>,
): Promise<void> {
  await handle.sql`
    insert into access_report (record_id, id, id_nat_ps, trace_n, opened_at, due_at)
    values (${handle.recordId}, ${report.id}, ${report.idNatPs}, ${report.line}, ${new Date(report.openedAt)},
      ${new Date(report.dueAt)})
    on conflict (record_id, id_nat_ps) where state <> 'answered' do nothing`;
}

export async function moveReport(
  handle: RecordHandle,
  id: string,
  state: ReportState,
  answered?: { readonly answer: ReportAnswer; readonly at: Instant },
): Promise<void> {
  await handle.sql`
    update access_report set state = ${state}, answer = ${answered?.answer ?? null},
      answered_at = ${answered === undefined ? null : new Date(answered.at)}
    where record_id = ${handle.recordId} and id = ${id}`;
}

interface QueueRow {
  record_id: RecordId;
  id: string;
  id_nat_ps: IdNatPs;
  opened_at: Date;
  due_at: Date;
  state: ReportState;
}
const queuedOf = (row: QueueRow): QueuedReport => ({
  recordId: row.record_id,
  id: row.id,
  idNatPs: row.id_nat_ps,
  openedAt: row.opened_at.getTime(),
  dueAt: row.due_at.getTime(),
  state: row.state,
});

/** Open reports of every record, those due first. */
export async function reportsInQueue(directory: Sql, atMost: number): Promise<QueuedReport[]> {
  const rows = await directory<QueueRow[]>`
    select record_id, id, id_nat_ps, opened_at, due_at, state from reports_in_queue(${atMost})`;
  return rows.map(queuedOf);
}

/** One that waits, by its id. */
export async function queuedReport(directory: Sql, id: string): Promise<QueuedReport | undefined> {
  const rows = await directory<QueueRow[]>`
    select record_id, id, id_nat_ps, opened_at, due_at, state from record_of_report(${id})`;
  return rows[0] === undefined ? undefined : queuedOf(rows[0]);
}
