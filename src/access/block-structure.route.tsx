import { citizenPage, messagesOfRequest } from '../citizen/index.js';
import type { Caller } from '../identity/index.js';
import { ok, problem } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { recordRoute, redirect, type Route } from '../platform/route.js';
import { justDone } from '../web/just-done.js';
import { ConfirmForm, Notice } from '../web/index.js';
import type { RightsRead } from './rights-read.js';
import { ChooseWhom } from './choose-whom.page.js';
import type { ReaderKnown, StructureBlockInput } from './index.js';
import { directoryName, namesFor, searched, whomIn, type WhomDeps } from './whom.js';

export const BLOCK_STRUCTURE = '/acces/bloquer-structure';

export interface BlockStructureDeps extends WhomDeps {
  readonly acts: {
    readonly whoHasAccess: Act<Caller, Record<string, never>, ReaderKnown, RightsRead>;
    readonly blockStructure: Act<Caller, StructureBlockInput, ReaderKnown, StructureBlockInput>;
  };
}

/** Shutting a whole structure out: which, what follows, the block; letting it in again. */
export const blockStructureRoutes = (deps: BlockStructureDeps): Route[] => [
  askRoute(deps),
  blockRoute(deps, BLOCK_STRUCTURE, true),
  blockRoute(deps, '/acces/debloquer-structure', false),
];

function askRoute(deps: BlockStructureDeps): Route {
  return recordRoute({
    method: 'GET',
    path: BLOCK_STRUCTURE,
    edge: deps.edge,
    act: deps.acts.whoHasAccess,
    parse: (_request, { session }) => ok({ recordId: session.recordId, input: {} }),
    async respond(read, request, { session }) {
      const m = messagesOfRequest(request);
      const t = m.whoReads.structure;
      const whom = whomIn(request.query);
      const names = await namesFor(deps, read, m, whom);
      const blocked = new Set(read.rights.structureBlocks.map(({ structureId }) => structureId));
      const page = { breadcrumb: [{ label: m.access.title, href: '/acces' }] };
      if (whom?.kind === 'structure' && names.places.has(whom.structureId))
        return citizenPage(deps, request, session, {
          ...page,
          title: t.confirmTitle(names.place(whom.structureId)),
          body: blocked.has(whom.structureId) ? (
            <Notice m={m}>
              <p>
                {t.already} <a href="/acces#blocages">{m.whoReads.blocked.title}</a>
              </p>
            </Notice>
          ) : (
            <div class="sheet sheet-pad narrow">
              <ConfirmForm
                m={m}
                action={BLOCK_STRUCTURE}
                csrf={session.csrf}
                fields={{ structure: whom.structureId }}
                consequences={t.consequences}
                confirmLabel={t.confirm(names.place(whom.structureId))}
                danger
                cancelHref="/acces"
              />
            </div>
          ),
        });
      return citizenPage(deps, request, session, {
        ...page,
        title: t.title,
        lead: t.lead,
        body: (
          <ChooseWhom
            m={m}
            path={BLOCK_STRUCTURE}
            structuresOnly
            known={[]}
            structures={[...names.places.values()].filter(({ id }) => !blocked.has(id))}
            search={await searched(deps, request.query)}
          />
        ),
      });
    },
  });
}

function blockRoute(deps: BlockStructureDeps, path: string, block: boolean): Route {
  return recordRoute({
    method: 'POST',
    path,
    body: 'form',
    edge: deps.edge,
    act: deps.acts.blockStructure,
    async parse({ form }, { session }) {
      const whom = whomIn(form);
      if (whom?.kind !== 'structure') return problem('structure-missing', 'structure');
      const { structureId } = whom;
      if (block && !(await deps.structures([structureId])).has(structureId))
        return problem('structure-unknown', 'structure');
      const undo = !block && form.get('annuler') === 'oui' ? ({ undo: true } as const) : {};
      const name = await directoryName(deps, whom);
      return ok({ recordId: session.recordId, input: { structureId, name, block, ...undo } });
    },
    respond: ({ structureId }) =>
      redirect('/acces#blocages', [justDone(block ? 'structure-blocked' : 'structure-unblocked', `s${structureId}`)]),
  });
}
