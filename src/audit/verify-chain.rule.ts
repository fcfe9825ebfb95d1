// A chain holds when every entry follows the one before it: head(n) = SHA-256( head(n-1) ‖ n ‖ at ‖ entry ). Altering, taking out,
// adding or reordering any entry breaks it at that place.

import { bigEndian, sameBytes } from '../kernel/bytes.js';

export interface ChainLink {
  readonly n: number;
  readonly at: number;
  readonly entry: Uint8Array;
  readonly head: Uint8Array;
}

export type ChainFault =
  | 'entry-missing'
  | 'entry-altered'
  | 'head-differs'
  | 'chain-missing'
  /** The chain holds in itself, and is another than the one the log anchored. */
  | 'differs-from-log';

/** Where a chain stands after some of its entries: fold {@link follow} over them, oldest first, from {@link ORIGIN}. */
export interface ChainState {
  readonly n: number;
  readonly head: Uint8Array;
}

export const ORIGIN: ChainState = { n: 0, head: new Uint8Array(32) };

export type Hash = (...parts: readonly Uint8Array[]) => Uint8Array;

/** The state after one more entry, or what is wrong with it and at which place. */
export function follow(
  state: ChainState,
  link: ChainLink,
  sha256: Hash,
):
  | { readonly ok: true; readonly state: ChainState }
  | { readonly ok: false; readonly fault: ChainFault; readonly n: number } {
  if (link.n !== state.n + 1) return { ok: false, fault: 'entry-missing', n: state.n + 1 };
  const head = sha256(state.head, bigEndian(link.n), bigEndian(link.at), link.entry);
  if (!sameBytes(head, link.head)) return { ok: false, fault: 'entry-altered', n: link.n };
  return { ok: true, state: { n: link.n, head } };
}

/** Whether the chain ends where its head says: an entry taken off the end leaves the head ahead of it. */
export function closes(
  state: ChainState,
  head: ChainState,
): { readonly fault: ChainFault; readonly n: number } | undefined {
  if (state.n < head.n) return { fault: 'entry-missing', n: state.n + 1 };
  if (state.n > head.n || !sameBytes(state.head, head.head)) return { fault: 'head-differs', n: state.n };
  return undefined;
}
