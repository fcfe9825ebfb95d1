import { citizenPage, messagesOfRequest, type CitizenDeps } from '../citizen/index.js';
import {
  answerIn,
  beginNational,
  changeSignInAct,
  checkNewPasskey,
  codeStep,
  currentCode,
  deviceOf,
  handleOf,
  hashPassword,
  nationalUnlinkAct,
  JUST_PROVEN,
  newPasskeyQuestion,
  newTotpSecret,
  noPendingCookie,
  partyOf,
  passwordIsChosenWell,
  pendingIdIn,
  refusalReply,
  sessionCookie,
  TooBusy,
  totpUri,
  type NationalParty,
  type PersonCaller,
  type PersonSession,
  type Sessions,
  type SignInChange,
  type endSessionsAct,
  type WhichSessions,
} from '../identity/index.js';
import { isUuid, type IdSource, type RecordId } from '../kernel/ids.js';
import { ok } from '../kernel/result.js';
import type { ActRunner } from '../platform/act.js';
import type { Database } from '../platform/database.js';
import { openRoute, recordRoute, redirect, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import type { SystemKeys } from '../platform/system-keys.js';
import { justDone } from '../web/just-done.js';
import { NewPasswordPage, qrMatrix, type RecoveryError } from '../web/index.js';
import { LinkAppPage, OwnSignInPage } from './own-sign-in.page.js';
import { readOwnSignInAct, type OwnSignIn } from './read-own-sign-in.act.js';

// The person's own ways in. Changing one asks for a sign-in of the last quarter of an hour: an open session left behind is not enough.

const BASE = '/parametres/connexion';
const FORM = { body: 'form', bodyLimit: 32 * 1024, limit: { max: 30, windowSeconds: 60 } } as const;

export interface OwnSignInDeps extends CitizenDeps {
  readonly sessions: Sessions;
  readonly acts: { readonly endSessions: ReturnType<typeof endSessionsAct> };
  readonly runner: ActRunner;
  readonly database: Pick<Database, 'withRecord'>;
  readonly keys: Pick<SystemKeys, 'index' | 'session'>;
  readonly ids: IdSource;
  readonly config: { readonly publicUrl: string; readonly mode: 'demo' | 'production' };
  readonly national?: NationalParty | undefined;
}

export function ownSignInRoutes(deps: OwnSignInDeps): Route[] {
  const { clock, config, edge, ids, keys, national, runner, sessions, site } = deps;
  const acts = {
    password: changeSignInAct('password', keys.index),
    app: changeSignInAct('app', keys.index),
    'no-app': changeSignInAct('no-app', keys.index),
    passkey: changeSignInAct('passkey', keys.index),
    'no-passkey': changeSignInAct('no-passkey', keys.index),
  } as const;
  const isFresh = ({ provenAt }: PersonSession): boolean =>
    provenAt !== undefined && clock.real() < provenAt + JUST_PROVEN;

  async function change(session: PersonSession, wanted: SignInChange): Promise<Reply> {
    const input = { change: wanted, justProven: isFresh(session) };
    const { recordId } = session;
    const done = await runner.perform(acts[wanted.kind], recordId, input, { kind: 'person', recordId });
    if (done.kind === 'refused') return redirect(BASE);
    if (done.kind === 'failed') return redirect(BASE, [justDone('passkey-failed')]);
    if (wanted.kind === 'password') await sessions.endOthersOfRecord(recordId, session.id);
    return redirect(BASE, [justDone(wanted.kind), noPendingCookie]);
  }
  const own = async (recordId: RecordId): Promise<OwnSignIn> => {
    const done = await runner.perform(readOwnSignInAct, recordId, {}, { kind: 'person', recordId });
    if (done.kind !== 'done') throw new Error('an active person who may not see how they sign in');
    return done.outcome;
  };
  const posted = (path: string, answer: (request: HttpRequest, session: PersonSession) => Promise<Reply>): Route =>
    openRoute<PersonCaller, PersonSession>({
      method: 'POST',
      path: `${BASE}${path}`,
      ...FORM,
      decide: edge,
      answer: (request, { session }) => answer(request, session),
    });
  const ends = (
    path: string,
    done: string,
    which: (request: HttpRequest, session: PersonSession) => WhichSessions,
  ): Route =>
    recordRoute({
      method: 'POST',
      path: `${BASE}${path}`,
      ...FORM,
      edge,
      act: deps.acts.endSessions,
      parse: (request, { session }) => ok({ recordId: session.recordId, input: which(request, session) }),
      respond: () => redirect(BASE, [justDone(done)]),
    });
  const shown = (path: string, answer: (request: HttpRequest, session: PersonSession) => Promise<Reply>): Route =>
    openRoute<PersonCaller, PersonSession>({
      method: 'GET',
      path: `${BASE}${path}`,
      decide: edge,
      answer: (request, { session }) => (isFresh(session) ? answer(request, session) : Promise.resolve(redirect(BASE))),
    });

  function passwordPage(request: HttpRequest, session: PersonSession, errors?: readonly RecoveryError[]): Reply {
    const m = messagesOfRequest(request);
    const view = { csrf: session.csrf, errors };
    return citizenPage(deps, request, session, {
      title: m.ownSignIn.password.pageTitle,
      lead: m.ownSignIn.password.pageLead,
      status: errors === undefined ? 200 : 400,
      hasErrors: errors !== undefined,
      body: <NewPasswordPage m={m} help={site.help} view={view} action={`${BASE}/mot-de-passe`} />,
    });
  }
  async function appPage(request: HttpRequest, session: PersonSession, secret: string, wrong = false): Promise<Reply> {
    const m = messagesOfRequest(request);
    const { account } = await own(session.recordId);
    const body = (
      <LinkAppPage
        m={m}
        csrf={session.csrf}
        qr={qrMatrix(totpUri(secret, account.username))}
        secret={secret.replace(/(.{4})(?=.)/g, '$1 ')}
        wrong={wrong}
        demoCode={config.mode === 'demo' ? currentCode(secret, clock.real()) : undefined}
      />
    );
    const { pageTitle: title, pageLead: lead } = m.ownSignIn.app;
    return citizenPage(deps, request, session, { title, lead, hasErrors: wrong, status: wrong ? 400 : 200, body });
  }
  /** What was begun in this browser and waits: a secret shown, a question asked. */
  const begun = async (request: HttpRequest, session: PersonSession): Promise<Readonly<Record<string, string>>> => {
    const pending = await sessions.read(pendingIdIn(request));
    const ours =
      pending?.kind === 'pending' && pending.stage === 'new-passkey' && pending.recordId === session.recordId;
    return ours ? pending.values : {};
  };

  return [
    recordRoute({
      method: 'GET',
      path: BASE,
      edge,
      act: readOwnSignInAct,
      parse: (_request, { session }) => ok({ recordId: session.recordId, input: {} }),
      async respond(outcome, request, { session }) {
        const m = messagesOfRequest(request);
        const body = (
          <OwnSignInPage
            m={m}
            csrf={session.csrf}
            own={outcome}
            sessions={await sessions.listOfRecord(session.recordId)}
            here={handleOf(keys.session, session.id)}
            fresh={isFresh(session)}
            national={national !== undefined}
          />
        );
        const words: Readonly<Record<string, string>> = m.ownSignIn.done;
        const { title, lead } = m.ownSignIn;
        return citizenPage(deps, request, session, {
          title,
          lead,
          breadcrumb: [{ label: m.settings.title, href: '/parametres' }],
          flash: ({ what }) => {
            const text = words[what];
            return text === undefined ? undefined : { text, ...(what.endsWith('-failed') ? { tone: 'error' } : {}) };
          },
          body,
        });
      },
    }),
    shown('/mot-de-passe', (request, session) => Promise.resolve(passwordPage(request, session))),
    posted('/mot-de-passe', async (request, session) => {
      const password = (request.form.get('password') ?? '').slice(0, 1000);
      const { account, person } = await own(session.recordId);
      const { familyName, givenNames, email } = person;
      const personal = { nir: person.ins.value, username: account.username, familyName, givenNames, email };
      const fault = passwordIsChosenWell(password, personal);
      if (fault !== undefined) return passwordPage(request, session, [fault]);
      try {
        return await change(session, { kind: 'password', passwordHash: await hashPassword(password) });
      } catch (error) {
        if (error instanceof TooBusy) return refusalReply('too-many-requests', request, site, { session, href: BASE });
        throw error;
      }
    }),
    shown('/application', async (request, session) => {
      const secret = (await begun(request, session))['secret'] ?? newTotpSecret();
      const { recordId } = session;
      const pending = await sessions.open({ kind: 'pending', stage: 'new-passkey', recordId, values: { secret } });
      const page = await appPage(request, session, secret);
      return { ...page, cookies: [...(page.cookies ?? []), sessionCookie(pending)] };
    }),
    posted('/application', async (request, session) => {
      const { secret } = await begun(request, session);
      if (secret === undefined) return redirect(`${BASE}/application`);
      const step = codeStep(secret, request.form.get('code') ?? '', clock.real());
      if (step === undefined) return appPage(request, session, secret, true);
      return change(session, { kind: 'app', totpSecret: secret, codeStep: step });
    }),
    posted('/sans-application', async (_request, session) => {
      const { person } = await own(session.recordId);
      if (person.email === undefined && person.phone === undefined) return redirect(BASE);
      return change(session, { kind: 'no-app' });
    }),
    posted('/cles/question', async (request, session) => {
      if (!isFresh(session)) return { status: 403 };
      const { recordId } = session;
      const { account, passkeys } = await own(recordId);
      // Random for each record, the same for all its passkeys: it tells neither who nor which record.
      const handle = handleOf(keys.session, `passkeys of ${recordId}`).slice(0, 32);
      const party = partyOf(config.publicUrl, config.mode, request);
      const question = await newPasskeyQuestion(party, { username: account.username, handle, known: passkeys });
      const values = { challenge: question.challenge };
      const pending = await sessions.open({ kind: 'pending', stage: 'new-passkey', recordId, values });
      return {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(question),
        cookies: [sessionCookie(pending)],
      };
    }),
    posted('/cles', async (request, session) => {
      const { challenge } = await begun(request, session);
      await sessions.take(pendingIdIn(request));
      const answer = answerIn(request.form);
      const party = partyOf(config.publicUrl, config.mode, request);
      const made =
        challenge === undefined || answer === undefined ? undefined : await checkNewPasskey(party, challenge, answer);
      if (made === undefined) return redirect(BASE, [justDone('passkey-failed'), noPendingCookie]);
      const label = deviceOf(request.header('user-agent')) ?? messagesOfRequest(request).ownSignIn.sessions.unknown;
      const passkey = { ...made, id: ids.item('passkey'), label, createdAt: clock.domain() };
      return change(session, { kind: 'passkey', passkey });
    }),
    posted('/cles/retirer', (request, session) => {
      const id = request.form.get('cle') ?? '';
      if (!isUuid(id)) return Promise.resolve(redirect(BASE));
      return change(session, { kind: 'no-passkey', id });
    }),
    ...(national === undefined
      ? []
      : [
          shown('/national', async (request, session) => {
            const waits = { recordId: session.recordId, values: {} };
            const begun = await beginNational(request, { sessions, party: national, config }, waits);
            return begun ?? redirect(BASE, [justDone('national-failed')]);
          }),
          posted('/national/retirer', async (_request, session) => {
            const { recordId } = session;
            const input = { justProven: isFresh(session) };
            const done = await runner.perform(nationalUnlinkAct, recordId, input, { kind: 'person', recordId });
            return redirect(BASE, done.kind === 'done' ? [justDone('no-national')] : []);
          }),
        ]),
    ends('/fermer', 'session-ended', ({ form }) => ({ which: 'one', handle: form.get('connexion') ?? '' })),
    ends('/fermer-les-autres', 'others-ended', (_request, { id }) => ({ which: 'others', keep: id })),
  ];
}
