// What a person, or anybody they give their file to, can check without believing us: that no entry of the shown history was changed, taken
// out or put in, and since when it stands in a log that others have seen.
import { bigEndian, fromBase64, utf8Bytes } from '../../kernel/bytes.js';
import type { Instant } from '../../kernel/time.js';
import { BLIND_BYTES, holdsWords } from '../entry.model.js';
import { parseCheckpoint, type Checkpoint } from '../log/checkpoint.model.js';
import { commitmentTo, leafBytes, type Leaf } from '../log/leaf.model.js';
import { isIncluded, leafHash } from '../log/merkle.model.js';
import { parseNote, parseVerifierKey, signedBy, TIMESTAMPED, type VerifySignature } from '../log/note.model.js';
import { readRollback } from '../log/rollback.model.js';
import type { Hash } from '../verify-chain.rule.js';
import { PROOF_FORMAT, type HistoryProof, type LeafProof, type Released } from './history-proof.model.js';

export type HistoryFault =
  /** Not a file of ours, or cut off. */
  | 'file'
  /** An entry is missing, or stands in another place than its number says. */
  | 'entry-missing'
  /** The words are not those the entry commits to. */
  | 'words-changed'
  /** The chain is not the one that stands in the log. */
  | 'chain-changed'
  /** The log's proof does not lead to its checkpoint. */
  | 'proof'
  /** The checkpoint is not signed by the log's key. */
  | 'signature'
  /** The witness's signature does not hold. */
  | 'witness'
  /** The file names other keys than those trusted. */
  | 'keys'
  /** An entry that was kept apart is not the one its log knows. */
  | 'released'
  /** A statement that the log was set back is not signed by it, or not cosigned by the witness. */
  | 'rollback';

/** The log was set back by a restored backup, as two operators and the witness state: entries written between may be missing. */
export interface HistoryGap {
  readonly after: Instant;
  /** Complete from then on. */
  readonly until: Instant;
  readonly restoredOn: string;
  readonly reason: string;
}

export type HistoryVerdict =
  | {
      readonly ok: true;
      readonly entries: number;
      /** How many of them, from the first on, stand in the log; the others are newer than its last checkpoint. */
      readonly anchored: number;
      /** Since when these are unchanged, by the log's signature and by the witness's. */
      readonly since?: Instant;
      readonly witnessed?: { readonly name: string; readonly since: Instant };
      readonly released: number;
      readonly gaps: readonly HistoryGap[];
      /** Entries from before there were commitments: in the chain, but their words are only claimed. */
      readonly onlyClaimed: number;
    }
  | { readonly ok: false; readonly fault: HistoryFault; /** The entry at which it shows. */ readonly n?: number };

export interface Trust {
  /** Public keys held from elsewhere; without them the file's own are taken, and who checks compares them by eye. */
  readonly log?: readonly string[];
  readonly witness?: string;
}

const no = (fault: HistoryFault, n?: number): HistoryVerdict & { ok: false } => ({
  ok: false,
  fault,
  ...(n === undefined ? {} : { n }),
});

export function verifyHistory(
  proof: HistoryProof,
  trust: Trust,
  sha256: Hash,
  verify: VerifySignature,
): HistoryVerdict {
  if (proof.format !== PROOF_FORMAT) return no('file');
  if (trust.log !== undefined && !sameTexts(trust.log, proof.keys.log)) return no('keys');
  if (trust.witness !== undefined && trust.witness !== proof.keys.witness) return no('keys');

  let head: Uint8Array = new Uint8Array(32);
  let onlyClaimed = 0;
  const heads = [head];
  for (const [at, one] of proof.entries.entries()) {
    const entry = fromBase64(one.entry);
    const blind = fromBase64(one.blind);
    if (one.n !== at + 1) return no('entry-missing', at + 1);
    if (entry === undefined || blind === undefined || !Number.isSafeInteger(one.at)) return no('file', one.n);
    if (blind.length === 0) onlyClaimed += 1;
    else if (blind.length !== BLIND_BYTES || !holdsWords(entry, { blind, words: utf8Bytes(one.words) }, sha256))
      return no('words-changed', one.n);
    head = sha256(head, bigEndian(one.n), bigEndian(one.at), entry);
    heads.push(head);
  }

  const { anchor } = proof;
  const gaps = gapsIn(proof, sha256, verify);
  if (gaps === undefined) return no('rollback');
  const base = { ok: true, entries: proof.entries.length, onlyClaimed, gaps } as const;
  if (anchor === undefined) return { ...base, anchored: 0, released: 0 };
  const anchored = heads[anchor.n];
  if (anchored === undefined || anchor.n < 1) return no('entry-missing', proof.entries.length + 1);
  const signed = signedCheckpoint(anchor.checkpoint, proof.keys.log, sha256, verify);
  if ('ok' in signed) return signed;
  const leaf = leafOf('head', anchor, anchor.n, anchored);
  if (leaf === undefined || !leads(leaf, anchor, signed.checkpoint, sha256)) return no('chain-changed', anchor.n);
  const witness = witnessOf(anchor.checkpoint, proof.keys.witness, sha256, verify);
  if (witness !== undefined && 'ok' in witness) return witness;
  const released = verifyReleased(proof, sha256, verify);
  if (typeof released !== 'number') return released;
  return {
    ...base,
    anchored: anchor.n,
    since: signed.since,
    released,
    ...(witness === undefined ? {} : { witnessed: witness }),
  };
}

