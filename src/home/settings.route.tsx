import type { ReaderKnown } from '../access/index.js';
import { citizenPage, messagesOfRequest, type CitizenDeps } from '../citizen/index.js';
import { noSessionCookie, PERSON_SIGN_IN, type Caller, type endSessionsAct, type Person } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { recordRoute, redirect, type Route } from '../platform/route.js';
import { SettingsPage } from './settings.page.js';

export interface SettingsDeps extends CitizenDeps {
  readonly acts: {
    readonly readProfile: Act<Caller, Record<string, never>, ReaderKnown, Person>;
    readonly endSessions: ReturnType<typeof endSessionsAct>;
  };
}

/** The person's settings, and ending every session of theirs. */
export const settingsRoutes = (deps: SettingsDeps): Route[] => [
  recordRoute({
    method: 'GET',
    path: '/parametres',
    edge: deps.edge,
    act: deps.acts.readProfile,
    parse: (_request, { session }) => ok({ recordId: session.recordId, input: {} }),
    respond(person, request, { session }) {
      const m = messagesOfRequest(request);
      return citizenPage(deps, request, session, {
        title: m.settings.title,
        lead: m.settings.lead,
        body: <SettingsPage m={m} csrf={session.csrf} person={person} help={deps.site.help} />,
      });
    },
  }),
  recordRoute({
    method: 'POST',
    path: '/parametres/deconnexion-partout',
    body: 'form',
    edge: deps.edge,
    act: deps.acts.endSessions,
    parse: (_request, { session }) => ok({ recordId: session.recordId, input: { which: 'all' as const } }),
    respond: () => redirect(PERSON_SIGN_IN, [noSessionCookie]),
  }),
];
