import { appendTrace } from '../audit/index.js';
import type { IdNatPs } from '../kernel/ids.js';
import { ok } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import type { ReportHandler } from './handle-report.act.js';
import { oneOpenReportPerProfessional } from './one-open-report-per-professional.rule.js';
import { reportIsAnsweredInItsTerm } from './report-is-answered-in-its-term.rule.js';
import { addReport, readReports } from './report.store.js';

export interface RaiseInput {
  readonly idNatPs: IdNatPs;
  /** The line of the shown chain it is about. */
  readonly line: number;
}

/** An auditor found an access abusive: the person is owed an answer as if they had reported it, and sees it among their reports. */
export const raiseReportAct = (settings: {
  readonly reportDays: number;
}): Act<ReportHandler, RaiseInput, object, undefined> => ({
  name: 'report-raise',
  alone: true,
  facts: () => Promise.resolve({}),
  decide: () => ({ allowed: true, rule: 'one-open-report-per-professional' }),
  async act(handle, { idNatPs, line }, _facts, { at, ids }) {
    const open = oneOpenReportPerProfessional(await readReports(handle), idNatPs);
    if (open !== undefined) return ok(undefined);
    const dueAt = reportIsAnsweredInItsTerm(at, settings.reportDays);
    await addReport(handle, { id: ids.item(`report ${idNatPs} ${at}`), idNatPs, line, openedAt: at, dueAt });
    return ok(undefined);
  },
  trace: (handle, { idNatPs }, _facts, { caller, at }, ending) =>
    appendTrace(handle, 'shown', {
      at,
      act: 'report-raise',
      outcome: ending.kind,
      rule: ending.rule,
      actor: {
        kind: caller.kind,
        ...(caller.id === undefined ? {} : { id: caller.id }),
        ...(caller.name === undefined ? {} : { name: caller.name }),
      },
      situation: 'normal',
      object: { kind: 'professional', id: idNatPs },
    }),
});
