import type { IdNatPs } from '../kernel/ids.js';
import type { AccessReport } from './report.model.js';

/**
 * One open report for each professional: pressed again, for another access of theirs, the first one stands and its deadline does not move.
 * Once answered, another may follow. Answers the one that stands.
 */
export const oneOpenReportPerProfessional = (
  reports: readonly AccessReport[],
  idNatPs: IdNatPs,
): AccessReport | undefined => reports.find((report) => report.idNatPs === idNatPs && report.state !== 'answered');
