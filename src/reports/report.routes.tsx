import { UNDO_TERM, type ReaderKnown } from '../access/index.js';
import { citizenPage, messagesOfRequest, type CitizenDeps } from '../citizen/index.js';
import type { Caller } from '../identity/index.js';
import { ok, problem, type Result } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { recordRoute, redirect, type Route } from '../platform/route.js';
import { justDone } from '../web/just-done.js';
import type { OwnReports, ReportInput } from './report-access.act.js';
import type { AccessReport } from './report.model.js';
import { REPORT, ReportConfirmPage, REPORTS, ReportsPage } from './report.page.js';

export interface ReportDeps extends CitizenDeps {
  readonly acts: {
    readonly readReports: Act<Caller, Partial<ReportInput>, ReaderKnown, OwnReports>;
    readonly reportAccess: Act<Caller, ReportInput, ReaderKnown, AccessReport>;
  };
  readonly reportDays: number;
}

/** Reporting an access that the person does not recognise, and following what becomes of it. */
export const reportRoutes = (deps: ReportDeps): Route[] => [
  recordRoute({
    method: 'GET',
    path: REPORT,
    edge: deps.edge,
    act: deps.acts.readReports,
    parse({ query }, { session }) {
      const line = lineIn(query.get('ligne'));
      return line.ok ? ok({ recordId: session.recordId, input: { line: line.value } }) : line;
    },
    respond({ about }, request, { session }) {
      const m = messagesOfRequest(request);
      if (about === undefined) throw new Error('a line was asked about');
      return citizenPage(deps, request, session, {
        title: m.history.notMine,
        breadcrumb: [{ label: m.history.title, href: '/historique' }],
        body: <ReportConfirmPage m={m} csrf={session.csrf} about={about} days={deps.reportDays} />,
      });
    },
  }),
  recordRoute({
    method: 'POST',
    path: REPORT,
    body: 'form',
    edge: deps.edge,
    act: deps.acts.reportAccess,
    parse({ form }, { session }) {
      const line = lineIn(form.get('ligne'));
      return line.ok ? ok({ recordId: session.recordId, input: { line: line.value } }) : line;
    },
    respond: () => redirect(REPORTS, [justDone('access-reported')]),
  }),
  recordRoute({
    method: 'GET',
    path: REPORTS,
    edge: deps.edge,
    act: deps.acts.readReports,
    parse: (_request, { session }) => ok({ recordId: session.recordId, input: {} }),
    respond(own, request, { session }) {
      const m = messagesOfRequest(request);
      return citizenPage(deps, request, session, {
        title: m.reports.title,
        lead: m.reports.lead,
        breadcrumb: [{ label: m.history.title, href: '/historique' }],
        flash: ({ what }) => (what === 'access-reported' ? { text: m.reports.done } : undefined),
        body: (
          <ReportsPage
            m={m}
            csrf={session.csrf}
            own={own}
            undoUntil={(since) => since + UNDO_TERM}
            now={deps.clock.domain()}
          />
        ),
      });
    },
  }),
];

const lineIn = (text: string | null): Result<number> => {
  const digits = /^[1-9]\d{0,14}$/.exec(text ?? '');
  return digits === null ? problem('access-unknown', 'ligne') : ok(Number(digits[0]));
};
