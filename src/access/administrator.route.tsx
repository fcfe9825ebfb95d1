import { citizenPage, messagesOfRequest } from '../citizen/index.js';
import type { Caller } from '../identity/index.js';
import { ok, problem } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { recordRoute, redirect, type Route } from '../platform/route.js';
import { justDone } from '../web/just-done.js';
import { ConfirmForm } from '../web/index.js';
import type { RightsRead } from './rights-read.js';
import { ChooseWhom } from './choose-whom.page.js';
import type { AdministratorInput, ReaderKnown } from './index.js';
import { directoryName, namesFor, searched, whomIn, type WhomDeps } from './whom.js';

export const ADMINISTRATOR = '/acces/administrateur';

export interface AdministratorDeps extends WhomDeps {
  readonly acts: {
    readonly whoHasAccess: Act<Caller, Record<string, never>, ReaderKnown, RightsRead>;
    readonly chooseAdministrator: Act<Caller, AdministratorInput, ReaderKnown, AdministratorInput>;
  };
}

/** Choosing a professional to look after the record, with what they may then do; taking it back. */
export const administratorRoutes = (deps: AdministratorDeps): Route[] => [
  askRoute(deps),
  chooseRoute(deps, ADMINISTRATOR, true),
  chooseRoute(deps, `${ADMINISTRATOR}/retirer`, false),
];

function askRoute(deps: AdministratorDeps): Route {
  return recordRoute({
    method: 'GET',
    path: ADMINISTRATOR,
    edge: deps.edge,
    act: deps.acts.whoHasAccess,
    parse: (_request, { session }) => ok({ recordId: session.recordId, input: {} }),
    async respond(read, request, { session }) {
      const m = messagesOfRequest(request);
      const t = m.whoReads.administrator;
      const whom = whomIn(request.query);
      const names = await namesFor(deps, read, m, whom);
      const page = { breadcrumb: [{ label: m.access.title, href: '/acces' }] };
      if (whom?.kind === 'professional' && names.entries.has(whom.idNatPs)) {
        const { name, detail } = names.words(whom.idNatPs);
        return citizenPage(deps, request, session, {
          ...page,
          title: t.confirmTitle(name),
          body: (
            <div class="sheet sheet-pad narrow">
              {detail !== undefined && <p>{detail}</p>}
              <ConfirmForm
                m={m}
                action={ADMINISTRATOR}
                csrf={session.csrf}
                fields={{ professionnel: whom.idNatPs }}
                consequences={t.consequences}
                confirmLabel={t.confirm}
                cancelHref="/acces"
              />
            </div>
          ),
        });
      }
      const blocked = new Set(read.rights.blocks.map(({ idNatPs }) => idNatPs));
      return citizenPage(deps, request, session, {
        ...page,
        title: t.chooseTitle,
        lead: t.lead,
        body: (
          <ChooseWhom
            m={m}
            path={ADMINISTRATOR}
            known={read.known
              .filter(({ id }) => !blocked.has(id) && names.entries.get(id)?.active === true)
              .map(({ id }) => names.words(id))}
            search={await searched(deps, request.query)}
          />
        ),
      });
    },
  });
}

function chooseRoute(deps: AdministratorDeps, path: string, choose: boolean): Route {
  return recordRoute({
    method: 'POST',
    path,
    body: 'form',
    edge: deps.edge,
    act: deps.acts.chooseAdministrator,
    async parse({ form }, { session }) {
      const whom = whomIn(form);
      if (whom?.kind !== 'professional') return problem('professional-missing', 'professionnel');
      const { idNatPs } = whom;
      if (choose && (await deps.directory([idNatPs])).get(idNatPs)?.active !== true)
        return problem('professional-unknown', 'professionnel');
      return ok({ recordId: session.recordId, input: { idNatPs, name: await directoryName(deps, whom), choose } });
    },
    respond: ({ idNatPs }) =>
      redirect('/acces#administrateur', [
        justDone(choose ? 'administrator-chosen' : 'administrator-dismissed', `p${idNatPs}`),
      ]),
  });
}
