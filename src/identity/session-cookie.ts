import type { CookieChange } from '../platform/route.js';
import type { Session } from './session.model.js';

// The server makes every cookie HttpOnly, SameSite=Lax and, over HTTPS, Secure; none of ours outlives the browser.

const SESSION_COOKIE = 'carnet_session';
/** Somebody half-way: password accepted, activation begun. Apart, so that it never becomes a session by being kept. */
const PENDING_COOKIE = 'carnet_pending';

/** A visit beside whoever is signed in. */
const VISIT_COOKIE = 'carnet_visite';

const nameOf = (kind: Session['kind']): string =>
  kind === 'pending' ? PENDING_COOKIE : kind === 'visitor' ? VISIT_COOKIE : SESSION_COOKIE;

export const sessionCookie = (session: Pick<Session, 'id' | 'kind'>): CookieChange => ({
  name: nameOf(session.kind),
  value: session.id,
});
export const noSessionCookie: CookieChange = { name: SESSION_COOKIE };
export const noVisitCookie: CookieChange = { name: VISIT_COOKIE };
export const noPendingCookie: CookieChange = { name: PENDING_COOKIE };

export const sessionIdIn = (request: { cookie(name: string): string | undefined }): string | undefined =>
  request.cookie(SESSION_COOKIE);
export const pendingIdIn = (request: { cookie(name: string): string | undefined }): string | undefined =>
  request.cookie(PENDING_COOKIE);
export const visitIdIn = (request: { cookie(name: string): string | undefined }): string | undefined =>
  request.cookie(VISIT_COOKIE);
