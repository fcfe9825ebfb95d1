import { randomBytes, timingSafeEqual, type KeyObject } from 'node:crypto';
import { blindIndex } from '../platform/sealing.js';
import type { CookieChange, HttpRequest } from '../platform/route.js';
import { CSRF_FIELD } from '../web/index.js';

// A POST must prove that it comes from a form of ours: by the token that only our page knew, and by what the browser says of the
// page it comes from. Signed-in forms carry their session's token; forms for everyone carry one bound to a cookie of their own.

const FORM_COOKIE = 'carnet_form';

/** Equal texts, compared in a time that does not tell where they differ. */
export function sameText(one: string, other: string): boolean {
  const a = Buffer.from(one);
  const b = Buffer.from(other);
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * What the browser says of the page behind this request speaks against it. Our pages send no referrer, which makes browsers give
 * `Origin: null` for their own forms: it is believed where Sec-Fetch-Site says the same, or where that header is not known yet.
 */
export function comesFromElsewhere(request: Pick<HttpRequest, 'header'>, publicUrl: string): boolean {
  const site = request.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const origin = request.header('origin');
  if (origin === undefined || origin === 'null') return false;
  const given = URL.parse(origin);
  return given === null || (given.origin !== URL.parse(publicUrl)?.origin && given.host !== request.header('host'));
}

/** Whether a POST carries the token of its session (or of its public form) and does not come from elsewhere. */
export function provesItsForm(request: HttpRequest, token: string, publicUrl: string): boolean {
  return !comesFromElsewhere(request, publicUrl) && sameText(request.form.get(CSRF_FIELD) ?? '', token);
}

const tokenOf = (key: KeyObject, cookie: string): string =>
  blindIndex(key, 'public-form', cookie).toString('base64url');

/** The token for a form shown to somebody not signed in, and the cookie it is bound to when there is none yet. */
export function publicFormToken(
  request: Pick<HttpRequest, 'cookie'>,
  key: KeyObject,
): { readonly csrf: string; readonly cookies: readonly CookieChange[] } {
  const kept = request.cookie(FORM_COOKIE);
  if (kept !== undefined && /^[\w-]{22}$/.test(kept)) return { csrf: tokenOf(key, kept), cookies: [] };
  const made = randomBytes(16).toString('base64url');
  return { csrf: tokenOf(key, made), cookies: [{ name: FORM_COOKIE, value: made }] };
}

/** Whether a public form's POST is one of ours. */
export function provesPublicForm(request: HttpRequest, key: KeyObject, publicUrl: string): boolean {
  const cookie = request.cookie(FORM_COOKIE);
  return cookie !== undefined && provesItsForm(request, tokenOf(key, cookie), publicUrl);
}
