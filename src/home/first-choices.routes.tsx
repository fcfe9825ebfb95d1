import type { Preferences, ReaderKnown, Rights } from '../access/index.js';
import { citizenPage, messagesOfRequest, type CitizenDeps } from '../citizen/index.js';
import type { Caller, PersonCaller, PersonSession } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { openRoute, recordRoute, redirect, type Route } from '../platform/route.js';
import type { Preview, PreviewInput } from '../record/index.js';
import { ActivationDonePage, messagesFor } from '../web/index.js';
import { FirstChoicesPage, SamuPreviewPage } from './first-choices.page.js';

// The end of an activation: choices that are already made and can be changed, a look with the Samu's eyes, done.

const CHOICES = '/activer/choix';
const PREVIEW = '/activer/apercu';
const DONE = '/activer/fait';

export interface FirstChoicesDeps extends CitizenDeps {
  readonly acts: {
    readonly readRights: Act<Caller, Record<string, never>, ReaderKnown, Rights>;
    readonly setPreferences: Act<Caller, Partial<Preferences>, ReaderKnown, Partial<Preferences>>;
    readonly previewAs: Act<Caller, PreviewInput, ReaderKnown, Preview>;
  };
}

export const firstChoicesRoutes = (deps: FirstChoicesDeps): Route[] => [
  recordRoute({
    method: 'GET',
    path: CHOICES,
    edge: deps.edge,
    act: deps.acts.readRights,
    parse: (_request, { session }) => ok({ recordId: session.recordId, input: {} }),
    respond({ preferences }, request, { session }) {
      const m = messagesOfRequest(request);
      const { title, lead } = m.activation.choices;
      const body = <FirstChoicesPage m={m} csrf={session.csrf} preferences={preferences} />;
      return citizenPage(deps, request, session, { title, lead, body });
    },
  }),
  recordRoute({
    method: 'POST',
    path: CHOICES,
    body: 'form',
    edge: deps.edge,
    act: deps.acts.setPreferences,
    parse(request, { session }) {
      const allowed = request.form.getAll('urgence');
      const input: Partial<Preferences> = {
        hidesNewDocuments: request.form.get('nouveaux') === 'masques',
        objectsToSamu: !allowed.includes('samu'),
        objectsToEmergency: !allowed.includes('bris-de-glace'),
        objectsToHiddenInEmergency: !allowed.includes('masques'),
      };
      return ok({ recordId: session.recordId, input });
    },
    respond: () => redirect(PREVIEW),
  }),
  recordRoute({
    method: 'GET',
    path: PREVIEW,
    edge: deps.edge,
    act: deps.acts.previewAs,
    parse: (_request, { session }) =>
      ok({
        recordId: session.recordId,
        // The history keeps names in French.
        input: { reader: { kind: 'samu' }, name: messagesFor('fr').preview.kinds.samu.name },
      }),
    respond(preview, request, { session }) {
      const m = messagesOfRequest(request);
      const { title, lead } = m.activation.preview;
      return citizenPage(deps, request, session, { title, lead, body: <SamuPreviewPage m={m} preview={preview} /> });
    },
  }),
  openRoute<PersonCaller, PersonSession>({
    method: 'GET',
    path: DONE,
    decide: deps.edge,
    answer(request, { session }) {
      const m = messagesOfRequest(request);
      return citizenPage(deps, request, session, { title: m.activation.doneTitle, body: <ActivationDonePage m={m} /> });
    },
  }),
];
