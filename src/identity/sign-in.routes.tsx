import type { VNode } from 'preact';
import { DAY, type Instant } from '../kernel/time.js';
import { openRoute, redirect, type CookieChange, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import type { SystemKeys } from '../platform/system-keys.js';
import {
  messagesFor,
  renderPage,
  SignInCodePage,
  SignInPage,
  type DemoLogin,
  type Messages,
  type SignInError,
  type SignInView,
} from '../web/index.js';
import { readAccount } from './account.store.js';
import { htmlReply, refusalReply } from './edge-replies.js';
import { localPath } from './local-path.js';
import { currentCode } from './one-time-code.js';
import { LANG_COOKIE, langOf, pageFrame } from './page-frame.js';
import { provesItsForm, provesPublicForm, publicFormToken } from './request-proof.js';
import { noPendingCookie, noSessionCookie, pendingIdIn, sessionCookie, sessionIdIn } from './session-cookie.js';
import { CODE_WAIT, type PendingSession } from './session.model.js';
import type { Sessions } from './session.store.js';
import { checkCode, checkPassword, type SignInDeps } from './sign-in.js';
import { homeOf, sessionsOf, type EdgeDeps } from './web-edge.js';

// Signing in and out, and choosing the language. These pages know nobody: every answer before both factors looks the same.

export interface SignInRoutesDeps extends EdgeDeps, SignInDeps {
  readonly keys: Pick<SystemKeys, 'index' | 'session'>;
  readonly config: EdgeDeps['config'] & { readonly mode: 'demo' | 'production' };
  readonly database: SignInDeps['database'];
  /** The logins shown under the form, demo only. */
  readonly demoLogins?: ((now: Instant) => readonly DemoLogin[]) | undefined;
}

/** An address can try often: each try also counts against the account it is made at. */
const LIMIT = { max: 60, windowSeconds: 60 };
const FORM = { body: 'form', bodyLimit: 16 * 1024 } as const;

export function signInRoutes(deps: SignInRoutesDeps): Route[] {
  const sessions = sessionsOf(deps);
  const { keys, clock, config } = deps;

  const form = (request: HttpRequest, status: number, view: Omit<SignInView, 'csrf' | 'demoLogins'>): Reply => {
    const { csrf, cookies } = publicFormToken(request, keys.session);
    const body = (m: Messages) => (
      <SignInPage m={m} help={deps.site.help} view={{ ...view, csrf, demoLogins: deps.demoLogins?.(clock.real()) }} />
    );
    const path = view.next === undefined ? '/connexion' : `/connexion?retour=${encodeURIComponent(view.next)}`;
    const wrong = view.errors !== undefined;
    return page(request, { status, path, wrong, title: (m) => m.signIn.title, lead: (m) => m.signIn.lead, body }, [
      ...cookies,
      ...(pendingIdIn(request) === undefined ? [] : [noPendingCookie]),
    ]);
  };
  const refused = (request: HttpRequest, status: number, error: SignInError, next: string | undefined): Reply =>
    form(request, status, { errors: [error], next });

  const codeForm = async (
    request: HttpRequest,
    status: number,
    pending: PendingSession,
    errors?: readonly 'codeMissing'[],
  ): Promise<Reply> => {
    const demoCode = config.mode === 'demo' ? await codeOfNow(deps, pending) : undefined;
    const view = { csrf: pending.csrf, errors, demoCode };
    const body = (m: Messages) => <SignInCodePage m={m} help={deps.site.help} view={view} />;
    const { codeTitle, codeLead } = messagesFor(langOf(request)).signIn;
    const wrong = errors !== undefined;
    return page(request, {
      status,
      path: '/connexion/code',
      wrong,
      title: () => codeTitle,
      lead: () => codeLead,
      body,
    });
  };
  interface Shown {
    readonly status: number;
    readonly path: string;
    readonly wrong: boolean;
    readonly title: (m: Messages) => string;
    readonly lead: (m: Messages) => string;
    readonly body: (m: Messages) => VNode;
  }
  function page(request: HttpRequest, shown: Shown, cookies: readonly CookieChange[] = []): Reply {
    const m = messagesFor(langOf(request));
    const { status, path, wrong: hasErrors } = shown;
    const frame = { ...pageFrame(request), path, hasErrors };
    const texts = { title: shown.title(m), lead: shown.lead(m), body: shown.body(m) };
    return htmlReply(status, renderPage({ ...frame, ...texts }, deps.site), { cookies });
  }

  return [
    openRoute({
      method: 'GET',
      path: '/connexion',
      decide: 'everyone',
      async answer(request) {
        const next = localPath(request.query.get('retour'));
        const session = await sessions.read(sessionIdIn(request));
        if (session?.kind === 'person') return redirect(next ?? homeOf('person'));
        return form(request, 200, { next, signedOut: request.query.has('deconnecte') });
      },
    }),
    openRoute({
      method: 'POST',
      path: '/connexion',
      decide: 'everyone',
      ...FORM,
      limit: LIMIT,
      async answer(request) {
        if (!provesPublicForm(request, keys.session, config.publicUrl))
          return refusalReply('bad-request', request, deps.site, { status: 403, href: '/connexion' });
        const next = localPath(request.form.get('next'));
        const username = (request.form.get('username') ?? '').trim().slice(0, 200);
        const password = (request.form.get('password') ?? '').slice(0, 1000);
        const errors: SignInError[] = [
          ...(username === '' ? (['usernameMissing'] as const) : []),
          ...(password === '' ? (['passwordMissing'] as const) : []),
        ];
        if (errors.length > 0) return form(request, 400, { errors, next, username });
        const step = await checkPassword(deps, { username, password, address: request.ip });
        if (step.kind === 'too-many') return refused(request, 429, 'tooMany', next);
        if (step.kind === 'refused') return refused(request, 401, 'wrongLogin', next);
        const pending = await sessions.open({
          kind: 'pending',
          stage: 'code',
          recordId: step.recordId,
          values: { username, until: String(clock.real() + CODE_WAIT), ...(next === undefined ? {} : { next }) },
        });
        return redirect('/connexion/code', [sessionCookie(pending)]);
      },
    }),
    openRoute({
      method: 'GET',
      path: '/connexion/code',
      decide: 'everyone',
      async answer(request) {
        const pending = await awaitingCode(sessions, request, clock.real());
        return pending === undefined ? redirect('/connexion') : codeForm(request, 200, pending);
      },
    }),
    openRoute({
      method: 'POST',
      path: '/connexion/code',
      decide: 'everyone',
      ...FORM,
      limit: LIMIT,
      async answer(request) {
        const pending = await awaitingCode(sessions, request, clock.real());
        if (pending === undefined) return refused(request, 401, 'expired', undefined);
        if (!provesItsForm(request, pending.csrf, config.publicUrl))
          return refusalReply('bad-request', request, deps.site, { status: 403, href: '/connexion/code' });
        const code = (request.form.get('code') ?? '').replace(/\s/gu, '');
        if (!/^\d{6}$/.test(code)) return codeForm(request, 400, pending, ['codeMissing']);
        // An accepted password is worth one code: the next try starts from the password again.
        const taken = await sessions.take(pending.id);
        const { recordId, values } = pending;
        const next = localPath(values['next']);
        if (taken === undefined || recordId === undefined) return refused(request, 401, 'expired', next);
        const username = values['username'] ?? '';
        const step = await checkCode(deps, { recordId, username, code, address: request.ip });
        switch (step.kind) {
          case 'too-many':
            return refused(request, 429, 'tooMany', next);
          case 'refused':
            return refused(request, 401, 'wrongLogin', next);
          case 'space-not-open':
            return refusalReply('space-not-open', request, deps.site, { extra: { cookies: [noPendingCookie] } });
          case 'signed-in': {
            const before = await sessions.read(sessionIdIn(request));
            if (before !== undefined) await sessions.end(before.id);
            const session = await sessions.open({ kind: 'person', recordId, displayName: step.displayName });
            return redirect(next ?? homeOf('person'), [sessionCookie(session), noPendingCookie]);
          }
        }
      },
    }),
    openRoute({
      method: 'POST',
      path: '/deconnexion',
      decide: 'everyone',
      ...FORM,
      async answer(request) {
        const session = await sessions.read(sessionIdIn(request));
        if (session !== undefined) {
          if (!provesItsForm(request, session.csrf, config.publicUrl))
            return refusalReply('bad-request', request, deps.site, { session, status: 403 });
          await sessions.end(session.id);
        }
        return redirect(session?.kind === 'professional' ? '/' : '/connexion?deconnecte=1', [noSessionCookie]);
      },
    }),
    openRoute({
      method: 'GET',
      path: '/langue',
      decide: 'everyone',
      answer(request) {
        const lang = request.query.get('lang');
        const to = localPath(request.query.get('retour')) ?? '/';
        const year = (365 * DAY) / 1000;
        return redirect(
          to,
          lang === 'fr' || lang === 'en' ? [{ name: LANG_COOKIE, value: lang, maxAgeSeconds: year }] : [],
        );
      },
    }),
  ];
}

/** The accepted password that waits for its code, if it has not waited too long. */
async function awaitingCode(
  sessions: Sessions,
  request: HttpRequest,
  now: Instant,
): Promise<PendingSession | undefined> {
  const session = await sessions.read(pendingIdIn(request));
  if (session?.kind !== 'pending' || session.stage !== 'code') return undefined;
  return Number(session.values['until']) > now ? session : undefined;
}

/** Demo only: there is no telephone to read it from. */
async function codeOfNow(deps: SignInRoutesDeps, pending: PendingSession): Promise<string | undefined> {
  if (pending.recordId === undefined) return undefined;
  const account = await deps.database.withRecord(pending.recordId, (handle) => readAccount(handle));
  return account === undefined ? undefined : currentCode(account.totpSecret, deps.clock.real());
}
