import { sameBytes } from '../../kernel/bytes.js';
import type { Hash } from '../verify-chain.rule.js';

// The Merkle tree of an append-only log (RFC 9162 section 2.1): who holds one root can be shown that an entry is under it, and that a
// later root only added to it. Sizes and places are counted in leaves and stay whole numbers below 2^53.

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export const leafHash = (data: Uint8Array, sha256: Hash): Uint8Array => sha256(LEAF, data);
export const nodeHash = (left: Uint8Array, right: Uint8Array, sha256: Hash): Uint8Array => sha256(NODE, left, right);

/** The root of a tree without leaves. */
export const emptyRoot = (sha256: Hash): Uint8Array => sha256();

/** A complete subtree: 2^level leaves from place `index`·2^level on. Complete ones never change: they are what is kept. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** The complete subtrees that make up the leaves from `start` (a multiple of the largest) to before `end`, left to right. */
export function subtreesOf(start: number, end: number): Subtree[] {
  const found: Subtree[] = [];
  let at = start;
  while (at < end) {
    let level = 0;
    while (2 ** (level + 1) <= end - at) level += 1;
    found.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return found;
}

/** The hash over subtrees as {@link subtreesOf} gives them. */
export function folded(hashes: readonly Uint8Array[], sha256: Hash): Uint8Array {
  const last = hashes.at(-1);
  if (last === undefined) return emptyRoot(sha256);
  let hash = last;
  for (let at = hashes.length - 2; at >= 0; at -= 1) hash = nodeHash(hashes[at] as Uint8Array, hash, sha256);
  return hash;
}

/** The largest power of two below `size` (2 or more). */
function splitOf(size: number): number {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
}

/** The proof that the leaf at `index` is in the tree of `size`: for each hash of it, the subtrees it is folded from. */
export function inclusionPath(index: number, size: number): Subtree[][] {
  const path: Subtree[][] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    path.push(index < middle ? subtreesOf(middle, end) : subtreesOf(start, middle));
    [start, end] = index < middle ? [start, middle] : [middle, end];
  }
  return path.reverse();
}

/** The proof that the tree of `size` only added to that of `before`: as {@link inclusionPath}. */
export function consistencyPath(before: number, size: number): Subtree[][] {
  if (before === 0 || before === size) return [];
  const path: Subtree[][] = [];
  let [start, end] = [0, size];
  let whole = true;
  while (before < end) {
    const middle = start + splitOf(end - start);
    if (before <= middle) {
      path.push(subtreesOf(middle, end));
      end = middle;
    } else {
      path.push(subtreesOf(start, middle));
      start = middle;
      whole = false;
    }
  }
  // The tree of before needs no hash when it is itself a complete subtree: whoever checks knows its root.
  if (!whole) path.push(subtreesOf(start, end));
  return path.reverse();
}

const half = (value: number): number => Math.floor(value / 2);
const odd = (value: number): boolean => value % 2 === 1;

/** Whether `path` leads from the leaf at `index` to the root of the tree of `size`. (RFC 9162 2.1.3.2) */
export function isIncluded(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
  root: Uint8Array,
  sha256: Hash,
): boolean {
  if (index < 0 || index >= size) return false;
  let [fn, sn, hash] = [index, size - 1, leaf];
  for (const part of path) {
    if (sn === 0) return false;
    if (odd(fn) || fn === sn) {
      hash = nodeHash(part, hash, sha256);
      while (!odd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else hash = nodeHash(hash, part, sha256);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && sameBytes(hash, root);
}

export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/** Whether `path` shows that `after` only added to `before`. (RFC 9162 2.1.4.2) */
export function isConsistent(before: TreeHead, after: TreeHead, path: readonly Uint8Array[], sha256: Hash): boolean {
  if (before.size > after.size) return false;
  if (before.size === after.size) return path.length === 0 && sameBytes(before.root, after.root);
  if (before.size === 0) return path.length === 0;
  let [fn, sn] = [before.size - 1, after.size - 1];
  while (odd(fn)) [fn, sn] = [half(fn), half(sn)];
  // A complete first tree starts from its own root.
  const parts = fn === 0 ? [before.root, ...path] : path;
  const [first, ...rest] = parts;
  if (first === undefined) return false;
  let [fr, sr] = [first, first];
  for (const part of rest) {
    if (sn === 0) return false;
    if (odd(fn) || fn === sn) {
      fr = nodeHash(part, fr, sha256);
      sr = nodeHash(part, sr, sha256);
      while (!odd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else sr = nodeHash(sr, part, sha256);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && sameBytes(fr, before.root) && sameBytes(sr, after.root);
}

/** Leaves appended to a tree of `size`, as the complete subtrees that come with them. `left` gives the hash of a subtree already there. */
export function grown(
  size: number,
  leaves: readonly Uint8Array[],
  left: (subtree: Subtree) => Uint8Array,
  sha256: Hash,
): (Subtree & { readonly hash: Uint8Array })[] {
  const made: (Subtree & { readonly hash: Uint8Array })[] = [];
  const fresh = new Map<string, Uint8Array>();
  for (const [at, leaf] of leaves.entries()) {
    let [level, index, hash] = [0, size + at, leaf];
    for (;;) {
      made.push({ level, index, hash });
      fresh.set(`${level} ${index}`, hash);
      if (!odd(index)) break;
      const brother = { level, index: index - 1 };
      hash = nodeHash(fresh.get(`${level} ${index - 1}`) ?? left(brother), hash, sha256);
      [level, index] = [level + 1, half(index)];
    }
  }
  return made;
}

/** A tree that grows leaf by leaf and knows its root at any moment: 50 hashes are kept, however many leaves come. */
export interface GrowingTree {
  readonly size: number;
  readonly peaks: readonly Uint8Array[];
}
export const NO_LEAVES: GrowingTree = { size: 0, peaks: [] };

export function withLeaf({ size, peaks }: GrowingTree, leaf: Uint8Array, sha256: Hash): GrowingTree {
  const next = [...peaks];
  let hash = leaf;
  for (let places = size; odd(places); places = half(places)) hash = nodeHash(next.pop() as Uint8Array, hash, sha256);
  next.push(hash);
  return { size: size + 1, peaks: next };
}

export const rootOf = ({ peaks }: GrowingTree, sha256: Hash): Uint8Array => folded(peaks, sha256);
