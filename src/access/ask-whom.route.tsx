import { citizenPage, messagesOfRequest, type CitizenPage } from '../citizen/index.js';
import type { Caller, PersonSession } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { recordRoute, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import type { Messages } from '../web/index.js';
import { ChooseWhom, type ChooseWhomView } from './choose-whom.page.js';
import type { ReaderKnown } from './reader-facts.store.js';
import type { RightsRead } from './rights-read.js';
import { isThere, namesFor, searched, whomIn, type Names, type Whom, type WhomDeps } from './whom.js';

export interface AskWhomDeps extends WhomDeps {
  readonly acts: { readonly whoHasAccess: Act<Caller, Record<string, never>, ReaderKnown, RightsRead> };
}

export interface Asked {
  readonly m: Messages;
  readonly read: RightsRead;
  readonly names: Names;
  readonly request: HttpRequest;
  readonly session: PersonSession;
}

export interface AskWhom {
  readonly path: string;
  /** The page on the one whom the address names; undefined where a right of this kind is not for them. */
  readonly confirm: (whom: Whom, asked: Asked) => CitizenPage | undefined;
  /** Those who may be chosen among whom the record knows. */
  readonly choose: (
    asked: Asked,
  ) => Pick<CitizenPage, 'title' | 'lead'> & Pick<ChooseWhomView, 'known' | 'structures' | 'structuresOnly'>;
}

/** A page about whom its address names, if anybody, from what the record knows of rights. */
export const whomRoute = (
  deps: AskWhomDeps,
  path: string,
  page: (whom: Whom | undefined, asked: Asked) => Reply | Promise<Reply>,
): Route =>
  recordRoute({
    method: 'GET',
    path,
    edge: deps.edge,
    act: deps.acts.whoHasAccess,
    parse: (_request, { session }) => ok({ recordId: session.recordId, input: {} }),
    async respond(read, request, { session }) {
      const m = messagesOfRequest(request);
      const whom = whomIn(request.query);
      return page(whom, { m, read, names: await namesFor(deps, read, m, whom), request, session });
    },
  });

/** The pages before a right is given or taken: whom it is for, then what follows. */
export const askWhomRoute = (deps: AskWhomDeps, { path, confirm, choose }: AskWhom): Route =>
  whomRoute(deps, path, async (whom, asked) => {
    const { m, names, request, session } = asked;
    const frame = { breadcrumb: [{ label: m.access.title, href: '/acces' }] };
    const confirming = whom !== undefined && isThere(whom, names) ? confirm(whom, asked) : undefined;
    if (confirming !== undefined) return citizenPage(deps, request, session, { ...frame, ...confirming });
    const { title, lead, ...choices } = choose(asked);
    const body = <ChooseWhom m={m} path={path} {...choices} search={await searched(deps, request.query)} />;
    return citizenPage(deps, request, session, { ...frame, title, lead, body });
  });
