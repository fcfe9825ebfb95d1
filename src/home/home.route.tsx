import type { ReaderKnown } from '../access/index.js';
import {
  citizenPage,
  messagesOfRequest,
  professionalWords,
  titledName,
  type CitizenDeps,
  type Directory,
} from '../citizen/index.js';
import type { Caller } from '../identity/index.js';
import { ok, problem } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import type { SeeNoticesInput } from '../notices/index.js';
import { recordRoute, redirect, type Route } from '../platform/route.js';
import { justDone } from '../web/just-done.js';
import { OwnHomePage, type ConsentTold, type EmergencyTold } from './home.page.js';
import type { Home, HomeNotice } from './read-home.act.js';
import { isUuid } from '../kernel/ids.js';

export interface HomeDeps extends CitizenDeps {
  readonly acts: {
    readonly readHome: Act<Caller, Record<string, never>, ReaderKnown, Home>;
    readonly seeNotices: Act<Caller, SeeNoticesInput, ReaderKnown, SeeNoticesInput>;
  };
  readonly directory: Directory;
}

/** The home of a signed-in person, and filing its messages. */
export function homeRoutes(deps: HomeDeps): Route[] {
  return [
    recordRoute({
      method: 'GET',
      path: '/accueil',
      edge: deps.edge,
      act: deps.acts.readHome,
      parse: (_request, { session }) => ok({ recordId: session.recordId, input: {} }),
      async respond(home, request, { session }) {
        const m = messagesOfRequest(request);
        const consents = home.notices.filter((notice) => notice.kind === 'consent');
        const directory = await deps.directory(consents.map(({ consent }) => consent.idNatPs));
        return citizenPage(deps, request, session, {
          title: m.ownHome.title,
          ownHeading: true,
          flash: ({ what }) =>
            what === 'notice-seen'
              ? { text: m.ownHome.done.seen }
              : what === 'space-reopened'
                ? { text: m.leaving.ended.reopened }
                : undefined,
          body: (
            <OwnHomePage
              m={m}
              csrf={session.csrf}
              home={home}
              emergencies={home.notices
                .filter(isEmergency)
                .map((notice) => emergencyTold(notice, m.ownHome.emergency.somebody))}
              consents={consents.map(({ id, consent }): ConsentTold => {
                const { name } = professionalWords(consent.idNatPs, directory, m);
                return { id, who: name, until: consent.until };
              })}
              now={deps.clock.domain()}
              hrefOf={({ id }) => `/documents/${deps.publicIds.of('document', session.recordId, id)}`}
            />
          ),
        });
      },
    }),
    recordRoute({
      method: 'POST',
      path: '/accueil/lus',
      body: 'form',
      edge: deps.edge,
      act: deps.acts.seeNotices,
      parse({ form }, { session }) {
        const ids = form.getAll('message').filter((id) => isUuid(id));
        return ids.length === 0
          ? problem('notice-unknown', 'message')
          : ok({ recordId: session.recordId, input: { ids } });
      },
      respond: () => redirect('/accueil', [justDone('notice-seen')]),
    }),
  ];
}

type Emergency = Extract<HomeNotice, { kind: 'emergency' }>;

const isEmergency = (notice: HomeNotice): notice is Emergency => notice.kind === 'emergency';

function emergencyTold({ id, at, actor, reason, line }: Emergency, somebody: string): EmergencyTold {
  const name = actor?.name === undefined ? somebody : titledName(actor.name, actor.profession);
  return {
    id,
    at,
    who: [name, actor?.structureName].filter((part) => part !== undefined && part !== '').join(', '),
    reason,
    reportHref: actor?.id === undefined || line === undefined ? undefined : `/historique/signaler?ligne=${line}`,
  };
}
