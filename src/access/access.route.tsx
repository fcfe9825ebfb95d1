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
import { openRoute, recordRoute, redirect, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { justDone, type JustDone } from '../web/just-done.js';
import { messagesFor, type Flash, type Messages } from '../web/index.js';
import { AccessPage, type AccessPerson } from './access.page.js';
import { blockRoutes, type BlockDeps } from './block.route.js';
import type { Preferences, ReaderKnown, RelationKind, Rights, WithdrawInput } from './index.js';
import { matrixInForce, matrixToCome } from './matrix/matrix-in-force.js';
import { ProfessionsPage } from './professions.page.js';

/** What the pages need of the act that reads rights with everybody the record knows. */
export interface RightsRead {
  readonly rights: Rights;
  readonly known: readonly {
    readonly id: IdNatPs;
    readonly name?: string;
    readonly profession?: string;
    readonly structureName?: string;
  }[];
}

export interface AccessDeps extends CitizenDeps, BlockDeps {
  readonly acts: BlockDeps['acts'] & {
    readonly whoHasAccess: Act<Caller, Record<string, never>, ReaderKnown, RightsRead>;
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
  ...blockRoutes(deps),
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
    async respond({ rights, known }, request, { session }) {
      const m = messagesOfRequest(request);
      const directory = await deps.directory(known.map(({ id }) => id));
      const words = (id: IdNatPs) =>
        professionalWords(
          id,
          directory,
          m,
          known.find((one) => one.id === id),
        );
      const blockedIds = new Set(rights.blocks.map(({ idNatPs }) => idNatPs));
      const person = (idNatPs: IdNatPs, since: number): AccessPerson => ({
        ...words(idNatPs),
        since,
        blocked: blockedIds.has(idNatPs),
      });
      const related = (...kinds: readonly RelationKind[]) =>
        rights.relations.filter(({ kind }) => kinds.includes(kind));
      const now = deps.clock.domain();
      return citizenPage(deps, request, session, {
        title: m.access.title,
        lead: m.access.lead,
        flash: (done) => accessFlash(done, m, (id) => words(id).name),
        body: (
          <AccessPage
            m={m}
            csrf={session.csrf}
            attending={related('attending').map(({ idNatPs, since }) => person(idNatPs, since))}
            team={related('careTeam', 'administrator').map(({ idNatPs, since, kind }) => ({
              ...person(idNatPs, since),
              administrator: kind === 'administrator',
            }))}
            consents={rights.consents
              .filter(({ until, withdrawnAt }) => until > now && withdrawnAt === undefined)
              .map(({ id, idNatPs, givenAt, until }) => ({ ...words(idNatPs), consentId: id, givenAt, until }))}
            blocked={rights.blocks.map(({ idNatPs, since }) => person(idNatPs, since))}
            preferences={rights.preferences}
            attendingSeesHidden={deps.attendingSeesHidden}
          />
        ),
      });
    },
  });
}

/** What has just been changed, and how to take it back. */
function accessFlash({ what, item }: JustDone, m: Messages, nameOf: (id: IdNatPs) => string): Flash | undefined {
  const t = m.access.done;
  const id = item as IdNatPs | undefined;
  if (id === undefined) return undefined;
  switch (what) {
    case 'professional-blocked':
      return {
        text: t.blocked(nameOf(id)),
        undo: { action: '/acces/debloquer', fields: { professionnel: id, annuler: 'oui' }, label: t.undoBlock },
      };
    case 'professional-unblocked':
      return { text: t.unblocked(nameOf(id)) };
    case 'consent-ended':
      return {
        text: t.consentEnded(nameOf(id)),
        undo: { action: '/acces/accords/retablir', fields: { professionnel: id } },
      };
    case 'consent-back':
      return { text: t.consentBack(nameOf(id)) };
    case 'setting': {
      const [name = '', value] = id.split('=');
      if (!isPreference(name)) return undefined;
      const on = value === 'oui';
      return {
        text: t.setting[name][on ? 'on' : 'off'],
        undo: { action: '/acces/reglages', fields: { reglage: name, valeur: on ? 'non' : 'oui' } },
      };
    }
    default:
      return undefined;
  }
}

function consentRoute(deps: AccessDeps, verb: 'fin' | 'retablir', withdraw: boolean): Route {
  return recordRoute({
    method: 'POST',
    path: `/acces/accords/${verb}`,
    body: 'form',
    edge: deps.edge,
    act: deps.acts.withdrawConsent,
    async parse({ form }, { session }) {
      const idNatPs = (form.get('professionnel') ?? '').slice(0, 40) as IdNatPs;
      const consentId = form.get('accord') ?? '';
      if (withdraw && !/^[0-9a-f-]{36}$/i.test(consentId)) return problem('consent-unknown', 'accord');
      const directory = await deps.directory([idNatPs]);
      // The history keeps the name the directory gives.
      const { name } = professionalWords(idNatPs, directory, messagesFor('fr'));
      return ok({ recordId: session.recordId, input: { consentId, idNatPs, name, withdraw } });
    },
    respond: ({ idNatPs }) => redirect('/acces', [justDone(withdraw ? 'consent-ended' : 'consent-back', idNatPs)]),
  });
}

const PREFERENCES = ['objectsToSamu', 'objectsToEmergency', 'objectsToHiddenInEmergency', 'hidesNewDocuments'] as const;

const isPreference = (name: string): name is (typeof PREFERENCES)[number] => PREFERENCES.some((one) => one === name);

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
      return redirect(item.startsWith('hides') ? '/acces#nouveaux-documents' : '/acces#urgence', [
        justDone('setting', item),
      ]);
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
