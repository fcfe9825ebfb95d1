import type { VNode } from 'preact';
import { DAY } from '../kernel/time.js';
import { openRoute, redirect, type CookieChange, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { messagesFor, renderPage, SignInPage, type Messages, type SignInError, type SignInView } from '../web/index.js';
import { htmlReply, refusalReply } from './edge-replies.js';
import { localPath } from './local-path.js';
import { LANG_COOKIE, langOf, pageFrame } from './page-frame.js';
import { nationalSignInRoutes } from './national-sign-in.routes.js';
import { passkeySignInRoutes } from './passkey-sign-in.routes.js';
import { recoveryRoutes } from './recovery.routes.js';
import { provesItsForm, provesPublicForm, publicFormToken } from './request-proof.js';
import { noPendingCookie, noSessionCookie, pendingIdIn, sessionCookie, sessionIdIn } from './session-cookie.js';
import { CODE_WAIT } from './session.model.js';
import { signInCodeRoutes } from './sign-in-code.routes.js';
import type { SignInRoutesDeps } from './sign-in-routes-deps.js';
import { checkPassword } from './sign-in.js';
import { homeOf, sessionsOf } from './web-edge.js';

// Signing in and out, and choosing the language. These pages know nobody: every answer before both factors looks the same.

/** An address can try often: each try also counts against the account it is made at. */
const LIMIT = { max: 60, windowSeconds: 60 };
const FORM = { body: 'form', bodyLimit: 16 * 1024 } as const;

export function signInRoutes(deps: SignInRoutesDeps): Route[] {
  const sessions = sessionsOf(deps);
  const { keys, clock, config } = deps;

  const form = (
    request: HttpRequest,
    status: number,
    view: Omit<SignInView, 'csrf' | 'demoLogins' | 'national'>,
  ): Reply => {
    const { csrf, cookies } = publicFormToken(request, keys.session);
    const body = (m: Messages) => (
      <SignInPage
        m={m}
        help={deps.site.help}
        view={{ ...view, csrf, national: deps.national !== undefined, demoLogins: deps.demoLogins?.(clock.real()) }}
      />
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
        return form(request, 200, {
          next,
          signedOut: request.query.has('deconnecte'),
          changed: request.query.has('nouveau'),
        });
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
    ...signInCodeRoutes(deps, sessions, refused),
    ...passkeySignInRoutes(deps, sessions, refused),
    ...recoveryRoutes(deps, sessions),
    ...(deps.national === undefined ? [] : nationalSignInRoutes(deps, sessions, deps.national)),
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
        return redirect(session === undefined || session.kind === 'person' ? '/connexion?deconnecte=1' : '/', [
          noSessionCookie,
        ]);
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
