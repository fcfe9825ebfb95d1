import { openRoute, redirect, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import type { SignInError } from '../web/index.js';
import { enterAsPerson } from './enter.js';
import { refusalReply } from './edge-replies.js';
import { leadToEndedSpace } from './ended-space.js';
import { countGuess, readGuesses } from './guess.store.js';
import { nextTryAt } from './guesses-slow-down.rule.js';
import { localPath } from './local-path.js';
import { answerIn, checkRelease, partyOf, signInQuestion } from './passkey.js';
import { passkeySignInAct } from './passkey-sign-in.act.js';
import { findPasskey, readPasskeys } from './passkey.store.js';
import { provesPublicForm } from './request-proof.js';
import { addSecurityEvent } from './security-event.store.js';
import { pendingIdIn, sessionCookie } from './session-cookie.js';
import type { Sessions } from './session.store.js';
import type { SignInRoutesDeps } from './sign-in-routes-deps.js';
import { homeOf } from './web-edge.js';

// Signing in with a passkey alone. The question is kept in a short session and is worth one answer.

const FORM = { body: 'form', bodyLimit: 32 * 1024, limit: { max: 60, windowSeconds: 60 } } as const;

export function passkeySignInRoutes(
  deps: SignInRoutesDeps,
  sessions: Sessions,
  refused: (request: HttpRequest, status: number, error: SignInError, next: string | undefined) => Reply,
): Route[] {
  const { keys, clock, config, database, runner } = deps;

  async function enter(request: HttpRequest): Promise<Reply> {
    const next = localPath(request.form.get('next'));
    const pending = await sessions.take(pendingIdIn(request));
    const answer = answerIn(request.form);
    const challenge =
      pending?.kind === 'pending' && pending.stage === 'passkey' ? pending.values['challenge'] : undefined;
    if (challenge === undefined || answer === undefined) return refused(request, 401, 'wrongPasskey', next);
    const now = clock.real();
    const sql = database.directory;
    if (nextTryAt('address', await readGuesses(sql, keys.index, 'address', request.ip, now)) > now)
      return refused(request, 429, 'tooMany', next);
    const found = await findPasskey(sql, keys.index, answer.id);
    if (found === undefined) {
      await countGuess(sql, keys.index, 'address', request.ip, now);
      await addSecurityEvent(sql, 'passkey-unknown', now, {});
      return refused(request, 401, 'wrongPasskey', next);
    }
    const { recordId, id } = found;
    const all = await database.withRecord(recordId, readPasskeys);
    const passkey = all.find((one) => one.id === id);
    const released =
      passkey === undefined
        ? { signed: false, userVerified: false, counter: 0 }
        : await checkRelease(partyOf(config.publicUrl, config.mode, request), challenge, passkey, answer);
    const done = await runner.perform(passkeySignInAct, recordId, { id, ...released }, { kind: 'person', recordId });
    if (done.kind === 'failed') throw new Error(`signing in failed: ${done.problem.problem}`);
    if (done.kind === 'refused' && done.refusal === 'space-not-open') return leadToEndedSpace(sessions, recordId);
    if (done.kind === 'refused') {
      await countGuess(sql, keys.index, 'address', request.ip, now);
      return refused(request, 401, 'wrongPasskey', next);
    }
    const cookies = await enterAsPerson(sessions, request, { recordId, displayName: done.outcome, now, proven: true });
    return redirect(next ?? homeOf('person'), cookies);
  }

  return [
    openRoute({
      method: 'POST',
      path: '/connexion/cle/question',
      decide: 'everyone',
      ...FORM,
      async answer(request) {
        if (!provesPublicForm(request, keys.session, config.publicUrl)) return { status: 403 };
        const question = await signInQuestion(partyOf(config.publicUrl, config.mode, request));
        const values = { challenge: question.challenge };
        const pending = await sessions.open({ kind: 'pending', stage: 'passkey', values });
        return {
          status: 200,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(question),
          cookies: [sessionCookie(pending)],
        };
      },
    }),
    openRoute({
      method: 'POST',
      path: '/connexion/cle',
      decide: 'everyone',
      ...FORM,
      answer: (request) =>
        provesPublicForm(request, keys.session, config.publicUrl)
          ? enter(request)
          : refusalReply('bad-request', request, deps.site, { status: 403, href: '/connexion' }),
    }),
  ];
}
