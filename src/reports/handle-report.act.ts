import { appendTrace } from '../audit/index.js';
import { ok, problem } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { addToOutbox, outboxId } from '../platform/outbox.js';
import { reportMovesOneWay } from './report-moves-one-way.rule.js';
import type { AccessReport, ReportAnswer } from './report.model.js';
import { moveReport, readReports } from './report.store.js';

/** Who works on the queue: an adviser, an auditor, or the operator at the command line. They read nothing of the record. */
export interface ReportHandler {
  readonly kind: 'helpdesk' | 'system';
  readonly name?: string;
}

export interface HandleInput {
  readonly reportId: string;
  /** Absent: it is being looked at. */
  readonly answer?: ReportAnswer;
}

type Facts = AccessReport | undefined;

/** A report is taken up, or answered: the person is told the answer by the record's own outbox. */
function handleReport(name: 'report-examine' | 'report-answer'): Act<ReportHandler, HandleInput, Facts, AccessReport> {
  return {
    name,
    alone: true,
    facts: async (handle, { reportId }) => (await readReports(handle)).find(({ id }) => id === reportId),
    // The report's own row is all there is to see; nothing of the record is read or decided on.
    decide: () => ({ allowed: true, rule: 'report-moves-one-way' }),
    async act(handle, { reportId, answer }, report, { at }) {
      if (report === undefined) return problem('report-unknown');
      const moved = reportMovesOneWay(report.state, answer === undefined ? 'examined' : 'answered');
      if (!moved.ok) return moved;
      await moveReport(handle, reportId, moved.value, answer === undefined ? undefined : { answer, at });
      if (answer !== undefined)
        await addToOutbox(handle, {
          id: outboxId(`answer to ${reportId}`),
          kind: 'report-answered',
          itemId: reportId,
          at,
        });
      return ok({ ...report, state: moved.value, ...(answer === undefined ? {} : { answer, answeredAt: at }) });
    },
    trace: (handle, _input, _facts, { caller, at }, ending) =>
      appendTrace(handle, 'shown', {
        at,
        act: name,
        outcome: ending.kind,
        rule: ending.rule,
        actor: { kind: caller.kind, ...(caller.name === undefined ? {} : { name: caller.name }) },
        situation: 'normal',
        ...(ending.kind === 'failed' ? { problem: ending.problem.problem } : {}),
      }),
  };
}

export const examineReportAct = handleReport('report-examine');
export const answerReportAct = handleReport('report-answer');
