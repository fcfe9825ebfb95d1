import type { Caller } from '../identity/index.js';
import type { StructureId } from '../kernel/ids.js';
import { ok, problem } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { recordRoute, redirect, type Route } from '../platform/route.js';
import { justDone } from '../web/just-done.js';
import { ConfirmForm, Notice } from '../web/index.js';
import { askWhomRoute, type AskWhomDeps } from './ask-whom.route.js';
import type { ReaderKnown, StructureBlockInput } from './index.js';
import type { RightsRead } from './rights-read.js';
import { directoryName, whomIn } from './whom.js';

export const BLOCK_STRUCTURE = '/acces/bloquer-structure';

export interface BlockStructureDeps extends AskWhomDeps {
  readonly acts: AskWhomDeps['acts'] & {
    readonly blockStructure: Act<Caller, StructureBlockInput, ReaderKnown, StructureBlockInput>;
  };
}

/** Shutting a whole structure out: which, what follows, the block; letting it in again. */
export const blockStructureRoutes = (deps: BlockStructureDeps): Route[] => [
  askRoute(deps),
  blockRoute(deps, BLOCK_STRUCTURE, true),
  blockRoute(deps, '/acces/debloquer-structure', false),
];

const askRoute = (deps: BlockStructureDeps): Route =>
  askWhomRoute(deps, {
    path: BLOCK_STRUCTURE,
    confirm(whom, { m, read, names, session }) {
      if (whom.kind !== 'structure') return undefined;
      const t = m.whoReads.structure;
      const name = names.place(whom.structureId);
      return {
        title: t.confirmTitle(name),
        body: blockedIn(read).has(whom.structureId) ? (
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
              confirmLabel={t.confirm(name)}
              danger
              cancelHref="/acces"
            />
          </div>
        ),
      };
    },
    choose: ({ m, read, names }) => ({
      title: m.whoReads.structure.title,
      lead: m.whoReads.structure.lead,
      known: [],
      structures: [...names.places.values()].filter(({ id }) => !blockedIn(read).has(id)),
      structuresOnly: true,
    }),
  });

const blockedIn = ({ rights }: RightsRead): ReadonlySet<StructureId> =>
  new Set(rights.structureBlocks.map(({ structureId }) => structureId));

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
