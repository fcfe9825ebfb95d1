import { parisDay, type Instant } from '../kernel/time.js';
import { opensAt } from './opens-six-weeks-after-notice.rule.js';

// The provisional code of a notice: 10 letters of Crockford's base32 (50 bits), printed 5-5.

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LETTERS = 10;
/** How many codes there are: 2⁵⁰. */
export const POSSIBLE_CODES = ALPHABET.length ** LETTERS;
/** Five bits a letter. */
export const CODE_BYTES = 7;

/** The code made of 7 random bytes (the last 6 bits are left over). */
export function codeFrom(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes.subarray(0, CODE_BYTES)) bits = (bits << 8n) | BigInt(byte);
  bits >>= BigInt(CODE_BYTES * 8 - LETTERS * 5);
  let code = '';
  for (let at = 0; at < LETTERS; at += 1) {
    code = (ALPHABET[Number(bits & 31n)] ?? '') + code;
    bits >>= 5n;
  }
  return code;
}

/** As it stands in the letter: `K7QP4-9XM2T`. */
export const printedCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

/** What was typed as the code it stands for: no spaces or dashes, I and L for 1, O for 0; undefined when it is no code at all. */
export function normaliseCode(typed: string): string | undefined {
  const bare = typed
    .slice(0, 64)
    .replace(/[\s\p{Pd}._]/gu, '')
    .toUpperCase()
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');
  return bare.length === LETTERS && [...bare].every((letter) => ALPHABET.includes(letter)) ? bare : undefined;
}

/** Until when a code sent at that instant works: six weeks, to the last instant before the space opens. (rules 6) */
export const codeExpiresAt = (sentAt: Instant): Instant => opensAt(parisDay(sentAt));

/** The photo card prints more figures than its serial number has: the last eleven are it. */
const PHOTO_CARD = 11;

/** A card's serial number: 8 to 13 digits, or the last 11 of a longer line, with or without spaces; undefined for anything else. */
export function normaliseSerial(typed: string): string | undefined {
  const bare = typed.slice(0, 64).replace(/[\s\p{Pd}.]/gu, '');
  if (/^\d{14,24}$/.test(bare)) return bare.slice(-PHOTO_CARD);
  return /^\d{8,13}$/.test(bare) ? bare : undefined;
}
