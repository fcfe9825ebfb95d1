import type { VNode } from 'preact';
import { openRoute, redirect, type CookieChange, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import {
  messagesFor,
  NewPasswordPage,
  RecoveryCodesPage,
  RecoveryPage,
  renderPage,
  type Messages,
  type RecoveryError,
} from '../web/index.js';
import { findAccount, readAccount, sameUsername } from './account.store.js';
import { changeSignInAct } from './change-sign-in.act.js';
import { codeWays } from './code-ways.js';
import { htmlReply, refusalReply } from './edge-replies.js';
import { mayTry } from './guess.store.js';
import { langOf, pageFrame } from './page-frame.js';
import { hashPassword, TooBusy } from './password-hashing.js';
import { passwordIsChosenWell } from './password-is-chosen-well.rule.js';
import { readPerson } from './person.store.js';
import { recoverAct } from './recover.act.js';
import { provesItsForm, provesPublicForm, publicFormToken } from './request-proof.js';
import { addSecurityEvent } from './security-event.store.js';
import { isSentCode, newSentCode, sendCode } from './sent-code.js';
import { noPendingCookie, pendingIdIn, sessionCookie } from './session-cookie.js';
import type { PendingSession } from './session.model.js';
import type { Sessions } from './session.store.js';
import type { SignInRoutesDeps } from './sign-in-routes-deps.js';
import { stopwatch, toldLater } from './told-later.js';
import { keepQuestion } from './waiting-question.store.js';

// A lost password. Whatever username is typed, the same pages follow at the same pace; a mail leaves only for a person who has one.

const START = '/connexion/oubli';
const CODES = '/connexion/oubli/codes';
const NEW = '/connexion/oubli/nouveau';
const FORM = { body: 'form', bodyLimit: 16 * 1024, limit: { max: 30, windowSeconds: 60 } } as const;

export function recoveryRoutes(deps: SignInRoutesDeps, sessions: Sessions): Route[] {
  const { keys, clock, config, courier, database, runner, site } = deps;
  const changePassword = changeSignInAct('password', keys.index);

  interface Shown {
    readonly path: string;
    readonly status?: number;
    readonly title: string;
    readonly lead: string;
    readonly wrong: boolean;
    readonly body: VNode;
  }
  const page = (
    request: HttpRequest,
    { status = 200, wrong, ...rest }: Shown,
    cookies: readonly CookieChange[] = [],
  ): Reply => htmlReply(status, renderPage({ ...pageFrame(request), hasErrors: wrong, ...rest }, site), { cookies });
  const words = (request: HttpRequest): Messages => messagesFor(langOf(request));

  function startPage(request: HttpRequest, status = 200, errors?: readonly RecoveryError[]): Reply {
    const { csrf, cookies } = publicFormToken(request, keys.session);
    const m = words(request);
    const body = <RecoveryPage m={m} help={site.help} view={{ csrf, errors }} />;
    const { title, lead } = m.recovery;
    return page(request, { path: START, status, title, lead, wrong: errors !== undefined, body }, cookies);
  }
  function codesPage(request: HttpRequest, { csrf }: PendingSession, errors?: readonly RecoveryError[]): Reply {
    const m = words(request);
    const view = { csrf, errors, demoOutgoing: config.mode === 'demo' };
    const body = <RecoveryCodesPage m={m} help={site.help} view={view} />;
    const { codesTitle: title, codesLead: lead } = m.recovery;
    const wrong = errors !== undefined;
    return page(request, { path: CODES, status: wrong ? 400 : 200, title, lead, wrong, body });
  }
  function newPage(request: HttpRequest, { csrf }: PendingSession, errors?: readonly RecoveryError[]): Reply {
    const m = words(request);
    const body = <NewPasswordPage m={m} help={site.help} view={{ csrf, errors }} action={NEW} />;
    const { newTitle: title, newLead: lead } = m.recovery;
    const wrong = errors !== undefined;
    return page(request, { path: NEW, status: wrong ? 400 : 200, title, lead, wrong, body });
  }

  /**
   * Looks the account up and begins to send what it may be sent, while the answer waits for its moment: neither bytes nor time tell whether
   * there is one. The answer waits for no sending.
   */
  async function sendCodes(
    request: HttpRequest,
    username: string,
    codes: { mail: string; text: string },
  ): Promise<void> {
    const sql = database.directory;
    const now = clock.real();
    // Counted by what was typed, before anybody is looked up: asked side by side, somebody and nobody wait for each other alike. Apart from the
    // codes sent at sign-in: whoever types a username must not use those up.
    if (!(await mayTry(sql, keys.index, 'sent', `recovery ${sameUsername(username)}`, now))) return;
    const recordId = await findAccount(sql, keys.index, username);
    if (recordId === undefined) return;
    const { email, sms, app } = await database.withRecord(recordId, async (handle) => ({
      ...(await codeWays(handle, courier, clock.domain())),
      app: (await readAccount(handle))?.totpSecret !== undefined,
    }));
    const lang = langOf(request);
    if (email !== undefined)
      sendCode(courier, 'email', email, { id: deps.ids.item('recovery-mail'), code: codes.mail, lang });
    if (sms !== undefined && !app)
      sendCode(courier, 'sms', sms, { id: deps.ids.item('recovery-text'), code: codes.text, lang });
  }

  async function start(request: HttpRequest): Promise<Reply> {
    const username = (request.form.get('username') ?? '').trim().slice(0, 200);
    if (username === '') return startPage(request, 400, ['username-missing']);
    const since = stopwatch();
    const now = clock.real();
    const sql = database.directory;
    if (!(await mayTry(sql, keys.index, 'asked', request.ip, now))) return startPage(request, 429, ['too-many']);
    const mail = newSentCode(keys.session, `mail ${username}`, now);
    const text = newSentCode(keys.session, `text ${username}`, now);
    const values = {
      username,
      mailCode: mail.kept.sentCode,
      textCode: text.kept.sentCode,
      sentUntil: mail.kept.sentUntil,
    };
    const pending = await sessions.open({ kind: 'pending', stage: 'recovery', values });
    await sendCodes(request, username, { mail: mail.code, text: text.code }).catch(() => undefined);
    return toldLater(since, redirect(CODES, [sessionCookie(pending)]));
  }

  async function proveHeld(request: HttpRequest, pending: PendingSession): Promise<Reply> {
    const typed = (name: string): string => (request.form.get(name) ?? '').replace(/\s/gu, '').slice(0, 12);
    const [mailTyped, second] = [typed('courriel'), typed('second')];
    if (!/^\d{6}$/.test(mailTyped)) return codesPage(request, pending, ['courriel-missing']);
    if (!/^\d{6}$/.test(second)) return codesPage(request, pending, ['second-missing']);
    const since = stopwatch();
    // Both codes are worth one try.
    if ((await sessions.take(pending.id)) === undefined) return startPage(request, 401, ['expired']);
    const { username = '', mailCode: mail = '', textCode: text = '', sentUntil = '0' } = pending.values;
    const now = clock.real();
    const sql = database.directory;
    const is = (sentCode: string, of: string, code: string): boolean =>
      isSentCode(keys.session, { sentCode, sentUntil }, of, code, now);
    // Guesses here are bounded by what an address may ask for, not by person: nobody can use up another's tries.
    const mailCodeMatches = is(mail, `mail ${username}`, mailTyped);
    // The mailbox's code hangs on nobody's record. Without it nobody is looked up while somebody waits: side by side, those who try at one
    // person would otherwise wait for each other, and those who try at nobody would not. The job writes it into the person's history.
    if (!mailCodeMatches) {
      const id = deps.ids.item(`missed recovery ${now}`);
      await keepQuestion(sql, keys.directory, 'missed_recovery', { id, at: now, asked: username });
      return toldLater(since, startPage(request, 401, ['not-recognised']));
    }
    const recordId = await findAccount(sql, keys.index, username);
    if (recordId === undefined) {
      await addSecurityEvent(sql, 'recovery-unknown', now, {});
      return toldLater(since, startPage(request, 401, ['not-recognised']));
    }
    const input = {
      mailCodeMatches,
      textCodeMatches: is(text, `text ${username}`, second),
      code: second,
      now,
    };
    const done = await runner.perform(recoverAct, recordId, input, { kind: 'person', recordId });
    if (done.kind !== 'done') return toldLater(since, startPage(request, 401, ['not-recognised']));
    const proven = await sessions.open({ kind: 'pending', stage: 'recovery', recordId, values: { proven: 'yes' } });
    return redirect(NEW, [sessionCookie(proven)]);
  }

  async function change(request: HttpRequest, pending: PendingSession): Promise<Reply> {
    const { recordId } = pending;
    if (recordId === undefined) return redirect(START);
    const password = (request.form.get('password') ?? '').slice(0, 1000);
    const personal = await database.withRecord(recordId, async (handle) => {
      const { ins, familyName, givenNames, email } = await readPerson(handle);
      return { nir: ins.value, username: (await readAccount(handle))?.username ?? '', familyName, givenNames, email };
    });
    const fault = passwordIsChosenWell(password, personal);
    if (fault !== undefined) return newPage(request, pending, [fault]);
    try {
      const passwordHash = await hashPassword(password);
      if ((await sessions.take(pending.id)) === undefined) return startPage(request, 401, ['expired']);
      const input = { change: { kind: 'password', passwordHash }, justProven: true } as const;
      const done = await runner.perform(changePassword, recordId, input, { kind: 'person', recordId });
      if (done.kind !== 'done')
        return refusalReply('space-not-open', request, site, { extra: { cookies: [noPendingCookie] } });
      await sessions.endAllOfRecord(recordId);
      return redirect('/connexion?nouveau=1', [noPendingCookie]);
    } catch (error) {
      if (error instanceof TooBusy) return refusalReply('too-many-requests', request, site, { href: NEW });
      throw error;
    }
  }

  const pendingIn = async (request: HttpRequest, proven: boolean): Promise<PendingSession | undefined> => {
    const session = await sessions.read(pendingIdIn(request));
    if (session?.kind !== 'pending' || session.stage !== 'recovery') return undefined;
    return (session.values['proven'] === 'yes') === proven ? session : undefined;
  };
  const step = (
    path: string,
    proven: boolean,
    show: (request: HttpRequest, pending: PendingSession) => Reply,
    answer: (request: HttpRequest, pending: PendingSession) => Promise<Reply>,
  ): Route[] => [
    openRoute({
      method: 'GET',
      path,
      decide: 'everyone',
      async answer(request) {
        const pending = await pendingIn(request, proven);
        return pending === undefined ? redirect(START) : show(request, pending);
      },
    }),
    openRoute({
      method: 'POST',
      path,
      decide: 'everyone',
      ...FORM,
      async answer(request) {
        const pending = await pendingIn(request, proven);
        if (pending === undefined) return startPage(request, 401, ['expired']);
        return provesItsForm(request, pending.csrf, config.publicUrl)
          ? answer(request, pending)
          : refusalReply('bad-request', request, site, { status: 403, href: START });
      },
    }),
  ];

  return [
    openRoute({ method: 'GET', path: START, decide: 'everyone', answer: (request) => startPage(request) }),
    openRoute({
      method: 'POST',
      path: START,
      decide: 'everyone',
      ...FORM,
      answer: (request) =>
        provesPublicForm(request, keys.session, config.publicUrl)
          ? start(request)
          : refusalReply('bad-request', request, site, { status: 403, href: START }),
    }),
    ...step(CODES, false, codesPage, proveHeld),
    ...step(NEW, true, newPage, change),
  ];
}
