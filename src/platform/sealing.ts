import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { freshBytes } from './fresh-bytes.js';
import { keyedHashOf } from './keyed-hash.js';

// AES-256-GCM with a random 96-bit nonce. Keys travel as KeyObject: passing raw bytes costs three times as much per opening.

const NONCE = 12;
const TAG = 16;

export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

/** Seals `plain` under `key`; `bound` is the associated data (table, record, id) that must be given again to open it. */
export function seal(key: KeyObject, bound: string, plain: Uint8Array | string): Buffer {
  const nonce = freshBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(bound));
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  cipher.final();
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

/** What {@link seal} makes, in pieces of about `size` bytes: for what should not be there twice. */
export function* sealInPieces(key: KeyObject, bound: string, plain: Uint8Array, size: number): Generator<Buffer> {
  const nonce = freshBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(bound));
  yield nonce;
  for (let from = 0; from < plain.length; from += size) yield cipher.update(plain.subarray(from, from + size));
  cipher.final();
  yield cipher.getAuthTag();
}

/** Opens what {@link seal} made. Throws {@link SealBroken} when the key, the place or a single bit differs. */
export function unseal(key: KeyObject, bound: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < NONCE + TAG) throw new SealBroken(`too short to be sealed: ${bound.split('|')[0] ?? ''}`);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE));
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
  const plain = decipher.update(bytes.subarray(NONCE, bytes.length - TAG));
  try {
    decipher.final();
  } catch {
    throw new SealBroken(`the seal does not hold: ${bound.split('|')[0] ?? ''}`);
  }
  return plain;
}

/** Seals for a row outside an open handle (a wave, an import), bound as a handle binds: table, record and row. */
export const sealRow = (
  key: KeyObject,
  table: string,
  recordId: string,
  id: string,
  plain: Uint8Array | string,
): Buffer => seal(key, `${table}|${recordId}|${id}`, plain);

/** A key of one purpose from the master key (HKDF-SHA-256), so that one secret is kept and none is used twice. */
export function deriveKey(master: KeyObject, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', master.export(), Buffer.alloc(32), `carnet/${purpose}`, 32)));
}

/** A keyed hash for look-ups (blind index): equal inputs meet, and without the key nothing can be guessed from it. */
export function blindIndex(key: KeyObject, kind: string, value: string): Buffer {
  return keyedHashOf(key)(`${kind}\u0000${value}`);
}
