// The only door to the reports of accesses that people do not recognise.
export {
  answerReportAct,
  examineReportAct,
  openReportAct,
  type HandleInput,
  type ReportHandler,
} from './handle-report.act.js';
export {
  readReportsAct,
  reportAccessAct,
  type OwnReports,
  type ReportInput,
  type ReportSettings,
} from './report-access.act.js';
export { raiseReport } from './raise-report.js';
export { isReportAnswer, type AccessReport } from './report.model.js';
export { reportUrgency } from './report-is-answered-in-its-term.rule.js';
export { reportQueueRoutes } from './queue.routes.js';
export { queuedReport, reportsInQueue } from './report.store.js';
export { reportsBelongings } from './reports.belongings.js';
