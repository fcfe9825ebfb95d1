import {
  DESK,
  staffEdgeFor,
  staffPage,
  staffRoutes,
  type StaffCaller,
  type StaffEdgeDeps,
  type StaffPage,
} from '../help/index.js';
import { messagesOf, readProfessionals, refusalReply, sessionsOf, type StaffSession } from '../identity/index.js';
import type { ActRunner } from '../platform/act.js';
import { redirect, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { justDone } from '../web/just-done.js';
import { answerReportAct, examineReportAct, openReportAct } from './handle-report.act.js';
import { OneReportPage, REPORT_QUEUE, ReportQueuePage } from './queue.page.js';
import { isReportAnswer, type QueuedReport } from './report.model.js';
import { queuedReport, reportsInQueue } from './report.store.js';
import { isUuid } from '../kernel/ids.js';

// The queue's requests, for the help-desk and for auditors. Each report is opened, taken and answered by an act on its record.

export interface ReportQueueDeps extends StaffEdgeDeps {
  readonly runner: ActRunner;
  /** Told of what was done and looked at, for the trail of auditors. */
  told(
    caller: StaffCaller,
    entry: {
      readonly act: 'report-read' | 'report-examine' | 'report-answer';
      readonly outcome: 'done' | 'refused';
      readonly of: string;
      readonly what?: string;
    },
  ): Promise<void>;
}

const MOST = 200;

export function reportQueueRoutes(deps: ReportQueueDeps): Route[] {
  const { clock, database, keys, runner, site } = deps;
  const sql = database.directory;
  const edge = staffEdgeFor(deps, ['helpdesk', 'auditor']);
  const sessions = sessionsOf(deps);

  const { reads, posts } = staffRoutes(edge);
  function page(
    request: HttpRequest,
    session: StaffSession,
    { crumb, ...content }: Omit<StaffPage, 'back' | 'done'> & { readonly crumb?: true },
  ): Reply {
    const { title, done } = messagesOf(request).reportQueue;
    return staffPage(site, request, session, { ...content, done, back: crumb && { label: title, href: REPORT_QUEUE } });
  }

  const nothing = (request: HttpRequest, session: StaffSession): Reply =>
    refusalReply('not-found', request, site, { session, href: REPORT_QUEUE });
  const found = (id: string): Promise<QueuedReport | undefined> =>
    isUuid(id) ? queuedReport(sql, id) : Promise.resolve(undefined);

  async function queue(request: HttpRequest, session: StaffSession): Promise<Reply> {
    const m = messagesOf(request);
    const waiting = await reportsInQueue(sql, MOST);
    const known = await readProfessionals(sql, keys.directory, [...new Set(waiting.map(({ idNatPs }) => idNatPs))]);
    const listed = waiting.map((report) => {
      const professional = known.get(report.idNatPs);
      return { ...report, ...(professional === undefined ? {} : { professional }) };
    });
    const { title, lead } = m.reportQueue;
    const body = <ReportQueuePage m={m} now={clock.domain()} queue={listed} />;
    return page(request, session, { title, lead, body });
  }

  async function one(request: HttpRequest, session: StaffSession, caller: StaffCaller): Promise<Reply> {
    const m = messagesOf(request);
    const report = await found(request.params['id'] ?? '');
    if (report === undefined) return nothing(request, session);
    const opened = await runner.perform(openReportAct, report.recordId, { reportId: report.id }, caller);
    const outcome = opened.kind === 'done' ? 'done' : 'refused';
    await deps.told(caller, { act: 'report-read', outcome, of: report.id });
    if (opened.kind !== 'done') return nothing(request, session);
    const professional = (await readProfessionals(sql, keys.directory, [report.idNatPs])).get(report.idNatPs);
    return page(request, session, {
      title: m.reportQueue.one,
      crumb: true,
      body: (
        <OneReportPage
          m={m}
          csrf={session.csrf}
          now={clock.domain()}
          report={report}
          opensAccounts={caller.kind === 'helpdesk'}
          {...(professional === undefined ? {} : { professional })}
          {...(opened.outcome.access === undefined ? {} : { access: opened.outcome.access })}
        />
      ),
    });
  }

  type Answer = (
    request: HttpRequest,
    report: QueuedReport,
    signed: { readonly session: StaffSession; readonly caller: StaffCaller },
  ) => Promise<Reply>;
  const posted = (path: string, answer: Answer): Route =>
    posts(`${REPORT_QUEUE}/${path}`, async (request, session, caller) => {
      const report = await found(request.form.get('signalement') ?? '');
      return report === undefined ? nothing(request, session) : answer(request, report, { session, caller });
    });
  const again = ({ id }: QueuedReport, what: string): Reply => redirect(`${REPORT_QUEUE}/${id}`, [justDone(what)]);

  return [
    reads(REPORT_QUEUE, queue),
    reads(`${REPORT_QUEUE}/:id`, one),
    posted('prendre', async (_request, report, { caller }) => {
      const done = await runner.perform(examineReportAct, report.recordId, { reportId: report.id }, caller);
      const outcome = done.kind === 'done' ? 'done' : 'refused';
      await deps.told(caller, { act: 'report-examine', outcome, of: report.id });
      return again(report, done.kind === 'done' ? 'examined' : 'further');
    }),
    posted('repondre', async (request, report, { caller }) => {
      const answer = request.form.get('reponse') ?? '';
      if (!isReportAnswer(answer)) return again(report, 'choose');
      const done = await runner.perform(answerReportAct, report.recordId, { reportId: report.id, answer }, caller);
      const outcome = done.kind === 'done' ? 'done' : 'refused';
      await deps.told(caller, { act: 'report-answer', outcome, of: report.id, what: answer });
      return done.kind === 'done' ? redirect(REPORT_QUEUE, [justDone('answered')]) : again(report, 'further');
    }),
    posted('compte', async (request, report, { session, caller }) => {
      if (caller.kind !== 'helpdesk') return nothing(request, session);
      await sessions.save({ ...session, found: { recordId: report.recordId, identified: false } });
      return redirect(DESK, [justDone('found')]);
    }),
  ];
}
