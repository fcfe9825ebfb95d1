import { createHmac, hash, type KeyObject } from 'node:crypto';

// HMAC-SHA-256 (RFC 2104) with what depends on the key alone done once. An hmac object of the platform costs three microseconds to make and
// as much again to collect; the two hashes it consists of cost one together. Ids and look-ups take dozens of them per request.

const BLOCK = 64;
const DIGEST = 32;
/** Longer messages go the platform's own way: there the making no longer counts. */
const LONGEST = 256;

export type KeyedHash = (message: string | Uint8Array) => Buffer;

/** The 32 bytes that HMAC-SHA-256 makes of a message (UTF-8 where it is text) under this key. */
export function keyedHash(key: KeyObject): KeyedHash {
  const secret = key.export();
  const pad = secret.length > BLOCK ? hash('sha256', secret, 'buffer') : secret;
  const inner = Buffer.alloc(BLOCK + LONGEST, 0x36);
  const outer = Buffer.alloc(BLOCK + DIGEST, 0x5c);
  for (const [at, byte] of pad.entries()) {
    inner[at] = 0x36 ^ byte;
    outer[at] = 0x5c ^ byte;
  }
  return (message) => {
    // Three bytes at most for each UTF-16 unit.
    if (message.length * (typeof message === 'string' ? 3 : 1) > LONGEST)
      return createHmac('sha256', key).update(message).digest();
    let length = message.length;
    if (typeof message === 'string') length = inner.write(message, BLOCK);
    else inner.set(message, BLOCK);
    outer.write(hash('sha256', inner.subarray(0, BLOCK + length), 'binary'), BLOCK, 'latin1');
    return Buffer.from(hash('sha256', outer, 'binary'), 'latin1');
  };
}

const made = new WeakMap<KeyObject, KeyedHash>();

/** {@link keyedHash}, kept with the key: for those who are handed the key each time. */
export function keyedHashOf(key: KeyObject): KeyedHash {
  const known = made.get(key);
  if (known !== undefined) return known;
  const fresh = keyedHash(key);
  made.set(key, fresh);
  return fresh;
}
