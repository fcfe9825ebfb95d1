import {
  codeStep,
  currentCode,
  enterAsPerson,
  findAccount,
  hashPassword,
  isSentCode,
  maskedAddress,
  newTotpSecret,
  passwordIsChosenWell,
  refusalReply,
  TooBusy,
  totpUri,
  usernameIsChosenWell,
  type PendingSession,
} from '../identity/index.js';
import type { IdSource } from '../kernel/ids.js';
import type { Courier } from '../platform/courier.js';
import { openRoute, redirect, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import type { Database } from '../platform/database.js';
import {
  ActivationAppPage,
  ActivationLoginPage,
  ActivationProofPage,
  Notice,
  qrMatrix,
  type ActivationError,
} from '../web/index.js';
import {
  doorCaller,
  isCertified,
  leadByLetter,
  messagesIn,
  openDoor,
  standsEnded,
  type Door,
  type DoorDeps,
  type Shown,
} from './door.js';
import { isCodeFault } from './code-fault.js';
import { sentActivationCodes } from './activation-code.js';
import { activateAct } from './move.act.js';
import { renewLoginAct } from './renew-login.act.js';
import type { LifeTerms } from './space.model.js';
import { NothingToDoPage, stateWords } from './space-life.page.js';

// Activating one's space: who you are, a username and a password, codes by an application, e-mail or text message. It can be left and taken up again for as long
// as the short session lasts; the space moves only at the very end.

const START = '/activer';
const LOGIN = '/activer/identifiants';
const APP = '/activer/application';
const CHOICES = '/activer/choix';
const FORM = { body: 'form', bodyLimit: 16 * 1024, limit: { max: 60, windowSeconds: 60 } } as const;

export interface ActivationDeps extends DoorDeps {
  readonly database: Pick<Database, 'directory' | 'withRecord'>;
  readonly config: DoorDeps['config'] & { readonly mode: 'demo' | 'production' };
  readonly terms: LifeTerms;
  readonly courier: Courier;
  readonly ids: IdSource;
}

export function activationRoutes(deps: ActivationDeps): Route[] {
  const door = openDoor(deps);
  const { site, clock, config, keys } = deps;
  const { help } = site;
  const activate = activateAct(keys.index, deps.terms);
  const renew = renewLoginAct(keys.index);
  const sent = sentActivationCodes(deps, door.sessions);

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
      ...(values['renew'] === 'yes' ? [m.activation.renewing] : []),
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
        <ActivationLoginPage
          m={m}
          help={help}
          view={{ csrf, errors, username: username ?? values['username'], child: values['child'] }}
        />
      </>
    );
    const { loginTitle: title, loginLead: lead } = m.activation;
    return door.page(request, { path: LOGIN, title, lead, body, ...faults(errors) });
  };

  const appPage = async (
    request: HttpRequest,
    pending: PendingSession,
    errors?: readonly ActivationError[],
  ): Promise<Reply> => {
    const m = messagesIn(request);
    const { username = '', secret = '', sentTo } = pending.values;
    const ways = pending.recordId === undefined ? {} : await sent.ways(pending.recordId);
    const view = {
      sentTo,
      email: ways.email === undefined ? undefined : maskedAddress(ways.email),
      sms: ways.sms === undefined ? undefined : maskedAddress(ways.sms),
      demoOutgoing: config.mode === 'demo' && sentTo !== undefined,
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
      ...(isCertified(request, pending) ? [] : (['certifie-missing'] as const)),
    ];
    if (errors.length > 0) return loginPage(request, pending, errors, username);
    const owner = await findAccount(deps.database.directory, keys.index, username);
    if (owner !== undefined && owner !== pending.recordId)
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
    const now = clock.real();
    const bySentCode = values['sentTo'] !== undefined;
    const step = bySentCode ? undefined : codeStep(secret, typed, now);
    const right = bySentCode ? isSentCode(keys.session, values, recordId, typed, now) : step !== undefined;
    if (!right) return appPage(request, await sent.afterWrong(pending), ['code-wrong']);
    const app = step === undefined ? {} : { totpSecret: secret, lastCodeStep: step };
    const account = { username, passwordHash, lastCodeStep: 0, ...app, at: clock.domain() };
    const input = { code: Buffer.from(code, 'hex'), account };
    const renewing = values['renew'] === 'yes';
    const caller = doorCaller(pending);
    const done = renewing
      ? await deps.runner.perform(renew, recordId, input, caller)
      : await deps.runner.perform(activate, recordId, input, caller);
    if (done.kind === 'failed') return loginPage(request, pending, ['username-taken'], username);
    if (done.kind === 'refused' && isCodeFault(done.rule)) return door.codeFault(request, done.rule);
    if (done.kind === 'refused') return refusalReply('space-not-open', request, site);
    await door.sessions.end(pending.id);
    if (renewing) await door.sessions.endAllOfRecord(recordId);
    const displayName = `${givenNames.split('|')[0] ?? ''} ${familyName}`.trim();
    const cookies = await enterAsPerson(door.sessions, request, {
      recordId,
      displayName,
      now: clock.real(),
      proven: true,
    });
    return redirect(renewing ? '/accueil' : CHOICES, cookies);
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
          const { may, state, person, inTheirStead } = answer.proven;
          const renewing = state === 'active';
          const child = inTheirStead ? (person.givenNames[0] ?? '') : undefined;
          // Closed or suspended: with letter and card they stand at its door, and can reopen or object.
          if (standsEnded(state)) return leadByLetter(door.sessions, answer.recordId, answer.code, { child });
          if (!may.includes('space-activate') && !renewing) return nothingToDo(request, state);
          const values = {
            nir: person.ins.value,
            familyName: person.familyName,
            givenNames: person.givenNames.join('|'),
            ...(person.email === undefined ? {} : { email: person.email }),
            ...(child === undefined ? {} : { child }),
            ...(renewing ? { renew: 'yes' } : {}),
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
    step('POST', '/activer/application/envoyer', async (request, pending) => {
      if (pending.recordId === undefined || pending.values['secret'] === undefined) return redirect(LOGIN);
      const fault = await sent.send(request, pending, pending.recordId);
      return fault === undefined ? redirect(APP) : appPage(request, pending, [fault]);
    }),
  ];
}

const faults = (errors: readonly ActivationError[] | undefined) =>
  errors === undefined ? {} : { status: 400, wrong: true };
