import { citizenPage, messagesOfRequest, type Directory } from '../citizen/index.js';
import type { Caller, PersonSession } from '../identity/index.js';
import { ok, problem, type Result } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { openRoute, recordRoute, redirect, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { justDone, readJustDone } from '../web/just-done.js';
import { accessFlash, isPreference, whomOfDone } from './access-flash.js';
import { overview } from './access-overview.js';
import { AccessPage } from './access.page.js';
import { administratorRoutes, type AdministratorDeps } from './administrator.route.js';
import { blockStructureRoutes, type BlockStructureDeps } from './block-structure.route.js';
import { blockRoutes, type BlockDeps } from './block.route.js';
import { giveAccessRoutes, type GiveAccessDeps } from './give-access.route.js';
import type { Preferences, ReaderKnown, WithdrawInput } from './index.js';
import { matrixInForce, matrixToCome } from './matrix/matrix-in-force.js';
import { ProfessionsPage } from './professions.page.js';
import { readerSheetRoute } from './reader-sheet.route.js';
import { termRoutes, type TermDeps } from './term.route.js';
import { directoryName, namesFor, whomCode, whomIn, type WhomDeps } from './whom.js';
import { isUuid } from '../kernel/ids.js';

export interface AccessDeps
  extends BlockDeps, WhomDeps, GiveAccessDeps, TermDeps, AdministratorDeps, BlockStructureDeps {
  readonly acts: BlockDeps['acts'] &
    GiveAccessDeps['acts'] &
    TermDeps['acts'] &
    AdministratorDeps['acts'] &
    BlockStructureDeps['acts'] & {
      readonly withdrawConsent: Act<Caller, WithdrawInput, ReaderKnown, WithdrawInput>;
      readonly setPreferences: Act<Caller, Partial<Preferences>, ReaderKnown, Partial<Preferences>>;
    };
  readonly directory: Directory;
  readonly attendingSeesHidden: boolean;
}

/** The pages on who has access, and every change of it. */
export const accessRoutes = (deps: AccessDeps): Route[] => [
  accessPageRoute(deps),
  professionsRoute(deps),
  readerSheetRoute(deps),
  ...giveAccessRoutes(deps),
  ...termRoutes(deps),
  ...administratorRoutes(deps),
  ...blockRoutes(deps),
  ...blockStructureRoutes(deps),
  consentRoute(deps, 'fin', true),
  consentRoute(deps, 'retablir', false),
  preferenceRoute(deps),
];

function accessPageRoute(deps: AccessDeps): Route {
  return recordRoute({
    method: 'GET',
    path: '/acces',
    edge: deps.edge,
    act: deps.acts.whoHasAccess,
    parse: (_request, { session }) => ok({ recordId: session.recordId, input: {} }),
    async respond(read, request, { session }) {
      const m = messagesOfRequest(request);
      const done = readJustDone(request);
      const names = await namesFor(deps, read, m, done === undefined ? undefined : whomOfDone(done));
      return citizenPage(deps, request, session, {
        title: m.access.title,
        lead: m.access.lead,
        flash: (said) => accessFlash(said, m, names),
        body: (
          <AccessPage
            m={m}
            csrf={session.csrf}
            {...overview(read, names, deps.clock.domain())}
            attendingSeesHidden={deps.attendingSeesHidden}
          />
        ),
      });
    },
  });
}

function consentRoute(deps: AccessDeps, verb: 'fin' | 'retablir', withdraw: boolean): Route {
  return recordRoute({
    method: 'POST',
    path: `/acces/accords/${verb}`,
    body: 'form',
    edge: deps.edge,
    act: deps.acts.withdrawConsent,
    async parse({ form }, { session }) {
      const whom = whomIn(form);
      const consentId = form.get('accord') ?? '';
      if (whom === undefined || !isUuid(consentId)) return problem('consent-unknown', 'accord');
      const of = whom.kind === 'professional' ? whom.idNatPs : whom.structureId;
      const name = await directoryName(deps, whom);
      return ok({ recordId: session.recordId, input: { consentId, of, name, withdraw } });
    },
    respond({ consentId }, { form }) {
      const whom = whomIn(form);
      const item = `${consentId}=${whom === undefined ? '' : whomCode(whom)}`;
      return redirect('/acces', [justDone(withdraw ? 'consent-ended' : 'consent-back', item)]);
    },
  });
}

function preferenceRoute({ edge, acts }: AccessDeps): Route {
  return recordRoute({
    method: 'POST',
    path: '/acces/reglages',
    body: 'form',
    edge,
    act: acts.setPreferences,
    parse({ form }, { session }): Result<{ recordId: PersonSession['recordId']; input: Partial<Preferences> }> {
      const name = form.get('reglage') ?? '';
      const value = form.get('valeur');
      if (!isPreference(name) || (value !== 'oui' && value !== 'non')) return problem('setting-unknown', 'reglage');
      return ok({ recordId: session.recordId, input: { [name]: value === 'oui' } });
    },
    respond(set) {
      const [changed] = Object.entries(set);
      const item = changed === undefined ? '' : `${changed[0]}=${changed[1] ? 'oui' : 'non'}`;
      const place = item.startsWith('hides')
        ? '/acces/masquage'
        : `/acces#${item.startsWith('objectsToHeirs') ? 'deces' : 'urgence'}`;
      return redirect(place, [justDone('setting', item)]);
    },
  });
}

/** The matrix speaks of nobody: whoever is signed in may read it. */
function professionsRoute(deps: AccessDeps): Route {
  return openRoute({
    method: 'GET',
    path: '/acces/professions',
    decide: deps.edge,
    answer(request: HttpRequest, { session }): Reply {
      const m = messagesOfRequest(request);
      const now = deps.clock.domain();
      return citizenPage(deps, request, session, {
        title: m.professions.title,
        lead: m.professions.lead,
        breadcrumb: [{ label: m.access.title, href: '/acces' }],
        body: <ProfessionsPage m={m} matrix={matrixInForce(now)} next={matrixToCome(now)} />,
      });
    },
  });
}
