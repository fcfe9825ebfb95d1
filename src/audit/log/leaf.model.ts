import { bigEndian, joined, utf8Bytes } from '../../kernel/bytes.js';
import type { Hash } from '../verify-chain.rule.js';

// What stands in the log. There are two logs: in `shown` nothing depends on what is withheld from anybody, so that a person's proof is
// the same, byte for byte, whether something is withheld from them or not.

export const LOGS = ['shown', 'withheld'] as const;
export type LogName = (typeof LOGS)[number];

/**
 * `head`: where a chain stands after n entries. `entry`: one entry that may be shown alone one day, without its neighbours. `rollback`: the
 * statement that the log was set back.
 */
export type LeafKind = 'head' | 'entry' | 'rollback';

export interface Leaf {
  readonly kind: LeafKind;
  /** 32 bytes that name the chain (or the single entry) to nobody: a keyed hash. */
  readonly id: Uint8Array;
  /** The number of entries under a head; the instant (milliseconds) of an entry; the size that a rollback came from. */
  readonly n: number;
  /** The head's hash, the entry's commitment, or the statement's. */
  readonly hash: Uint8Array;
}

const KIND_BYTES: Readonly<Record<LeafKind, number>> = { head: 1, entry: 2, rollback: 3 };

export const leafBytes = ({ kind, id, n, hash }: Leaf): Uint8Array =>
  joined(Uint8Array.of(KIND_BYTES[kind]), id, bigEndian(n), hash);

const ENTRY = utf8Bytes('carnet/trace-entry/v1\n');

/**
 * Ties an entry's words to its sealed form: SHA-256 over 16 random bytes and the words. Whoever is given both can check them; whoever has
 * the commitment alone learns nothing, also not by trying words, and nothing is left of it when the record's key is destroyed.
 */
export const commitmentTo = (blind: Uint8Array, words: Uint8Array, sha256: Hash): Uint8Array =>
  sha256(ENTRY, blind, words);
