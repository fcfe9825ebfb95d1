import type { VNode } from 'preact';
import type { Instant } from '../kernel/time.js';
import { openRoute, redirect, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import {
  messagesFor,
  renderPage,
  SignInCodePage,
  type CodeError,
  type Messages,
  type SignInError,
} from '../web/index.js';
import { readAccount } from './account.store.js';
import { codeWays } from './code-ways.js';
import { maskedAddress, type CodeWays } from './contact.model.js';
import { htmlReply, refusalReply } from './edge-replies.js';
import { leadToEndedSpace } from './ended-space.js';
import { enterAsPerson } from './enter.js';
import { mayTry } from './guess.store.js';
import { localPath } from './local-path.js';
import { currentCode } from './one-time-code.js';
import { langOf, pageFrame } from './page-frame.js';
import { provesItsForm } from './request-proof.js';
import { isSentCode, newSentCode, sendCode } from './sent-code.js';
import { pendingIdIn } from './session-cookie.js';
import type { PendingSession } from './session.model.js';
import type { Sessions } from './session.store.js';
import type { SignInRoutesDeps } from './sign-in-routes-deps.js';
import { checkCode } from './sign-in.js';
import { homeOf } from './web-edge.js';

// The second factor: a code of the person's application, or one that we send to an address they have had for a while.

const LIMIT = { max: 60, windowSeconds: 60 };
const FORM = { body: 'form', bodyLimit: 16 * 1024 } as const;
const PATH = '/connexion/code';

/** What the page knows once the password was right. */
interface Ways extends CodeWays {
  readonly app: boolean;
  readonly demoCode?: string;
}

export function signInCodeRoutes(
  deps: SignInRoutesDeps,
  sessions: Sessions,
  refused: (request: HttpRequest, status: number, error: SignInError, next: string | undefined) => Reply,
): Route[] {
  const { keys, clock, config, courier, database } = deps;

  const waysOf = ({ recordId }: PendingSession): Promise<Ways> =>
    recordId === undefined
      ? Promise.resolve({ app: false })
      : database.withRecord(recordId, async (handle) => {
          const secret = (await readAccount(handle))?.totpSecret;
          const demo = config.mode === 'demo' && secret !== undefined;
          return {
            ...(await codeWays(handle, courier, clock.domain())),
            app: secret !== undefined,
            ...(demo ? { demoCode: currentCode(secret, clock.real()) } : {}),
          };
        });

  async function codePage(
    request: HttpRequest,
    status: number,
    pending: PendingSession,
    errors?: readonly CodeError[],
  ): Promise<Reply> {
    const m = messagesFor(langOf(request));
    const { app, email, sms, demoCode } = await waysOf(pending);
    const sent = pending.values['sentTo'];
    const view = {
      csrf: pending.csrf,
      errors,
      app,
      sentTo: sent,
      email: email === undefined ? undefined : maskedAddress(email),
      sms: sms === undefined ? undefined : maskedAddress(sms),
      demoCode: sent === undefined ? demoCode : undefined,
      demoOutgoing: config.mode === 'demo' && sent !== undefined,
    };
    const body: VNode = <SignInCodePage m={m} help={deps.site.help} view={view} />;
    const lead = leadOf(m, app, sent);
    const frame = { ...pageFrame(request), path: PATH, hasErrors: errors !== undefined };
    return htmlReply(status, renderPage({ ...frame, title: m.signIn.codeTitle, lead, body }, deps.site));
  }

  /** Sends a code once the page is answered: how long sending takes tells nothing. */
  async function sendByWay(request: HttpRequest, pending: PendingSession): Promise<Reply> {
    const { recordId } = pending;
    if (recordId === undefined) return redirect('/connexion');
    const way = request.form.get('moyen') === 'sms' ? 'sms' : 'email';
    const to = (await waysOf(pending))[way];
    if (to === undefined) return codePage(request, 400, pending, ['notSent']);
    const now = clock.real();
    if (!(await mayTry(database.directory, keys.index, 'sent', recordId, now)))
      return codePage(request, 429, pending, ['tooManySent']);
    const { code, kept } = newSentCode(keys.session, recordId, now);
    await sessions.save({ ...pending, values: { ...pending.values, ...kept, sentTo: maskedAddress(to) } });
    sendCode(courier, way, to, { id: deps.ids.item('sign-in-code'), code, lang: langOf(request) });
    return redirect(PATH);
  }

  async function enter(request: HttpRequest, pending: PendingSession): Promise<Reply> {
    const code = (request.form.get('code') ?? '').replace(/\s/gu, '');
    if (!/^\d{6}$/.test(code)) return codePage(request, 400, pending, ['codeMissing']);
    // An accepted password is worth one code: the next try starts from the password again.
    const taken = await sessions.take(pending.id);
    const { recordId, values } = pending;
    const next = localPath(values['next']);
    if (taken === undefined || recordId === undefined) return refused(request, 401, 'expired', next);
    const username = values['username'] ?? '';
    const sentCode = isSentCode(keys.session, values, recordId, code, clock.real());
    const step = await checkCode(deps, { recordId, username, code, sentCode, address: request.ip });
    switch (step.kind) {
      case 'too-many':
        return refused(request, 429, 'passwordSpent', next);
      case 'refused':
        return refused(request, 401, 'wrongLogin', next);
      case 'space-not-open':
        return leadToEndedSpace(sessions, recordId);
      case 'signed-in': {
        const { displayName } = step;
        const cookies = await enterAsPerson(sessions, request, {
          recordId,
          displayName,
          now: clock.real(),
          proven: true,
        });
        return redirect(next ?? homeOf('person'), cookies);
      }
    }
  }

  const posted = (path: string, answer: (request: HttpRequest, pending: PendingSession) => Promise<Reply>): Route =>
    openRoute({
      method: 'POST',
      path,
      decide: 'everyone',
      ...FORM,
      limit: LIMIT,
      async answer(request) {
        const pending = await awaitingCode(sessions, request, clock.real());
        if (pending === undefined) return refused(request, 401, 'expired', undefined);
        if (!provesItsForm(request, pending.csrf, config.publicUrl))
          return refusalReply('bad-request', request, deps.site, { status: 403, href: PATH });
        return answer(request, pending);
      },
    });

  return [
    openRoute({
      method: 'GET',
      path: PATH,
      decide: 'everyone',
      async answer(request) {
        const pending = await awaitingCode(sessions, request, clock.real());
        return pending === undefined ? redirect('/connexion') : codePage(request, 200, pending);
      },
    }),
    posted(PATH, enter),
    posted('/connexion/code/envoyer', sendByWay),
  ];
}

const leadOf = (m: Messages, app: boolean, sent: string | undefined): string =>
  sent !== undefined ? m.signIn.codeSent(sent) : app ? m.signIn.codeLead : m.signIn.codeChoose;

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
