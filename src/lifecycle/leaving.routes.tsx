import { citizenPage, messagesOfRequest, type CitizenDeps } from '../citizen/index.js';
import { leadToEndedSpace, type PersonCaller, type PersonSession, type Sessions } from '../identity/index.js';
import type { ActRunner } from '../platform/act.js';
import { openRoute, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { printedCode } from './code.model.js';
import { newCode } from './code.store.js';
import { deletionRunsAt } from './deletion-can-be-called-off.rule.js';
import { ClosePage, DeletePage, LEAVING_PATH, LeavingPage } from './leaving.page.js';
import { moveActs } from './move.act.js';
import type { LifeTerms } from './space.model.js';

// Leaving from within: closing, and asking for everything to be deleted. What follows is said first; the person then stands at the door of
// their closed space, where both can be taken back.

export interface LeavingDeps extends CitizenDeps {
  readonly sessions: Sessions;
  readonly runner: ActRunner;
  readonly terms: LifeTerms;
}

const FORM = { body: 'form', bodyLimit: 16 * 1024, limit: { max: 30, windowSeconds: 60 } } as const;

/** What was typed is the word asked for, in either language, capitals or not. */
export const confirmsDeletion = (typed: string | null): boolean =>
  ['SUPPRIMER', 'DELETE'].includes((typed ?? '').trim().toUpperCase());

export function leavingRoutes(deps: LeavingDeps): Route[] {
  const { edge, runner, sessions, terms, clock } = deps;
  const acts = moveActs(terms);

  const page = (
    request: HttpRequest,
    session: PersonSession,
    what: 'leave' | 'close' | 'delete',
    wrong = false,
  ): Reply => {
    const m = messagesOfRequest(request);
    const t = m.leaving;
    const { csrf } = session;
    const back = [
      { label: m.settings.title, href: '/parametres' },
      { label: t.title, href: LEAVING_PATH },
    ];
    switch (what) {
      case 'leave':
        return citizenPage(deps, request, session, {
          ...{ title: t.title, lead: t.lead, breadcrumb: back.slice(0, 1) },
          body: <LeavingPage m={m} coolingOffDays={terms.coolingOffDays} />,
        });
      case 'close':
        return citizenPage(deps, request, session, {
          ...{ title: t.close.title, breadcrumb: back },
          body: <ClosePage m={m} csrf={csrf} />,
        });
      case 'delete': {
        const deleteAt = deletionRunsAt(clock.domain(), terms.coolingOffDays);
        const view = {
          m,
          csrf,
          faults: wrong ? (['confirmation'] as const) : [],
          deleteAt,
          action: `${LEAVING_PATH}/supprimer`,
          cancelHref: LEAVING_PATH,
        };
        return citizenPage(deps, request, session, {
          ...{ title: t.delete.title, breadcrumb: back, status: wrong ? 400 : 200 },
          body: <DeletePage {...view} />,
        });
      }
    }
  };

  async function leave(session: PersonSession, what: 'close' | 'askDeletion', reason?: string): Promise<Reply> {
    const reference = printedCode(newCode());
    const caller = { kind: 'person', ...(reason === undefined ? {} : { reason }) } as const;
    const done = await runner.perform(acts[what], session.recordId, { reference }, caller);
    if (done.kind === 'failed') throw new Error(`leaving failed: ${done.problem.problem}`);
    await sessions.endAllOfRecord(session.recordId);
    return leadToEndedSpace(sessions, session.recordId, done.kind === 'done' ? { reference } : {});
  }

  const get = (path: string, what: 'leave' | 'close' | 'delete'): Route =>
    openRoute<PersonCaller, PersonSession>({
      method: 'GET',
      path: `${LEAVING_PATH}${path}`,
      decide: edge,
      answer: (request, { session }) => page(request, session, what),
    });
  const post = (path: string, answer: (request: HttpRequest, session: PersonSession) => Promise<Reply>): Route =>
    openRoute<PersonCaller, PersonSession>({
      method: 'POST',
      path: `${LEAVING_PATH}${path}`,
      ...FORM,
      decide: edge,
      answer: (request, { session }) => answer(request, session),
    });

  return [
    get('', 'leave'),
    get('/cloturer', 'close'),
    get('/supprimer', 'delete'),
    post('/cloturer', (request, session) => {
      const reason = (request.form.get('raison') ?? '').trim().slice(0, 500);
      return leave(session, 'close', reason === '' ? undefined : reason);
    }),
    post('/supprimer', (request, session) =>
      confirmsDeletion(request.form.get('confirmation'))
        ? leave(session, 'askDeletion')
        : Promise.resolve(page(request, session, 'delete', true)),
    ),
  ];
}
