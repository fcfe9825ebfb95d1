import { appendTrace } from '../audit/index.js';
import type { IdNatPs } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { RecordHandle } from '../platform/database.js';
import { oneOpenReportPerProfessional } from './one-open-report-per-professional.rule.js';
import { reportIsAnsweredInItsTerm } from './report-is-answered-in-its-term.rule.js';
import { addReport, readReports } from './report.store.js';

export interface RaiseInput {
  /** The report's id; the same one again raises nothing. */
  readonly id: string;
  readonly idNatPs: IdNatPs;
  /** The line of the shown chain it is about. */
  readonly line: number;
  /** The auditor who judged. */
  readonly by?: { readonly id: string; readonly name: string };
}

/**
 * An auditor found an access abusive: the person is owed an answer as if they had reported it, and sees it among their reports. Carried on
 * from the record's outbox, in the transaction that marks the item done.
 */
export async function raiseReport(
  handle: RecordHandle,
  { id, idNatPs, line, by }: RaiseInput,
  at: Instant,
  reportDays: number,
): Promise<void> {
  if (oneOpenReportPerProfessional(await readReports(handle), idNatPs) === undefined)
    await addReport(handle, { id, idNatPs, line, openedAt: at, dueAt: reportIsAnsweredInItsTerm(at, reportDays) });
  await appendTrace(handle, 'shown', {
    at,
    act: 'report-raise',
    outcome: 'done',
    rule: 'one-open-report-per-professional',
    actor: by === undefined ? { kind: 'system' } : { kind: 'auditor', id: by.id, name: by.name },
    situation: 'normal',
    object: { kind: 'professional', id: idNatPs },
  });
}
