import {
  addSecurityEvent,
  codeStep,
  currentCode,
  forgetGuesses,
  htmlReply,
  langOf,
  mayTry,
  noPendingCookie,
  pageFrame,
  passwordMatches,
  pendingIdIn,
  provesItsForm,
  provesPublicForm,
  publicFormToken,
  refusalReply,
  sessionCookie,
  sessionsOf,
  stopwatch,
  takeBackGuess,
  TooBusy,
  toldLater,
  type PendingSession,
} from '../identity/index.js';
import { MINUTE, type Instant } from '../kernel/time.js';
import { openRoute, redirect, type CookieChange, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { messagesFor, renderPage } from '../web/index.js';
import { StaffCodePage, StaffSignInPage, type StaffError } from './desk-sign-in.page.js';
import { homeOfStaff, STAFF_SIGN_IN, type StaffEdgeDeps } from './staff.edge.js';
import { findStaff, useStaffStep, type Staff } from './staff.store.js';

// The help-desk's own door: password, then the code of an application, always. It knows no person and no professional.

const CODE = `${STAFF_SIGN_IN}/code`;
const WAIT = 5 * MINUTE;
const FORM = { body: 'form', bodyLimit: 16 * 1024, limit: { max: 30, windowSeconds: 60 } } as const;

export interface StaffSignInDeps extends StaffEdgeDeps {
  readonly config: StaffEdgeDeps['config'] & { readonly mode: 'demo' | 'production' };
  /** Told of everybody who came in, before they are. */
  entered?(staff: Staff, at: Instant): Promise<void>;
}

export function staffSignInRoutes(deps: StaffSignInDeps): Route[] {
  const sessions = sessionsOf(deps);
  const { clock, config, database, keys, site } = deps;
  const sql = database.directory;

  function page(request: HttpRequest, status: number, errors: readonly StaffError[] | undefined): Reply {
    const m = messagesFor(langOf(request));
    const { csrf, cookies } = publicFormToken(request, keys.session);
    const body = <StaffSignInPage m={m} csrf={csrf} errors={errors} />;
    return shown(request, status, m.desk.signInTitle, errors !== undefined, body, cookies);
  }
  function shown(
    request: HttpRequest,
    status: number,
    title: string,
    hasErrors: boolean,
    body: ReturnType<typeof StaffSignInPage>,
    cookies: readonly CookieChange[] = [],
  ): Reply {
    return htmlReply(status, renderPage({ ...pageFrame(request), title, hasErrors, body }, site), { cookies });
  }

  async function password(request: HttpRequest): Promise<Reply> {
    const since = stopwatch();
    const username = (request.form.get('username') ?? '').trim().slice(0, 200);
    const word = (request.form.get('password') ?? '').slice(0, 1000);
    if (username === '' || word === '') return page(request, 400, ['missing']);
    const now = clock.real();
    const pair = `staff ${request.ip} ${username.toLowerCase()}`;
    if (!(await mayTry(sql, keys.index, 'pair', pair, now))) return page(request, 429, ['too-many']);
    // One address at many usernames: counted too, and taken back where nothing was wrong.
    const source = `staff ${request.ip}`;
    if (!(await mayTry(sql, keys.index, 'address', source, now))) return page(request, 429, ['too-many']);
    const staff = await findStaff(sql, keys, { username });
    try {
      if (!(await passwordMatches(staff?.passwordHash, word)) || staff === undefined) {
        await addSecurityEvent(sql, 'staff-sign-in-refused', now, {});
        return await toldLater(since, page(request, 401, ['wrong']));
      }
    } catch (error) {
      if (!(error instanceof TooBusy)) throw error;
      await takeBackGuess(sql, keys.index, 'address', source);
      return page(request, 429, ['too-many']);
    }
    await takeBackGuess(sql, keys.index, 'address', source);
    const values = { staffId: staff.id, pair, until: String(now + WAIT) };
    const pending = await sessions.open({ kind: 'pending', stage: 'staff-code', values });
    return redirect(CODE, [sessionCookie(pending)]);
  }

  const awaiting = async (request: HttpRequest): Promise<PendingSession | undefined> => {
    const session = await sessions.read(pendingIdIn(request));
    const ours = session?.kind === 'pending' && session.stage === 'staff-code';
    return ours && Number(session.values['until']) > clock.real() ? session : undefined;
  };

  async function code(request: HttpRequest, pending: PendingSession): Promise<Reply> {
    const since = stopwatch();
    // The password is worth one code.
    if ((await sessions.take(pending.id)) === undefined) return redirect(STAFF_SIGN_IN);
    const id = pending.values['staffId'] ?? '';
    const now = clock.real();
    if (!(await mayTry(sql, keys.index, 'staff-code', `staff ${id}`, now))) return page(request, 429, ['too-many']);
    const staff = await findStaff(sql, keys, { id });
    const step = staff === undefined ? undefined : codeStep(staff.totpSecret, request.form.get('code') ?? '', now);
    if (staff === undefined || step === undefined || !(await useStaffStep(sql, id, step))) {
      await addSecurityEvent(sql, 'staff-sign-in-refused', now, { staff: id });
      return toldLater(since, page(request, 401, ['wrong']));
    }
    await forgetGuesses(sql, keys.index, 'staff-code', `staff ${id}`);
    await forgetGuesses(sql, keys.index, 'pair', pending.values['pair'] ?? '');
    await addSecurityEvent(sql, 'staff-entered', now, { staff: id, role: staff.role });
    const session = await sessions.open({ kind: 'staff', role: staff.role, staffId: id, name: staff.name });
    await deps.entered?.(staff, clock.domain());
    return redirect(homeOfStaff(staff.role), [sessionCookie(session), noPendingCookie]);
  }

  return [
    openRoute({
      method: 'GET',
      path: STAFF_SIGN_IN,
      decide: 'everyone',
      answer: (request) => page(request, 200, undefined),
    }),
    openRoute({
      method: 'POST',
      path: STAFF_SIGN_IN,
      decide: 'everyone',
      ...FORM,
      answer: (request) =>
        provesPublicForm(request, keys.session, config.publicUrl)
          ? password(request)
          : refusalReply('bad-request', request, site, { status: 403, href: STAFF_SIGN_IN }),
    }),
    openRoute({
      method: 'GET',
      path: CODE,
      decide: 'everyone',
      async answer(request) {
        const pending = await awaiting(request);
        if (pending === undefined) return redirect(STAFF_SIGN_IN);
        const m = messagesFor(langOf(request));
        const staff = await findStaff(sql, keys, { id: pending.values['staffId'] ?? '' });
        const demo =
          config.mode === 'demo' && staff !== undefined ? currentCode(staff.totpSecret, clock.real()) : undefined;
        const body = <StaffCodePage m={m} csrf={pending.csrf} demoCode={demo} />;
        return shown(request, 200, m.signIn.codeTitle, false, body);
      },
    }),
    openRoute({
      method: 'POST',
      path: CODE,
      decide: 'everyone',
      ...FORM,
      async answer(request) {
        const pending = await awaiting(request);
        if (pending === undefined) return page(request, 401, ['wrong']);
        return provesItsForm(request, pending.csrf, config.publicUrl)
          ? code(request, pending)
          : refusalReply('bad-request', request, site, { status: 403, href: STAFF_SIGN_IN });
      },
    }),
  ];
}
