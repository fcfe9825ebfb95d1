import type { Caller } from '../identity/index.js';
import { ok, problem } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { recordRoute, redirect, type HttpRequest, type Route } from '../platform/route.js';
import { justDone } from '../web/just-done.js';
import { messagesFor } from '../web/index.js';
import { askWhomRoute, type AskWhomDeps } from './ask-whom.route.js';
import { NOBODY, obstacleOf } from './give-obstacle.js';
import { GiveAccessPage } from './give-access.page.js';
import type { Consent, GiveAccessInput, ReaderKnown } from './index.js';
import { TERM_FAULTS } from './term-field.page.js';
import { parseTerm, type TermFault } from './term-field.model.js';
import { isThere, nameOf, namesFor, whomCode, whomFields, whomIn, whomOfConsent } from './whom.js';

export const GIVE_ACCESS = '/acces/donner';

export interface GiveAccessDeps extends AskWhomDeps {
  readonly acts: AskWhomDeps['acts'] & {
    readonly giveAccess: Act<Caller, GiveAccessInput, ReaderKnown, Consent>;
  };
}

/** The person gives access: whom to, then until when with what follows, then the act. */
export const giveAccessRoutes = (deps: GiveAccessDeps): Route[] => [askRoute(deps), giveRoute(deps)];

export const faultIn = <Fault extends string>(request: HttpRequest, faults: readonly Fault[]): Fault | undefined =>
  faults.find((fault) => fault === request.query.get('erreur'));

const askRoute = (deps: GiveAccessDeps): Route =>
  askWhomRoute(deps, {
    path: GIVE_ACCESS,
    confirm(whom, { m, read, names, request, session }) {
      const fault = faultIn(request, TERM_FAULTS);
      return {
        title: m.whoReads.give.toTitle(nameOf(whom, names)),
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
      };
    },
    choose({ m, read, names }) {
      const { title, lead } = m.whoReads.give;
      const blocked = new Set(read.rights.blocks.map(({ idNatPs }) => idNatPs));
      const known = read.known.filter(({ id }) => !blocked.has(id)).map(({ id }) => names.words(id));
      return { title, lead, known, structures: [...names.places.values()] };
    },
  });

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
