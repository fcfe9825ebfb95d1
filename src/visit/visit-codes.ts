import { randomBytes, randomInt, type KeyObject } from 'node:crypto';
import { CODE_BYTES, codeFrom } from '../lifecycle/index.js';
import { blindIndex } from '../platform/sealing.js';
import type { VisitCodes } from './visit.model.js';

// The codes of a visit. Behind the picture stand 256 random bits. The short code has ten letters like that of a notice: the first four
// find the visit, so that wrong codes can be counted against it; the other six, thirty bits, open it.

const PLACE_LETTERS = 4;
/** How many short codes there are for one place: 2³⁰. docs/guessing.md reckons with both. */
export const CODES_OF_A_PLACE = 32 ** 6;
export const PLACES = 32 ** PLACE_LETTERS;

export const newVisitCodes = (onPaper: boolean): VisitCodes => ({
  long: randomBytes(32).toString('base64url'),
  ...(onPaper ? {} : { short: codeFrom(randomBytes(CODE_BYTES)) }),
});

/** 10 to 99. */
export const newFigures = (): string => String(randomInt(10, 100));

export const isLongCode = (text: string): boolean => /^[\w-]{43}$/.test(text);

export const longIndex = (key: KeyObject, long: string): Buffer => blindIndex(key, 'visit-long', long);
export const placeIndex = (key: KeyObject, short: string): Buffer =>
  blindIndex(key, 'visit-place', short.slice(0, PLACE_LETTERS));
export const shortIndex = (key: KeyObject, short: string): Buffer => blindIndex(key, 'visit-short', short);
