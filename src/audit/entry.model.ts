import { joined, sameBytes, utf8Bytes } from '../kernel/bytes.js';
import { commitmentTo } from './log/leaf.model.js';
import type { Hash } from './verify-chain.rule.js';

// How an entry stands in its chain: version ‖ commitment ‖ what is sealed. Sealed are 16 random bytes and the entry's words, to which the
// commitment ties them: a person can be given both and check that these words, and no others, are what the chain holds.

export const ENTRY_VERSION = 1;
export const BLIND_BYTES = 16;
const COMMITMENT_BYTES = 32;

export interface OpenedEntry {
  readonly blind: Uint8Array;
  /** The entry as JSON, byte for byte as it was written. */
  readonly words: Uint8Array;
}

/** What is to be sealed, and what goes in front of it. */
export function entryParts(words: string, blind: Uint8Array, sha256: Hash): { front: Uint8Array; plain: Uint8Array } {
  const bytes = utf8Bytes(words);
  return {
    front: joined(Uint8Array.of(ENTRY_VERSION), commitmentTo(blind, bytes, sha256)),
    plain: joined(blind, bytes),
  };
}

/** The sealed part of an entry that begins with a commitment; undefined for an entry from before there were any. */
export const sealedPart = (entry: Uint8Array): Uint8Array | undefined =>
  entry[0] === ENTRY_VERSION && entry.length > 1 + COMMITMENT_BYTES ? entry.subarray(1 + COMMITMENT_BYTES) : undefined;

export const openedEntry = (plain: Uint8Array): OpenedEntry => ({
  blind: plain.subarray(0, BLIND_BYTES),
  words: plain.subarray(BLIND_BYTES),
});

/** Are these words what the entry commits to? */
export const holdsWords = (entry: Uint8Array, { blind, words }: OpenedEntry, sha256: Hash): boolean =>
  entry[0] === ENTRY_VERSION && sameBytes(entry.subarray(1, 1 + COMMITMENT_BYTES), commitmentTo(blind, words, sha256));
