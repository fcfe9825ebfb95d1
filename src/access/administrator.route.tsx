import type { Caller } from '../identity/index.js';
import { ok, problem } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { recordRoute, redirect, type Route } from '../platform/route.js';
import { justDone } from '../web/just-done.js';
import { ConfirmForm } from '../web/index.js';
import { askWhomRoute, type AskWhomDeps } from './ask-whom.route.js';
import type { AdministratorInput, ReaderKnown } from './index.js';
import { directoryName, whomIn } from './whom.js';

export const ADMINISTRATOR = '/acces/administrateur';

export interface AdministratorDeps extends AskWhomDeps {
  readonly acts: AskWhomDeps['acts'] & {
    readonly chooseAdministrator: Act<Caller, AdministratorInput, ReaderKnown, AdministratorInput>;
  };
}

/** Choosing a professional to look after the record, with what they may then do; taking it back. */
export const administratorRoutes = (deps: AdministratorDeps): Route[] => [
  askRoute(deps),
  chooseRoute(deps, ADMINISTRATOR, true),
  chooseRoute(deps, `${ADMINISTRATOR}/retirer`, false),
];

const askRoute = (deps: AdministratorDeps): Route =>
  askWhomRoute(deps, {
    path: ADMINISTRATOR,
    confirm(whom, { m, names, session }) {
      if (whom.kind !== 'professional') return undefined;
      const t = m.whoReads.administrator;
      const { name, detail } = names.words(whom.idNatPs);
      return {
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
      };
    },
    choose({ m, read, names }) {
      const { chooseTitle: title, lead } = m.whoReads.administrator;
      const blocked = new Set(read.rights.blocks.map(({ idNatPs }) => idNatPs));
      const choosable = read.known.filter(({ id }) => !blocked.has(id) && names.entries.get(id)?.active === true);
      return { title, lead, known: choosable.map(({ id }) => names.words(id)) };
    },
  });

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
