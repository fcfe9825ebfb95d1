import {
  addSecurityEvent,
  htmlReply,
  localPath,
  messagesOf,
  noPendingCookie,
  ownOrigin,
  pageFrame,
  pendingIdIn,
  professionalOfSubject,
  readProfessional,
  relyingParty,
  saveSubject,
  sessionCookie,
  sessionIdIn,
  sessionsOf,
  type DirectoryProfessional,
  type SignInEnding,
} from '../identity/index.js';
import type { IdNatPs } from '../kernel/ids.js';
import { openRoute, redirect, type CookieChange, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { blindIndex } from '../platform/sealing.js';
import { Actions, LinkButton, renderPage } from '../web/index.js';
import { HOME_PATH } from './patient.page.js';
import type { ProHouse } from './pro-house.js';

// Professionals sign in where the nation vouches for them (Pro Santé Connect); we only ask the directory who that is.

const SIGN_IN = '/pro/connexion';
const RETURN = '/pro/retour';
const LIMIT = { max: 60, windowSeconds: 60 };

type Trouble = 'cancelled' | 'failed' | 'unavailable' | 'unknown' | 'noPlace';
const STATUS: Readonly<Record<Trouble, number>> = {
  cancelled: 200,
  failed: 400,
  unavailable: 503,
  unknown: 403,
  noPlace: 403,
};

export function professionalSignInRoutes(house: ProHouse): Route[] {
  const { clock, config, keys, database } = house;
  const sessions = sessionsOf(house);
  const party = house.signInParty === undefined ? undefined : relyingParty(house.signInParty);

  const trouble = (request: HttpRequest, kind: Trouble, cookies: readonly CookieChange[] = []): Reply => {
    const t = messagesOf(request).professionalSignIn;
    const words = t[kind];
    const body = (
      <>
        <p>{words.todo}</p>
        <Actions>
          <LinkButton href={SIGN_IN}>{t.signIn}</LinkButton>
          <LinkButton href="/" kind="quiet">
            {t.home}
          </LinkButton>
        </Actions>
      </>
    );
    const frame = { ...pageFrame(request), path: SIGN_IN };
    return htmlReply(STATUS[kind], renderPage({ ...frame, title: words.title, lead: words.text, body }, house.site), {
      cookies,
    });
  };

  /** Refusals at this door concern no record: they go to the security log, without a name. */
  const refuse = async (request: HttpRequest, kind: Trouble, idNatPs?: IdNatPs): Promise<Reply> => {
    const who =
      idNatPs === undefined ? {} : { professional: blindIndex(keys.index, 'security-event', idNatPs).toString('hex') };
    if (kind !== 'cancelled' && kind !== 'unavailable')
      await addSecurityEvent(database.directory, `professional-sign-in-${kind}`, clock.real(), who);
    return trouble(request, kind, [noPendingCookie]);
  };

  const enter = async (request: HttpRequest, one: DirectoryProfessional, next: string): Promise<Reply> => {
    const before = await sessions.read(sessionIdIn(request));
    if (before !== undefined) await sessions.end(before.id);
    const { active: _active, structures, ...professional } = one;
    const [only, ...others] = structures;
    const session = await sessions.open({
      kind: 'professional',
      professional,
      structures,
      ...(only !== undefined && others.length === 0 ? { structure: only } : {}),
    });
    return redirect(next, [sessionCookie(session), noPendingCookie]);
  };

  return [
    openRoute({
      method: 'GET',
      path: SIGN_IN,
      decide: 'everyone',
      limit: LIMIT,
      async answer(request) {
        const next = localPath(request.query.get('retour'));
        const session = await sessions.read(sessionIdIn(request));
        if (session?.kind === 'professional') return redirect(next ?? HOME_PATH);
        const begun = await party?.begin(`${ownOrigin(request, house.config)}${RETURN}`);
        if (begun === undefined) return trouble(request, 'unavailable');
        const pending = await sessions.open({
          kind: 'pending',
          stage: 'oidc',
          values: { ...begun.underWay, ...(next === undefined ? {} : { next }) },
        });
        // The demo's stand-in is on this very site, by whatever name the browser knows it.
        const here = begun.to.origin === config.publicUrl;
        return redirect(here ? begun.to.pathname + begun.to.search : begun.to.href, [sessionCookie(pending)]);
      },
    }),
    openRoute({
      method: 'GET',
      path: RETURN,
      decide: 'everyone',
      limit: LIMIT,
      async answer(request) {
        // Taken, not read: what the professional came back with is worth one try.
        const pending = await sessions.take(pendingIdIn(request));
        if (party === undefined || pending?.kind !== 'pending' || pending.stage !== 'oidc')
          return refuse(request, 'failed');
        const { state = '', nonce = '', verifier = '', redirectUri = '', next } = pending.values;
        const ending: SignInEnding = await party.finish(request.query, { state, nonce, verifier, redirectUri });
        if (ending.kind !== 'identified') return refuse(request, ending.kind);
        const { idNatPs } = ending.claims;
        const found = await readProfessional(database.directory, keys.directory, idNatPs);
        if (found?.active !== true) return refuse(request, 'unknown', idNatPs);
        if (found.structures.length === 0) return refuse(request, 'noPlace', idNatPs);
        await saveSubject(database.directory, keys.index, ending.subject, idNatPs);
        return enter(request, found, localPath(next) ?? HOME_PATH);
      },
    }),
    // The provider speaks here, not a browser: somebody signed out there, so they are signed out here too.
    openRoute({
      method: 'POST',
      path: '/pro/retour/deconnexion',
      decide: 'everyone',
      body: 'form',
      bodyLimit: 16 * 1024,
      limit: LIMIT,
      async answer(request) {
        const subject = await party?.signedOut(request.form.get('logout_token') ?? '');
        if (subject === undefined) return { status: 400 };
        const idNatPs = await professionalOfSubject(database.directory, keys.index, subject);
        if (idNatPs !== undefined) await sessions.endAllOfProfessional(idNatPs);
        return { status: 200 };
      },
    }),
  ];
}
