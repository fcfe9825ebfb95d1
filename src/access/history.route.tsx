import { citizenPage, messagesOfRequest, type CitizenDeps } from '../citizen/index.js';
import type { Caller } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import { DAY } from '../kernel/time.js';
import type { Act } from '../platform/act.js';
import { recordRoute, type Route } from '../platform/route.js';
import { HistoryPage, PERIODS, type Period } from './history.page.js';
import { isHistoryKind, type HistoryKind } from './history-kind.rule.js';
import type { OwnHistory, OwnHistoryInput, ReaderKnown } from './index.js';

export interface HistoryDeps extends CitizenDeps {
  readonly acts: { readonly readOwnHistory: Act<Caller, OwnHistoryInput, ReaderKnown, OwnHistory> };
}

const PER_PAGE = 30;
const DAYS: Readonly<Record<Period, number | undefined>> = { all: undefined, week: 7, month: 30, year: 365 };

/** The page of who has looked. */
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
