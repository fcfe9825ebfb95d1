import { BREACHED_FILTER, BREACHED_HASHES } from './breached-passwords.table.js';

// Whether a stem is among those that published breaches hold most often: a Bloom filter of our own, so that no password leaves the house.
// It never misses one of its stems, and takes about one other in ten thousand for one.

const filter = Uint8Array.from(atob(BREACHED_FILTER), (letter) => letter.charCodeAt(0));
const BITS = filter.length * 8;

/** FNV-1a, 32 bits, from a seed: as in scripts/build-password-filter.mjs. */
function fnv(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** `stem`: letters a to z alone, five or more. */
export function isBreachedStem(stem: string): boolean {
  if (stem.length < 5) return false;
  const first = fnv(stem, 0x811c9dc5);
  const second = (fnv(stem, 0x9747b28c) | 1) >>> 0;
  for (let n = 0; n < BREACHED_HASHES; n += 1) {
    const at = (first + n * second) % BITS;
    if (((filter[at >> 3] ?? 0) & (1 << (at & 7))) === 0) return false;
  }
  return true;
}
