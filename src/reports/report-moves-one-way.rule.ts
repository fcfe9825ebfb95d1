import { problem, ok, type Result } from '../kernel/result.js';
import { REPORT_STATES, type ReportState } from './report.model.js';

/** Received, being looked at, answered: a report goes on, never back, and an answer given stands. */
export function reportMovesOneWay(from: ReportState, to: ReportState): Result<ReportState> {
  return REPORT_STATES.indexOf(to) > REPORT_STATES.indexOf(from) ? ok(to) : problem('report-already-further');
}
