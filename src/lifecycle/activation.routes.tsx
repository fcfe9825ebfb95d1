import {
  codeStep,
  currentCode,
  findAccount,
  hashPassword,
  htmlReply,
  newTotpSecret,
  noPendingCookie,
  pageFrame,
  passwordIsChosenWell,
  personEdge,
  refusalReply,
  sessionCookie,
  sessionIdIn,
  TooBusy,
  totpUri,
  usernameIsChosenWell,
  type PendingSession,
} from '../identity/index.js';
import { openRoute, redirect, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import type { Database } from '../platform/database.js';
import {
  ActivationAppPage,
  ActivationDonePage,
  ActivationLoginPage,
  ActivationProofPage,
  Notice,
  qrMatrix,
  renderPage,
  type ActivationError,
} from '../web/index.js';
import { messagesIn, openDoor, type Door, type DoorDeps, type Shown } from './door.js';
import { activateAct } from './move.act.js';
import type { LifeTerms } from './space.model.js';
import { CodeFaultPage, NothingToDoPage, stateWords } from './space-life.page.js';

// Activating one's space: who you are, a username and a password, an authenticator app. It can be left and taken up again for as long
// as the short session lasts; the space moves only at the very end.

const START = '/activer';
const LOGIN = '/activer/identifiants';
const APP = '/activer/application';
const DONE = '/activer/fait';
const FORM = { body: 'form', bodyLimit: 16 * 1024, limit: { max: 60, windowSeconds: 60 } } as const;

export interface ActivationDeps extends DoorDeps {
  readonly database: Pick<Database, 'directory' | 'withRecord'>;
  readonly config: DoorDeps['config'] & { readonly mode: 'demo' | 'production' };
  readonly terms: LifeTerms;
}

export function activationRoutes(deps: ActivationDeps): Route[] {
  const door = openDoor(deps);
  const { site, clock, config, keys } = deps;
  const { help } = site;
  const activate = activateAct(keys.index, deps.terms);
  const signedIn = personEdge(deps);

  const proofForm =
    (request: HttpRequest, begun?: PendingSession): Parameters<Door['proof']>[1] =>
    (csrf, values, errors): Shown => {
      const m = messagesIn(request);
      const body = (
        <>
          {begun !== undefined && (
            <Notice m={m}>
              <p>
                {m.spaceLife.begun}{' '}
                <a href={begun.values['secret'] === undefined ? LOGIN : APP}>{m.spaceLife.resume}</a>
              </p>
            </Notice>
          )}
          {request.query.has('expire') && (
            <Notice m={m} tone="warning">
              <p>{m.spaceLife.expired}</p>
            </Notice>
          )}
          <ActivationProofPage m={m} help={help} view={{ csrf, values, errors }} />
        </>
      );
      return { path: START, title: m.activation.title, lead: m.activation.lead, body };
    };

  const loginPage = (
    request: HttpRequest,
    pending: PendingSession,
    errors?: readonly ActivationError[],
    username?: string,
  ): Reply => {
    const m = messagesIn(request);
    const { values, csrf } = pending;
    const notes = [
      ...(values['state'] === 'opposed' ? [m.spaceLife.activationOfOpposed] : []),
      ...(values['earlier'] === 'true' ? [m.spaceLife.activationWithEarlier] : []),
    ];
    const body = (
      <>
        {notes.length > 0 && (
          <Notice m={m}>
            {notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </Notice>
        )}
        <ActivationLoginPage m={m} help={help} view={{ csrf, errors, username: username ?? values['username'] }} />
      </>
    );
    const { loginTitle: title, loginLead: lead } = m.activation;
    return door.page(request, { path: LOGIN, title, lead, body, ...faults(errors) });
  };

  const appPage = (request: HttpRequest, pending: PendingSession, errors?: readonly ActivationError[]): Reply => {
    const m = messagesIn(request);
    const { username = '', secret = '' } = pending.values;
    const view = {
      csrf: pending.csrf,
      qr: qrMatrix(totpUri(secret, username)),
      key: secret.replace(/(.{4})(?=.)/g, '$1 '),
      errors,
      demoCode: config.mode === 'demo' ? currentCode(secret, clock.real()) : undefined,
    };
    const { appTitle: title, appLead: lead } = m.activation;
    const body = <ActivationAppPage m={m} help={help} view={view} />;
    return door.page(request, { path: APP, title, lead, body, ...faults(errors) });
  };

  async function keepLogin(request: HttpRequest, pending: PendingSession): Promise<Reply> {
    const username = (request.form.get('username') ?? '').trim().slice(0, 200);
    const password = (request.form.get('password') ?? '').slice(0, 1000);
    const { nir = '', familyName = '', givenNames = '', email } = pending.values;
    const personal = { nir, username, familyName, givenNames: givenNames.split('|'), email };
    const nameFault = usernameIsChosenWell(username, nir);
    const wordFault = passwordIsChosenWell(password, personal);
    const errors: ActivationError[] = [
      ...(nameFault === undefined ? [] : [nameFault]),
      ...(wordFault === undefined ? [] : [wordFault]),
    ];
    if (errors.length > 0) return loginPage(request, pending, errors, username);
    if ((await findAccount(deps.database.directory, keys.index, username)) !== undefined)
      return loginPage(request, pending, ['username-taken'], username);
    try {
      const passwordHash = await hashPassword(password);
      const secret = pending.values['secret'] ?? newTotpSecret();
      await door.sessions.save({ ...pending, values: { ...pending.values, username, passwordHash, secret } });
      return redirect(APP);
    } catch (error) {
      if (error instanceof TooBusy) return refusalReply('too-many-requests', request, site, { href: LOGIN });
      throw error;
    }
  }

  async function confirmApp(request: HttpRequest, pending: PendingSession): Promise<Reply> {
    const { recordId, values } = pending;
    const { username, passwordHash, secret, code = '', givenNames = '', familyName = '' } = values;
    if (recordId === undefined || username === undefined || passwordHash === undefined || secret === undefined)
      return redirect(LOGIN);
    const typed = (request.form.get('code') ?? '').replace(/\s/gu, '');
    if (!/^\d{6}$/.test(typed)) return appPage(request, pending, ['code-missing']);
    const step = codeStep(secret, typed, clock.real());
    if (step === undefined) return appPage(request, pending, ['code-wrong']);
    const account = { username, passwordHash, totpSecret: secret, lastCodeStep: step, at: clock.domain() };
    const input = { code: Buffer.from(code, 'hex'), account };
    const done = await deps.runner.perform(activate, recordId, input, { kind: 'person' });
    if (done.kind === 'failed') return loginPage(request, pending, ['username-taken'], username);
    const m = messagesIn(request);
    if (done.kind === 'refused' && done.rule === 'space-code-works-once') {
      const body = <CodeFaultPage m={m} help={help} fault={done.rule} />;
      return door.page(request, { path: START, title: m.spaceLife.codes[done.rule].title, status: 409, body });
    }
    if (done.kind === 'refused') return refusalReply('space-not-open', request, site);
    const before = await door.sessions.read(sessionIdIn(request));
    for (const old of [pending, before]) if (old !== undefined) await door.sessions.end(old.id);
    const displayName = `${givenNames.split('|')[0] ?? ''} ${familyName}`.trim();
    const session = await door.sessions.open({ kind: 'person', recordId, displayName });
    return redirect(DONE, [sessionCookie(session), noPendingCookie]);
  }

  const nothingToDo = (request: HttpRequest, state: Parameters<typeof stateWords>[1]): Reply => {
    const m = messagesIn(request);
    const body = <NothingToDoPage m={m} help={help} state={state} mayActivate={false} />;
    return door.page(request, { path: START, title: stateWords(m, state).title, status: 409, body });
  };

  const step = (
    method: 'GET' | 'POST',
    path: string,
    answer: (request: HttpRequest, pending: PendingSession) => Reply | Promise<Reply>,
  ): Route =>
    openRoute({
      method,
      path,
      decide: 'everyone',
      ...(method === 'POST' ? FORM : {}),
      async answer(request) {
        if (method === 'POST') {
          const pending = await door.posted(request, 'activation', START);
          return 'reply' in pending ? pending.reply : answer(request, pending);
        }
        const pending = await door.pending(request, 'activation');
        return pending === undefined ? redirect(`${START}?expire=1`) : answer(request, pending);
      },
    });

  return [
    openRoute({
      method: 'GET',
      path: START,
      decide: 'everyone',
      // Offered, not taken up: on a shared device it may be somebody else's.
      answer: async (request) => door.ask(request, proofForm(request, await door.pending(request, 'activation'))),
    }),
    openRoute({
      method: 'POST',
      path: START,
      decide: 'everyone',
      ...FORM,
      answer: (request) =>
        door.proof(request, proofForm(request), async (answer) => {
          const { may, state, person } = answer.proven;
          if (!may.includes('space-activate')) return nothingToDo(request, state);
          const values = {
            nir: person.ins.value,
            familyName: person.familyName,
            givenNames: person.givenNames.join('|'),
            ...(person.email === undefined ? {} : { email: person.email }),
          };
          return door.open('activation', answer, values, LOGIN);
        }),
    }),
    step('GET', LOGIN, (request, pending) => loginPage(request, pending)),
    step('POST', LOGIN, keepLogin),
    step('GET', APP, (request, pending) =>
      pending.values['secret'] === undefined ? redirect(LOGIN) : appPage(request, pending),
    ),
    step('POST', APP, confirmApp),
    openRoute({
      method: 'GET',
      path: DONE,
      decide: signedIn,
      answer(request, { session }) {
        const m = messagesIn(request);
        const body = <ActivationDonePage m={m} />;
        return htmlReply(
          200,
          renderPage({ ...pageFrame(request, session), title: m.activation.doneTitle, body }, site),
        );
      },
    }),
  ];
}

const faults = (errors: readonly ActivationError[] | undefined) =>
  errors === undefined ? {} : { status: 400, wrong: true };
