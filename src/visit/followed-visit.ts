import { timingSafeEqual, type KeyObject } from 'node:crypto';
import { blindIndex } from '../platform/sealing.js';

// A page that comes again by itself carries what it showed last, so that what was read once is written once. Only this house can say
// what was shown: for one session and one visit.

export interface Followed {
  readonly key: KeyObject;
  /** Of the session that reads: something that only it and this house know. */
  readonly secret: string;
  readonly visitId: string;
}

const proofOf = ({ key, secret, visitId }: Followed, shown: string): Buffer =>
  blindIndex(key, 'visit-followed', `${secret} ${visitId} ${shown}`);

/** For the address by which the page comes again. */
export const followedToken = (followed: Followed, shown: string): string =>
  `${shown}.${proofOf(followed, shown).toString('base64url')}`;

/** What the page showed last, in this session; undefined for whatever this house did not write for it. */
export function shownBefore(followed: Followed, token: string): string | undefined {
  const [shown = '', proof = ''] = token.slice(0, 200).split('.');
  const given = Buffer.from(proof, 'base64url');
  const right = proofOf(followed, shown);
  return given.length === right.length && timingSafeEqual(given, right) ? shown : undefined;
}
