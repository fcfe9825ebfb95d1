import { isProfession } from '../kernel/codes/professions.js';
import { ok } from '../kernel/result.js';
import type { Clock } from '../kernel/time.js';
import { matrixProfessions } from '../access/index.js';
import {
  messagesOf,
  noVisitCookie,
  provesPublicForm,
  publicFormToken,
  refusalReply,
  sessionCookie,
  sessionIdIn,
  sessionsOf,
  type EdgeDeps,
  type Visitor,
} from '../identity/index.js';
import { normaliseCode } from '../lifecycle/index.js';
import { openRoute, recordRoute, redirect, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { Actions, LinkButton, Notice, type FormError, type Messages } from '../web/index.js';
import { AskPage, OTHER_PROFESSION, WaitingPage } from './ask.page.js';
import { askToSee, type AskDeps, type TypedCode } from './ask-to-see.js';
import type { leaveVisitAct } from './leave-visit.act.js';
import { isLongCode } from './visit-codes.js';
import { readStanding } from './visit-directory.store.js';
import { SHOWN, visitIsOver, VISITOR_DOOR, visitorEdge, visitorPage, WAITING } from './visitor.edge.js';

export type AskRoutesDeps = EdgeDeps &
  AskDeps & { readonly clock: Clock; readonly acts: { readonly leaveVisit: ReturnType<typeof leaveVisitAct> } };

/** Where somebody opens a record with a code, says who they are, waits, and says that they have finished. */
export const askRoutes = (deps: AskRoutesDeps): Route[] => [
  formRoute(deps),
  askRoute(deps),
  waitingRoute(deps),
  standingRoute(deps),
  leaveRoute(deps),
];

const FORM = { body: 'form', bodyLimit: 16 * 1024, limit: { max: 60, windowSeconds: 60 } } as const;

interface AskFormState {
  readonly errors?: readonly FormError[];
  readonly refused?: 'not-recognised' | 'too-many';
}

/** The form, as it is and as it comes back. Whatever was wrong with a code, it is the same page. */
async function askForm(deps: AskRoutesDeps, request: HttpRequest, state: AskFormState = {}): Promise<Reply> {
  const m = messagesOf(request);
  // An address carries the code of its QR, and nothing else about anybody.
  const value = (name: string): string => (request.form.get(name) ?? '').slice(0, 60);
  const q = (request.method === 'GET' ? request.query : request.form).get('q') ?? '';
  const scanned = isLongCode(q) ? q : undefined;
  const signedIn = await signedInAs(deps, request);
  const { csrf, cookies } = publicFormToken(request, deps.keys.session);
  const back = scanned === undefined ? VISITOR_DOOR : `${VISITOR_DOOR}?q=${scanned}`;
  const wrong = state.errors !== undefined || state.refused !== undefined;
  return visitorPage(
    deps,
    request,
    {
      title: m.visit.ask.title,
      lead: m.visit.ask.lead,
      path: VISITOR_DOOR,
      hasErrors: wrong,
      body: (
        <AskPage
          m={m}
          csrf={csrf}
          scanned={scanned}
          signedIn={signedIn?.name}
          signInHref={`/pro/connexion?retour=${encodeURIComponent(back)}`}
          values={{ code: value('code'), nom: value('nom'), profession: value('profession'), lieu: value('lieu') }}
          errors={state.errors}
          refused={state.refused}
        />
      ),
    },
    { status: state.refused === 'too-many' ? 429 : wrong ? 400 : 200, cookies },
  );
}

/** A professional signed in at their place of practice is who they are; nobody else is asked to prove it. */
async function signedInAs(deps: AskRoutesDeps, request: HttpRequest): Promise<Omit<Visitor, 'visitId'> | undefined> {
  const session = await sessionsOf(deps).read(sessionIdIn(request));
  if (session?.kind !== 'professional' || session.structure === undefined) return undefined;
  const { professional, structure } = session;
  return {
    name: `${professional.givenName} ${professional.familyName}`,
    profession: professional.profession,
    place: structure.name,
    signedInAs: { professional, structure },
  };
}

const formRoute = (deps: AskRoutesDeps): Route =>
  openRoute({ method: 'GET', path: VISITOR_DOOR, decide: 'everyone', answer: (request) => askForm(deps, request) });

function askRoute(deps: AskRoutesDeps): Route {
  return openRoute({
    method: 'POST',
    path: VISITOR_DOOR,
    ...FORM,
    decide: 'everyone',
    async answer(request) {
      if (!provesPublicForm(request, deps.keys.session, deps.config.publicUrl))
        return refusalReply('bad-request', request, deps.site, { href: VISITOR_DOOR, status: 403 });
      const m = messagesOf(request);
      const code = codeIn(request);
      const known = await signedInAs(deps, request);
      const errors = faultsIn(request, m, code, known !== undefined);
      if (code === undefined || errors.length > 0) return askForm(deps, request, { errors });
      const asked = await askToSee(deps, code, known ?? statedIn(request), request.ip);
      if (asked.kind !== 'asked') return askForm(deps, request, { refused: asked.kind });
      const { recordId, visitId, figures, opened } = asked;
      const visitor = { ...(known ?? statedIn(request)), visitId };
      const session = await sessionsOf(deps).open({ kind: 'visitor', recordId, visitor, figures });
      return redirect(opened ? SHOWN : WAITING, [sessionCookie(session)]);
    },
  });
}

function codeIn({ form }: HttpRequest): TypedCode | undefined {
  const q = form.get('q') ?? '';
  if (isLongCode(q)) return { by: 'long', code: q };
  const short = normaliseCode(form.get('code') ?? '');
  return short === undefined ? undefined : { by: 'short', code: short };
}

/** One line of plain words: what somebody says of themselves stands in somebody else's history. */
const plainWords = (text: string | null): string =>
  (text ?? '')
    .replace(/[^\p{L}\p{M}\p{N} .,'’()-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60);

function statedIn({ form }: HttpRequest): Omit<Visitor, 'visitId'> {
  const profession = form.get('profession') ?? '';
  const place = plainWords(form.get('lieu'));
  return {
    name: plainWords(form.get('nom')),
    ...(isProfession(profession) ? { profession } : {}),
    ...(place === '' ? {} : { place }),
  };
}

function faultsIn(
  request: HttpRequest,
  m: Messages,
  code: TypedCode | undefined,
  signedIn: boolean,
): readonly FormError[] {
  const t = m.visit.ask;
  const { form } = request;
  const profession = form.get('profession') ?? '';
  const knownProfession = profession === OTHER_PROFESSION || matrixProfessions().includes(profession);
  return [
    ...(code === undefined ? [{ field: 'code', text: t.errorCode }] : []),
    ...(signedIn || statedIn(request).name.length >= 3 ? [] : [{ field: 'nom', text: t.errorName }]),
    ...(signedIn || knownProfession ? [] : [{ field: 'profession', text: t.errorProfession }]),
    ...(form.get('soin') === 'yes' ? [] : [{ field: 'soin', text: t.errorConfirm }]),
  ];
}

const REFRESH_SECONDS = 3;

/** Waiting for the person: a word from the directory, and the figures that this browser was given. */
function waitingRoute(deps: AskRoutesDeps): Route {
  return openRoute({
    method: 'GET',
    path: WAITING,
    decide: visitorEdge(deps),
    async answer(request, { session }) {
      const found = { visitId: session.visitor.visitId, recordId: session.recordId };
      const standing = await readStanding(deps.database.directory, found, deps.clock.domain());
      if (standing === 'open') return redirect(SHOWN);
      if (standing !== 'asked') return visitIsOver(deps, request);
      const m = messagesOf(request);
      return visitorPage(deps, request, {
        title: m.visit.waiting.title,
        lead: m.visit.waiting.lead,
        refreshSeconds: REFRESH_SECONDS,
        body: <WaitingPage m={m} figures={session.figures} watch={`${VISITOR_DOOR}/etat`} />,
      });
    },
  });
}

function standingRoute(deps: AskRoutesDeps): Route {
  return openRoute({
    method: 'GET',
    path: `${VISITOR_DOOR}/etat`,
    decide: visitorEdge(deps, 'polled'),
    async answer(_request, { session }) {
      const found = { visitId: session.visitor.visitId, recordId: session.recordId };
      const body = await readStanding(deps.database.directory, found, deps.clock.domain());
      return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
    },
  });
}

/** The visitor has finished: this browser was the only one, and its session ends with the visit. */
function leaveRoute(deps: AskRoutesDeps): Route {
  return recordRoute({
    method: 'POST',
    path: `${VISITOR_DOOR}/finir`,
    body: 'form',
    edge: visitorEdge(deps),
    act: deps.acts.leaveVisit,
    parse: (_request, { session }) => ok({ recordId: session.recordId, input: {} }),
    async respond(_left, request, { session }) {
      await sessionsOf(deps).end(session.id);
      const m = messagesOf(request);
      const t = m.visit.done;
      const body = (
        <div class="narrow">
          <Notice m={m} tone="success">
            <p>{t.text}</p>
          </Notice>
          <Actions>
            <LinkButton href={VISITOR_DOOR} kind="secondary">
              {m.visit.gone.another}
            </LinkButton>
          </Actions>
        </div>
      );
      return visitorPage(deps, request, { title: t.title, body }, { cookies: [noVisitCookie] });
    },
  });
}
