import { appendTrace, readTrace } from '../audit/index.js';
import { ok, problem } from '../kernel/result.js';
import type { Act, ActContext, ActEnding } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { addToOutbox, outboxId } from '../platform/outbox.js';
import { reportMovesOneWay } from './report-moves-one-way.rule.js';
import type { AccessReport, ReportAnswer } from './report.model.js';
import { reportShowsItsAccessAlone, type ReportedAccess } from './report-shows-its-access-alone.rule.js';
import { moveReport, readReports } from './report.store.js';

/** Who works on the queue: an adviser, an auditor, or the operator at the command line. They read nothing of the record. */
export interface ReportHandler {
  readonly kind: 'helpdesk' | 'auditor' | 'system';
  readonly id?: string;
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
    trace: (handle, _input, _facts, context, ending) => traceHandling(handle, name, context, ending),
  };
}

const traceHandling = (
  handle: RecordHandle,
  act: string,
  { caller, at }: ActContext<ReportHandler>,
  ending: ActEnding<unknown>,
): Promise<void> =>
  appendTrace(handle, 'shown', {
    at,
    act,
    outcome: ending.kind,
    rule: ending.rule,
    actor: {
      kind: caller.kind,
      ...(caller.id === undefined ? {} : { id: caller.id }),
      ...(caller.name === undefined ? {} : { name: caller.name }),
    },
    situation: 'normal',
    ...(ending.kind === 'failed' ? { problem: ending.problem.problem } : {}),
  });

/** A report is opened by whoever will answer it: of the whole history, they see the access it is about. */
export const openReportAct: Act<
  ReportHandler,
  Pick<HandleInput, 'reportId'>,
  Facts,
  { readonly report: AccessReport; readonly access?: ReportedAccess }
> = {
  name: 'report-open',
  facts: async (handle, { reportId }) => (await readReports(handle)).find(({ id }) => id === reportId),
  decide: () => ({ allowed: true, rule: 'report-shows-its-access-alone' }),
  async act(handle, _input, report) {
    if (report === undefined) return problem('report-unknown');
    const { lines } = await readTrace(handle, 'shown', { limit: 1, before: report.line + 1 });
    const line = lines.find(({ n }) => n === report.line);
    return ok({ report, ...(line === undefined ? {} : { access: reportShowsItsAccessAlone(line) }) });
  },
  trace: (handle, _input, _facts, context, ending) => traceHandling(handle, 'report-open', context, ending),
};

export const examineReportAct = handleReport('report-examine');
export const answerReportAct = handleReport('report-answer');
