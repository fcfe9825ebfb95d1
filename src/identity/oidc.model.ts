import type { IdNatPs } from '../kernel/ids.js';

/** What we keep of Pro Santé Connect's claims. Everything else is asked of the national directory, by the identifier. */
export interface ProfessionalClaims {
  /** SubjectNameID, as given: it is compared, never parsed. */
  readonly idNatPs: IdNatPs;
}

/** Reads a userinfo answer; undefined when it names no professional. */
export function professionalClaims(userInfo: Readonly<Record<string, unknown>>): ProfessionalClaims | undefined {
  const given = userInfo['SubjectNameID'];
  if (typeof given !== 'string' || given === '' || given.length > 64 || /[\p{Cc}\s]/u.test(given)) return undefined;
  return { idNatPs: given as IdNatPs };
}

const SIGN_OUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/** Whether a verified token says that somebody signed out: it carries that event, and no nonce. (OpenID Connect Back-Channel Logout 2.4) */
export function isSignOut(claims: Readonly<Record<string, unknown>>): boolean {
  const { events } = claims;
  if ('nonce' in claims || typeof events !== 'object' || events === null) return false;
  return Object.hasOwn(events, SIGN_OUT_EVENT);
}
