import { createCipheriv, timingSafeEqual, type KeyObject } from 'node:crypto';
import { keyedHash } from './keyed-hash.js';

// Public ids carry their record: `/fhir/DocumentReference/{id}` opens a handle without a look-up table, and tells an outsider
// nothing (two ids of one record cannot be linked). Synthetic-IV construction: the tag over the plain pair is the IV of the cipher,
// so the same pair always gives the same id and a changed character gives none. The cipher is AES-256 in counter mode, which needs nothing but
// AES itself on two counters: one AES for all ids does that, where a cipher object for each would cost more than all the rest.

const TAG = 12;
const BLOCK = 16;
const PAIR = 32;
/** Kinds of things that have a public id; the letter stands first in the id. */
export const ID_KINDS = { document: 'd', binary: 'b', patient: 'p', list: 'l', consent: 'c', trace: 't' } as const;
export type IdKind = keyof typeof ID_KINDS;

export interface PublicIds {
  /** `kind` letter + 59 characters of FHIR's id alphabet (letters, digits, `-`, `.`). */
  of(kind: IdKind, recordId: string, itemId: string): string;
  /** The record and item behind an id of that kind, or undefined for anything we did not make. */
  read(kind: IdKind, publicId: string): { recordId: string; itemId: string } | undefined;
}

export function publicIds(encryption: KeyObject, authentication: KeyObject): PublicIds {
  const aes = createCipheriv('aes-256-ecb', encryption, null).setAutoPadding(false);
  const tagHash = keyedHash(authentication);
  // Written anew by every call, and read by nobody after it.
  const tagged = Buffer.alloc(1 + PAIR);
  const pair = tagged.subarray(1);
  const counters = Buffer.alloc(2 * BLOCK);
  const id = Buffer.alloc(TAG + PAIR);

  function tagOfPair(kind: IdKind): Buffer {
    tagged[0] = ID_KINDS[kind].charCodeAt(0);
    return tagHash(tagged).subarray(0, TAG);
  }

  /** Counter mode: `into` becomes `from` hidden under this tag, or shown again. */
  function crypt(tag: Buffer, from: Buffer, into: Buffer): void {
    counters.set(tag, 0);
    counters.set(tag, BLOCK);
    counters[2 * BLOCK - 1] = 1;
    const stream = aes.update(counters);
    for (let at = 0; at < PAIR; at += 1) into[at] = (from[at] ?? 0) ^ (stream[at] ?? 0);
  }

  return {
    of(kind, recordId, itemId) {
      putUuid(pair, 0, recordId);
      putUuid(pair, UUID_BYTES, itemId);
      const tag = tagOfPair(kind);
      id.set(tag, 0);
      crypt(tag, pair, id.subarray(TAG));
      return ID_KINDS[kind] + id.toString('base64url').replaceAll('_', '.');
    },
    read(kind, publicId) {
      if (publicId.length !== 60 || publicId[0] !== ID_KINDS[kind] || publicId.includes('_')) return undefined;
      const bytes = Buffer.from(publicId.slice(1).replaceAll('.', '_'), 'base64url');
      if (bytes.length !== TAG + PAIR) return undefined;
      // The last character carries two spare bits: another spelling of the same bytes is not our id.
      if (bytes.toString('base64url').replaceAll('_', '.') !== publicId.slice(1)) return undefined;
      const tag = bytes.subarray(0, TAG);
      crypt(tag, bytes.subarray(TAG), pair);
      if (!timingSafeEqual(tagOfPair(kind), tag)) return undefined;
      return {
        recordId: uuidText(pair.toString('hex', 0, UUID_BYTES)),
        itemId: uuidText(pair.toString('hex', UUID_BYTES)),
      };
    },
  };
}

const UUID_BYTES = 16;
const HYPHEN = 0x2d;

/** Writes the sixteen bytes of a UUID at this place. */
function putUuid(into: Buffer, at: number, uuid: string): void {
  let digits = 0;
  let byte = 0;
  for (let place = 0; place < uuid.length; place += 1) {
    const code = uuid.charCodeAt(place);
    if (code === HYPHEN) continue;
    byte = ((byte & 0x0f) << 4) | hexDigit(code);
    digits += 1;
    if (digits % 2 === 0 && digits <= 2 * UUID_BYTES) into[at + digits / 2 - 1] = byte;
  }
  if (digits !== 2 * UUID_BYTES) throw new RangeError('a public id is made of two UUIDs');
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = (code | 0x20) - 0x61;
  if (letter < 0 || letter > 5) throw new RangeError('a public id is made of two UUIDs');
  return letter + 10;
}

function uuidText(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
