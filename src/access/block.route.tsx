import {
  citizenPage,
  messagesOfRequest,
  professionalWords,
  type CitizenDeps,
  type Directory,
} from '../citizen/index.js';
import type { Caller, PersonSession } from '../identity/index.js';
import type { IdNatPs } from '../kernel/ids.js';
import { ok, problem, type Result } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { recordRoute, redirect, type HttpRequest, type Route } from '../platform/route.js';
import { justDone } from '../web/just-done.js';
import { messagesFor } from '../web/index.js';
import type { RightsRead } from './rights-read.js';
import { BlockChoicePage, BlockConfirmPage, type BlockFault } from './block.page.js';
import type { BlockInput, ReaderKnown } from './index.js';
import { professionalIdIn } from './whom.js';

export interface BlockDeps extends CitizenDeps {
  readonly acts: {
    readonly whoHasAccess: Act<Caller, Record<string, never>, ReaderKnown, RightsRead>;
    readonly blockProfessional: Act<Caller, BlockInput, ReaderKnown, BlockInput>;
  };
  readonly directory: Directory;
}

/** Choosing whom to block and what follows; the block itself; lifting it. Possible before any contact, by number. */
export const blockRoutes = (deps: BlockDeps): Route[] => [choiceRoute(deps), blockRoute(deps), unblockRoute(deps)];

function choiceRoute(deps: BlockDeps): Route {
  return recordRoute({
    method: 'GET',
    path: '/acces/bloquer',
    edge: deps.edge,
    act: deps.acts.whoHasAccess,
    parse: (_request, { session }) => ok({ recordId: session.recordId, input: {} }),
    async respond({ rights, known }, request, { session }) {
      const m = messagesOfRequest(request);
      const asked = professionalIdIn(request.query.get('professionnel') ?? '');
      const directory = await deps.directory([...known.map(({ id }) => id), ...(asked === undefined ? [] : [asked])]);
      const words = (id: IdNatPs) =>
        professionalWords(
          id,
          directory,
          m,
          known.find((one) => one.id === id),
        );
      const blocked = new Set(rights.blocks.map(({ idNatPs }) => idNatPs));
      const page = { breadcrumb: [{ label: m.access.title, href: '/acces' }] };
      if (asked !== undefined && (directory.has(asked) || known.some(({ id }) => id === asked)))
        return citizenPage(deps, request, session, {
          ...page,
          title: m.access.blocking.confirmTitle(words(asked).name),
          body: (
            <BlockConfirmPage
              m={m}
              csrf={session.csrf}
              professional={words(asked)}
              attending={rights.relations.some(({ idNatPs, kind }) => idNatPs === asked && kind === 'attending')}
              blocked={blocked.has(asked)}
            />
          ),
        });
      const fault = faultIn(request);
      return citizenPage(deps, request, session, {
        ...page,
        title: m.access.blocking.title,
        lead: m.access.blocking.lead,
        hasErrors: fault !== undefined,
        status: fault === undefined ? 200 : 400,
        body: (
          <BlockChoicePage
            m={m}
            csrf={session.csrf}
            known={known.filter(({ id }) => !blocked.has(id)).map(({ id }) => words(id))}
            fault={fault}
            number={request.query.get('rpps') ?? undefined}
          />
        ),
      });
    },
  });
}

const FAULTS: readonly BlockFault[] = ['professional-missing', 'professional-unknown'];

const faultIn = (request: HttpRequest): BlockFault | undefined =>
  FAULTS.find((fault) => fault === request.query.get('erreur'));

function blockRoute(deps: BlockDeps): Route {
  const { edge } = deps;
  return recordRoute({
    method: 'POST',
    path: '/acces/bloquer',
    body: 'form',
    // A wrong number brings the form back, which needs the record's own list: by a redirection.
    edge: {
      ...edge,
      failed: (fault, request, session) =>
        FAULTS.some((name) => name === fault.problem)
          ? redirect(
              `/acces/bloquer?${new URLSearchParams({ erreur: fault.problem, ...typedNumber(request) }).toString()}`,
            )
          : edge.failed(fault, request, session),
    },
    act: deps.acts.blockProfessional,
    async parse(request, { session }) {
      const chosen = await professionalIn(deps, request);
      return chosen.ok ? inputOf(session, { ...chosen.value, block: true }) : chosen;
    },
    respond: ({ idNatPs }) => redirect('/acces#blocages', [justDone('professional-blocked', idNatPs)]),
  });
}

const typedNumber = ({ form }: HttpRequest): Record<string, string> => {
  const number = form.get('rpps')?.trim().slice(0, 20) ?? '';
  return number === '' ? {} : { rpps: number };
};

function unblockRoute(deps: BlockDeps): Route {
  return recordRoute({
    method: 'POST',
    path: '/acces/debloquer',
    body: 'form',
    edge: deps.edge,
    act: deps.acts.blockProfessional,
    async parse(request, { session }) {
      const chosen = await professionalIn(deps, request);
      if (!chosen.ok) return chosen;
      const undo = request.form.get('annuler') === 'oui' ? ({ undo: true } as const) : {};
      return inputOf(session, { ...chosen.value, block: false, ...undo });
    },
    respond: ({ idNatPs }) => redirect('/acces#blocages', [justDone('professional-unblocked', idNatPs)]),
  });
}

const inputOf = (session: PersonSession, input: BlockInput) => ok({ recordId: session.recordId, input });

/** The professional chosen or typed. A typed number (11 digits of an RPPS, or 12 with its prefix) must be in the directory. */
async function professionalIn(
  { directory }: Pick<BlockDeps, 'directory'>,
  { form }: HttpRequest,
): Promise<Result<Pick<BlockInput, 'idNatPs' | 'name'>, BlockFault>> {
  const digits = (form.get('rpps') ?? '').replace(/\s+/g, '');
  if (digits !== '') {
    const typed = `${digits.length === 11 ? '8' : ''}${digits}` as IdNatPs;
    const found = /^8\d{11}$/.test(typed) ? await directory([typed]) : new Map<IdNatPs, never>();
    return found.has(typed)
      ? ok({ idNatPs: typed, name: professionalWords(typed, found, messagesFor('fr')).name })
      : problem('professional-unknown', 'rpps');
  }
  const chosen = professionalIdIn(form.get('professionnel') ?? '');
  if (chosen === undefined) return problem('professional-missing', 'professionnel');
  return ok({ idNatPs: chosen, name: professionalWords(chosen, await directory([chosen]), messagesFor('fr')).name });
}
