import { createHash, timingSafeEqual } from 'node:crypto';
import { demoProfessionals } from '../professionals.js';
import { standInFor } from '../stand-in/mount.js';
import { claimsOf, CLAIM_NAMES, subjectOf } from './claims.js';
import { errorPage, signInPage } from './stand-in.page.js';

// Stands in for Pro Santé Connect in a demo: same protocol, same claims, invented professionals, a password instead of a card.

export const STAND_IN_PREFIX = '/demo/psc';
/** Level of assurance Pro Santé Connect answers for. */
const ACR = 'eidas1';

export const standInOf = standInFor({
  prefix: STAND_IN_PREFIX,
  clientId: 'carnet',
  returnPath: '/pro/retour',
  scopes: ['openid', 'scope_all'],
  claims: { openid: ['sub'], acr: null, auth_time: null, scope_all: [...CLAIM_NAMES] },
  acrValues: [ACR],
  errorPage,
  claimsOf(subject) {
    const found = demoProfessionals.find((one) => subjectOf(one) === subject);
    return found === undefined ? undefined : claimsOf(found);
  },
  /** The page where a professional of the demo says who they are. */
  entrance({ form, page, goOn, ...view }) {
    if (form === undefined) return page(200, signInPage({ ...view, professionals: demoProfessionals }));
    if (form.has('cancel')) return goOn({ error: 'access_denied' });
    const username = form.get('username') ?? '';
    const found = demoProfessionals.find((one) => one.username === username.trim());
    if (found === undefined || !samePassword(found.password, form.get('password') ?? ''))
      return page(401, signInPage({ ...view, professionals: demoProfessionals, wrong: true, username }));
    return goOn({ login: { accountId: subjectOf(found), acr: ACR, amr: ['pwd'], remember: false } });
  },
});

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const samePassword = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));
