import { RecordKeyDestroyed } from '../platform/database.js';
import type { ActResult } from '../platform/act.js';
import { openRoute, redirect, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { Actions, LinkButton, renderPage } from '../web/index.js';
import { justDone } from '../web/just-done.js';
import type { PendingSession } from './session.model.js';
import { htmlReply } from './edge-replies.js';
import { leadToEndedSpace } from './ended-space.js';
import { enterAsPerson } from './enter.js';
import { localPath } from './local-path.js';
import { recordOfSubject } from './national-link.store.js';
import { nationalLinkAct, nationalSignInAct, type NationalIdentity } from './national-sign-in.act.js';
import { ownOrigin } from './own-origin.js';
import { messagesOf, pageFrame } from './page-frame.js';
import { addSecurityEvent } from './security-event.store.js';
import { noPendingCookie, pendingIdIn, sessionCookie, sessionIdIn } from './session-cookie.js';
import { JUST_PROVEN } from './session.model.js';
import type { Sessions } from './session.store.js';
import type { NationalParty, SignInRoutesDeps } from './sign-in-routes-deps.js';
import { homeOf } from './web-edge.js';

// The national sign-in of persons (FranceConnect), where the operator has one. It opens what its person linked to it and nothing else: whoever is
// linked to no space, whatever their traits match, gets one and the same answer.

const START = '/connexion/national';
const RETURN = '/connexion/national/retour';
const OWN_SIGN_IN = '/parametres/connexion';
const LIMIT = { max: 60, windowSeconds: 60 };

type Trouble = 'cancelled' | 'failed' | 'unavailable' | 'notLinked';
const STATUS: Readonly<Record<Trouble, number>> = { cancelled: 200, failed: 400, unavailable: 503, notLinked: 403 };

interface Beginning {
  readonly sessions: Sessions;
  readonly party: NationalParty;
  readonly config: SignInRoutesDeps['config'];
}

/** Leads to the provider, with a short session that waits for its answer; undefined when the provider does not answer. */
export async function beginNational(
  request: HttpRequest,
  { sessions, party, config }: Beginning,
  waits: Pick<PendingSession, 'recordId' | 'values'>,
): Promise<Reply | undefined> {
  const begun = await party.begin(`${ownOrigin(request, config)}${RETURN}`);
  if (begun === undefined) return undefined;
  const pending = await sessions.open({
    kind: 'pending',
    stage: 'national',
    ...waits,
    values: { ...waits.values, ...begun.underWay },
  });
  // The demo's stand-in is on this very site, by whatever name the browser knows it.
  const here = begun.to.origin === config.publicUrl;
  return redirect(here ? begun.to.pathname + begun.to.search : begun.to.href, [sessionCookie(pending)]);
}

export function nationalSignInRoutes(deps: SignInRoutesDeps, sessions: Sessions, party: NationalParty): Route[] {
  const { clock, config, database, keys, runner, site } = deps;
  const enters = nationalSignInAct(keys.index);
  const links = nationalLinkAct(keys.index);

  const trouble = async (request: HttpRequest, kind: Trouble): Promise<Reply> => {
    if (kind === 'failed' || kind === 'notLinked')
      await addSecurityEvent(database.directory, `national-sign-in-${kind}`, clock.real(), {});
    const t = messagesOf(request).nationalSignIn;
    const { title, text, todo } = t[kind];
    const body = (
      <div class="narrow stack">
        <p>{todo}</p>
        {kind === 'notLinked' && (
          <ol>
            {t.howToLink.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        )}
        <Actions>
          <LinkButton
            href={kind === 'notLinked' ? `/connexion?retour=${encodeURIComponent(OWN_SIGN_IN)}` : '/connexion'}
          >
            {t.signIn}
          </LinkButton>
          {kind === 'notLinked' && (
            <LinkButton href="/activer" kind="secondary">
              {t.activate}
            </LinkButton>
          )}
        </Actions>
        <p>{t.help(site.help.phone)}</p>
      </div>
    );
    const frame = { ...pageFrame(request), path: '/connexion', title, lead: text, body };
    return htmlReply(STATUS[kind], renderPage(frame, site), { cookies: [noPendingCookie] });
  };

  async function enter(request: HttpRequest, identity: NationalIdentity, next: string | undefined): Promise<Reply> {
    const recordId = await recordOfSubject(database.directory, keys.index, identity.subject);
    if (recordId === undefined) return trouble(request, 'notLinked');
    let done: ActResult<string>;
    try {
      done = await runner.perform(enters, recordId, identity, { kind: 'person', recordId });
    } catch (error) {
      if (error instanceof RecordKeyDestroyed) return trouble(request, 'notLinked');
      throw error;
    }
    if (done.kind === 'failed') throw new Error(`signing in failed: ${done.problem.problem}`);
    if (done.kind === 'refused')
      return done.refusal === 'space-not-open' ? leadToEndedSpace(sessions, recordId) : trouble(request, 'notLinked');
    const displayName = done.outcome;
    const cookies = await enterAsPerson(sessions, request, { recordId, displayName, now: clock.real(), proven: true });
    return redirect(next ?? homeOf('person'), cookies);
  }

  async function link(request: HttpRequest, identity: NationalIdentity, pending: PendingSession): Promise<Reply> {
    const session = await sessions.read(sessionIdIn(request));
    const { recordId } = pending;
    if (session?.kind !== 'person' || recordId === undefined || session.recordId !== recordId)
      return trouble(request, 'failed');
    const justProven = session.provenAt !== undefined && clock.real() < session.provenAt + JUST_PROVEN;
    const done = await runner.perform(links, recordId, { ...identity, justProven }, { kind: 'person', recordId });
    return redirect(OWN_SIGN_IN, [justDone(done.kind === 'done' ? 'national' : 'national-failed'), noPendingCookie]);
  }

  return [
    openRoute({
      method: 'GET',
      path: START,
      decide: 'everyone',
      limit: LIMIT,
      async answer(request) {
        const next = localPath(request.query.get('retour'));
        const session = await sessions.read(sessionIdIn(request));
        if (session?.kind === 'person') return redirect(next ?? homeOf('person'));
        const values = next === undefined ? {} : { next };
        return (
          (await beginNational(request, { sessions, party, config }, { values })) ?? trouble(request, 'unavailable')
        );
      },
    }),
    openRoute({
      method: 'GET',
      path: RETURN,
      decide: 'everyone',
      limit: LIMIT,
      async answer(request) {
        // Taken, not read: what somebody came back with is worth one try.
        const pending = await sessions.take(pendingIdIn(request));
        if (pending?.kind !== 'pending' || pending.stage !== 'national') return trouble(request, 'failed');
        const { state = '', nonce = '', verifier = '', redirectUri = '', next } = pending.values;
        const ending = await party.finish(request.query, { state, nonce, verifier, redirectUri });
        if (ending.kind !== 'identified') return trouble(request, ending.kind);
        const identity = { subject: ending.subject, traits: ending.claims };
        return pending.recordId === undefined
          ? enter(request, identity, localPath(next))
          : link(request, identity, pending);
      },
    }),
  ];
}
