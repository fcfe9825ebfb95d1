import { citizenPage, messagesOfRequest, type CitizenDeps } from '../citizen/index.js';
import type { TraceLine } from '../audit/index.js';
import type { Caller } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import { DAY } from '../kernel/time.js';
import type { Act } from '../platform/act.js';
import { notFound, recordRoute, type Route } from '../platform/route.js';
import { HistoryPage, PERIODS, type Period } from './history.page.js';
import { HistoryLinePage } from './history-line.page.js';
import { isHistoryKind, type HistoryKind } from './history-kind.rule.js';
import type { HistoryLineInput, OwnHistory, OwnHistoryInput, ReaderKnown } from './index.js';

export interface HistoryDeps extends CitizenDeps {
  readonly acts: {
    readonly readOwnHistory: Act<Caller, OwnHistoryInput, ReaderKnown, OwnHistory>;
    readonly readHistoryLine: Act<Caller, HistoryLineInput, ReaderKnown, TraceLine>;
  };
}

const LINE = '/historique/ligne/';
const PER_PAGE = 30;
const DAYS: Readonly<Record<Period, number | undefined>> = { all: undefined, week: 7, month: 30, year: 365 };

/** The page of who has looked, and one page for each access. */
export const historyRoutes = (deps: HistoryDeps): Route[] => [
  recordRoute({
    method: 'GET',
    path: '/historique',
    edge: deps.edge,
    act: deps.acts.readOwnHistory,
    parse({ query }, { session }) {
      const { kind, period, before } = askedIn(query);
      const days = DAYS[period];
      return ok({
        recordId: session.recordId,
        input: {
          kind,
          limit: PER_PAGE,
          ...(before === undefined ? {} : { before }),
          ...(days === undefined ? {} : { since: deps.clock.domain() - days * DAY }),
        },
      });
    },
    respond(history, request, { session }) {
      const m = messagesOfRequest(request);
      const { kind, period, before } = askedIn(request.query);
      return citizenPage(deps, request, session, {
        title: m.history.title,
        lead: m.history.lead,
        body: (
          <HistoryPage
            m={m}
            history={history}
            kind={kind}
            period={period}
            further={before !== undefined}
            now={deps.clock.domain()}
            documentHref={(id) => `/documents/${deps.publicIds.of('document', session.recordId, id)}`}
          />
        ),
      });
    },
  }),
  recordRoute({
    method: 'GET',
    path: `${LINE}:n`,
    // A line that is not there, or not yet shown, is a page that is not there.
    edge: {
      ...deps.edge,
      failed: (fault, request, session) =>
        fault.problem === 'access-unknown' && session !== undefined
          ? deps.edge.refused('not-found', request, session)
          : deps.edge.failed(fault, request, session),
    },
    act: deps.acts.readHistoryLine,
    parse({ params }, { session }) {
      const digits = /^[1-9]\d{0,14}$/.exec(params['n'] ?? '');
      return digits === null ? notFound() : ok({ recordId: session.recordId, input: { line: Number(digits[0]) } });
    },
    respond(line, request, { session }) {
      const m = messagesOfRequest(request);
      return citizenPage(deps, request, session, {
        title: m.historyLine.title,
        breadcrumb: [{ label: m.history.title, href: '/historique' }],
        body: (
          <HistoryLinePage
            m={m}
            line={line}
            person={session.displayName}
            documentHref={(id) => `/documents/${deps.publicIds.of('document', session.recordId, id)}`}
          />
        ),
      });
    },
  }),
];

function askedIn(query: URLSearchParams): { kind: HistoryKind; period: Period; before?: number } {
  const kind = query.get('montrer') ?? '';
  const period = PERIODS.find((one) => one === query.get('periode')) ?? 'all';
  const before = query.get('avant') ?? '';
  return {
    kind: isHistoryKind(kind) ? kind : 'others',
    period,
    ...(/^\d{1,15}$/.test(before) ? { before: Number(before) } : {}),
  };
}