/** Undefined when a statement does not hold. */
function gapsIn(
  { rollbacks = [], keys }: HistoryProof,
  sha256: Hash,
  verify: VerifySignature,
): HistoryGap[] | undefined {
  const log = keys.log.map((text) => parseVerifierKey(text, sha256)).filter((key) => key !== undefined);
  const witness = keys.witness === undefined ? undefined : parseVerifierKey(keys.witness, sha256);
  const gaps: HistoryGap[] = [];
  for (const text of rollbacks) {
    const read = readRollback(text, log, witness, verify, sha256);
    if (typeof read === 'string' || log.length !== keys.log.length) return undefined;
    gaps.push({ after: read.to.at, until: read.statedAt, restoredOn: read.restoredOn, reason: read.reason });
  }
  return gaps;
}

const sameTexts = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, at) => text === b[at]);

function leafOf(kind: Leaf['kind'], { id }: LeafProof, n: number, hash: Uint8Array): Leaf | undefined {
  const name = fromBase64(id);
  return name?.length === 32 ? { kind, id: name, n, hash } : undefined;
}

function leads(leaf: Leaf, { index, path }: LeafProof, { size, root }: Checkpoint, sha256: Hash): boolean {
  const hashes = path.map(fromBase64);
  return (
    hashes.every((hash) => hash?.length === 32) &&
    isIncluded(leafHash(leafBytes(leaf), sha256), index, size, hashes as Uint8Array[], root, sha256)
  );
}

/** The checkpoint, if every one of these keys signed it; and when. */
function signedCheckpoint(
  text: string,
  keys: readonly string[],
  sha256: Hash,
  verify: VerifySignature,
): { readonly checkpoint: Checkpoint; readonly since: Instant } | (HistoryVerdict & { ok: false }) {
  const note = parseNote(text);
  const checkpoint = note === undefined ? undefined : parseCheckpoint(note.text);
  if (note === undefined || checkpoint === undefined) return no('proof');
  let since: Instant | undefined;
  for (const one of keys) {
    const key = parseVerifierKey(one, sha256);
    if (key?.name !== checkpoint.origin) return no('signature');
    const verdict = signedBy(note, key, verify, sha256);
    if (!verdict.signed) return no('signature');
    if (verdict.seconds !== undefined) since = verdict.seconds * 1_000;
  }
  return since === undefined ? no('signature') : { checkpoint, since };
}

function witnessOf(
  text: string,
  witness: string | undefined,
  sha256: Hash,
  verify: VerifySignature,
): { readonly name: string; readonly since: Instant } | undefined | (HistoryVerdict & { ok: false }) {
  if (witness === undefined) return undefined;
  const key = parseVerifierKey(witness, sha256);
  const note = parseNote(text);
  if (key?.kind !== TIMESTAMPED || note === undefined) return no('witness');
  const verdict = signedBy(note, key, verify, sha256);
  if (!verdict.signed) return verdict.why === 'absent' ? undefined : no('witness');
  return { name: key.name, since: (verdict.seconds ?? 0) * 1_000 };
}

/** Entries that came into the shown chain late were in a log all the time, with the same words. Answers how many. */
function verifyReleased(
  proof: HistoryProof,
  sha256: Hash,
  verify: VerifySignature,
): number | (HistoryVerdict & { ok: false }) {
  const { released } = proof;
  if (released === undefined) return 0;
  const signed = signedCheckpoint(released.checkpoint, released.keys, sha256, verify);
  if ('ok' in signed) return signed;
  for (const one of released.entries) {
    const words = proof.entries[one.n - 1]?.words;
    const original = words === undefined ? undefined : originalOf(words);
    if (original === undefined || original.released.id !== one.id) return no('released', one.n);
    const blind = fromBase64(original.released.blind);
    if (blind === undefined) return no('released', one.n);
    const leaf = leafOf('entry', one, original.at, commitmentTo(blind, utf8Bytes(original.words), sha256));
    if (leaf === undefined || !leads(leaf, one, signed.checkpoint, sha256)) return no('released', one.n);
  }
  return released.entries.length;
}

/** The words as they were first written, and what came with them when they were released. */
function originalOf(words: string): { words: string; at: Instant; released: Released } | undefined {
  const entry = JSON.parse(words) as { at: Instant; released?: Released };
  const { released, ...original } = entry;
  return released === undefined ? undefined : { words: JSON.stringify(original), at: entry.at, released };
}

/**
 * Whether a newer file goes on where an older one of the same person ended: the first entry at which it does not. Entries taken off the
 * end between two files show only so.
 */
export function continuationFault(older: HistoryProof, newer: HistoryProof): number | undefined {
  for (const [at, one] of older.entries.entries()) {
    const other = newer.entries[at];
    if (other === undefined || other.at !== one.at || other.entry !== one.entry || other.words !== one.words)
      return at + 1;
  }
  return undefined;
}

/** A file as text, if it is one; what it says is not checked. */
export function parseHistoryProof(text: string): HistoryProof | undefined {
  try {
    const proof = JSON.parse(text) as Partial<HistoryProof> | undefined;
    return proof?.format === PROOF_FORMAT && Array.isArray(proof.entries) && Array.isArray(proof.keys?.log)
      ? (proof as HistoryProof)
      : undefined;
  } catch {
    return undefined;
  }
}
