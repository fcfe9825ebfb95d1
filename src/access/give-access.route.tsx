import { citizenPage, messagesOfRequest } from '../citizen/index.js';
import type { Caller } from '../identity/index.js';
import { ok, problem } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { recordRoute, redirect, type HttpRequest, type Route } from '../platform/route.js';
import { justDone } from '../web/just-done.js';
import { messagesFor } from '../web/index.js';
import type { RightsRead } from './rights-read.js';
import { BARRED_SECTORS } from './barred-sectors.js';
import { ChooseWhom } from './choose-whom.page.js';
import { GiveAccessPage } from './give-access.page.js';
import type { Consent, GiveAccessInput, ReaderKnown } from './index.js';
import { TERM_FAULTS } from './term-field.page.js';
import { parseTerm, type TermFault } from './term-field.model.js';
import {
  isThere,
  nameOf,
  namesFor,
  searched,
  whomCode,
  whomFields,
  whomIn,
  whomOfConsent,
  type Names,
  type Whom,
  type WhomDeps,
} from './whom.js';

export const GIVE_ACCESS = '/acces/donner';

export interface GiveAccessDeps extends WhomDeps {
  readonly acts: {
    readonly whoHasAccess: Act<Caller, Record<string, never>, ReaderKnown, RightsRead>;
    readonly giveAccess: Act<Caller, GiveAccessInput, ReaderKnown, Consent>;
  };
}

/** The person gives access: whom to, then until when with what follows, then the act. */
export const giveAccessRoutes = (deps: GiveAccessDeps): Route[] => [askRoute(deps), giveRoute(deps)];

export const faultIn = <Fault extends string>(request: HttpRequest, faults: readonly Fault[]): Fault | undefined =>
  faults.find((fault) => fault === request.query.get('erreur'));

function askRoute(deps: GiveAccessDeps): Route {
  return recordRoute({
    method: 'GET',
    path: GIVE_ACCESS,
    edge: deps.edge,
    act: deps.acts.whoHasAccess,
    parse: (_request, { session }) => ok({ recordId: session.recordId, input: {} }),
    async respond(read, request, { session }) {
      const m = messagesOfRequest(request);
      const t = m.whoReads.give;
      const whom = whomIn(request.query);
      const names = await namesFor(deps, read, m, whom);
      const page = { breadcrumb: [{ label: m.access.title, href: '/acces' }] };
      if (whom !== undefined && isThere(whom, names)) {
        const fault = faultIn(request, TERM_FAULTS);
        return citizenPage(deps, request, session, {
          ...page,
          title: t.toTitle(nameOf(whom, names)),
          hasErrors: fault !== undefined,
          status: fault === undefined ? 200 : 400,
          body: (
            <GiveAccessPage
              m={m}
              csrf={session.csrf}
              action={GIVE_ACCESS}
              whom={whom}
              detail={whom.kind === 'professional' ? names.words(whom.idNatPs).detail : undefined}
              obstacle={obstacleOf(whom, names, read)}
              fault={fault}
            />
          ),
        });
      }
      const blocked = new Set(read.rights.blocks.map(({ idNatPs }) => idNatPs));
      return citizenPage(deps, request, session, {
        ...page,
        title: t.title,
        lead: t.lead,
        body: (
          <ChooseWhom
            m={m}
            path={GIVE_ACCESS}
            known={read.known.filter(({ id }) => !blocked.has(id)).map(({ id }) => names.words(id))}
            structures={[...names.places.values()]}
            search={await searched(deps, request.query)}
          />
        ),
      });
    },
  });
}

export type GiveObstacle = 'blocked' | 'never' | 'leftRegister';

/** Why giving access would change nothing: said before, not after. */
export function obstacleOf(whom: Whom, names: Names, { rights }: Pick<RightsRead, 'rights'>): GiveObstacle | undefined {
  if (whom.kind === 'structure') {
    if (rights.structureBlocks.some(({ structureId }) => structureId === whom.structureId)) return 'blocked';
    return BARRED_SECTORS.has(names.places.get(whom.structureId)?.sector ?? '') ? 'never' : undefined;
  }
  if (rights.blocks.some(({ idNatPs }) => idNatPs === whom.idNatPs)) return 'blocked';
  const entry = names.entries.get(whom.idNatPs);
  if (entry?.active === false) return 'leftRegister';
  const places = entry?.structures ?? [];
  return places.length > 0 && places.every(({ sector }) => BARRED_SECTORS.has(sector)) ? 'never' : undefined;
}

function giveRoute(deps: GiveAccessDeps): Route {
  const { edge } = deps;
  return recordRoute({
    method: 'POST',
    path: GIVE_ACCESS,
    body: 'form',
    edge: {
      ...edge,
      failed(fault, request, session) {
        const whom = whomIn(request.form);
        return whom !== undefined && TERM_FAULTS.includes(fault.problem as TermFault)
          ? redirect(`${GIVE_ACCESS}?${new URLSearchParams({ ...whomFields(whom), erreur: fault.problem }).toString()}`)
          : edge.failed(fault, request, session);
      },
    },
    act: deps.acts.giveAccess,
    async parse({ form }, { session }) {
      const whom = whomIn(form);
      if (whom === undefined) return problem('professional-missing', 'professionnel');
      // The history keeps the name the directory gives.
      const names = await namesFor(deps, NOBODY, messagesFor('fr'), whom);
      if (!isThere(whom, names)) return problem('professional-unknown', 'professionnel');
      if (obstacleOf(whom, names, NOBODY) !== undefined) return problem('reader-never-reads', 'professionnel');
      const term = parseTerm(form, deps.clock.domain());
      if (!term.ok) return term;
      const until = term.value === undefined ? {} : { until: term.value };
      return ok({ recordId: session.recordId, input: { to: { ...whom, name: nameOf(whom, names) }, ...until } });
    },
    respond: (consent) =>
      redirect('/acces', [justDone('access-given', `${consent.id}=${whomCode(whomOfConsent(consent))}`)]),
  });
}

/** Of whom only what the directory says counts. */
export const NOBODY: Pick<RightsRead, 'rights' | 'known'> = {
  known: [],
  rights: {
    preferences: {
      objectsToSamu: false,
      objectsToEmergency: false,
      objectsToHiddenInEmergency: false,
      hidesNewDocuments: false,
      objectsToHeirs: false,
    },
    consents: [],
    blocks: [],
    structureBlocks: [],
    relations: [],
    consentTerm: {},
  },
};
