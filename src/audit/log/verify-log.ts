import { sameBytes, toHex } from '../../kernel/bytes.js';
import type { Instant } from '../../kernel/time.js';
import type { Checkpoint } from './checkpoint.model.js';
import { everyCheckpoint } from './checkpoint.store.js';
import { leafBytes, type LogName } from './leaf.model.js';
import { originOf, verifierKeys, verifySignature, type LogKeys } from './log-keys.js';
import { leavesFrom, rootAt, sha256, type LogSql } from './log.store.js';
import { leafHash, NO_LEAVES, rootOf, withLeaf } from './merkle.model.js';
import { parseNote, signedBy, type SignedNote, type VerifierKey } from './note.model.js';
import { explains, readRollback, rollbackLeaf, type StatedRollback } from './rollback.model.js';
import { readRollbacks } from './rollback.store.js';

// The log against itself and against what is held outside: every leaf is hashed again, and the root is compared wherever one was signed.

export type LogFault =
  /** A place in the log has no leaf. */
  | 'leaf-missing'
  /** The leaves do not give the root of a checkpoint held outside: the log was rewritten. */
  | 'differs-from-checkpoint-outside'
  /** The log is shorter than a checkpoint held outside: it was rolled back. */
  | 'shorter-than-checkpoint-outside'
  /** A checkpoint given is not of this log, or not signed by its key. */
  | 'checkpoint-not-ours'
  /** The leaves do not give the root of a checkpoint kept beside them. */
  | 'differs-from-own-checkpoint'
  | 'own-checkpoint-not-signed'
  /** The kept subtrees do not give the root of the leaves: proofs would not hold. */
  | 'tree-damaged'
  /** A statement that the log was set back is not signed by its key, or does not stand in the log, or the log's statement is gone. */
  | 'rollback-not-ours'
  /** The witness has not cosigned the statement: it explains nothing yet. */
  | 'rollback-not-cosigned'
  /** Leaves that belong to no chain there is: a record's whole history was taken away. */
  | 'anchored-chain-missing';

export interface FoundLogFault {
  readonly log: LogName;
  readonly fault: LogFault;
  /** The size or place at which it shows. */
  readonly at: number;
}

export interface OutsideCheckpoint extends Checkpoint {
  readonly note: SignedNote;
}

const LEAVES_AT_ONCE = 10_000;

/** Signatures first: what is not signed by this log's key says nothing of it. */
export const isOurs = (keys: Pick<LogKeys, 'place' | 'publicKey'>, log: LogName, note: SignedNote): boolean => {
  const { plain, timestamped } = verifierKeys(keys, log);
  return [plain, timestamped].every((key) => signedBy(note, key, verifySignature, sha256).signed);
};

/** A gap that was stated: what stood in the log between these sizes was lost with a restored backup. */
export type StatedGap = Pick<StatedRollback, 'from' | 'to' | 'restoredOn' | 'by' | 'reason' | 'statedAt' | 'witnessed'>;

/** `witness`: its key, where there is one; a statement without its signature then explains nothing. */
export async function verifyLog(
  sql: LogSql,
  keys: LogKeys,
  log: LogName,
  outside: readonly OutsideCheckpoint[],
  witness?: VerifierKey,
): Promise<{ size: number; faults: FoundLogFault[]; gaps: StatedGap[]; explained: number; rollbackLeaves: number[] }> {
  const faults: FoundLogFault[] = [];
  const found = (fault: LogFault, at: number): void => {
    faults.push({ log, fault, at });
  };
  const ours = outside.filter(({ origin }) => origin === originOf(keys, log));
  for (const { note, size } of ours) if (!isOurs(keys, log, note)) found('checkpoint-not-ours', size);
  const gaps = await gapsOf(sql, keys, log, witness, found);
  const { plain, timestamped } = verifierKeys(keys, log);
  const signedAt = (note: SignedNote): Instant => {
    const verdict = signedBy(note, timestamped, verifySignature, sha256);
    return verdict.signed ? (verdict.seconds ?? 0) * 1_000 : Number.MAX_SAFE_INTEGER;
  };
  const explained = ours.filter(({ note, size, root }) =>
    gaps.some(
      (gap) =>
        signedBy(note, plain, verifySignature, sha256).signed && explains(gap, { size, root, at: signedAt(note) }),
    ),
  );
  const own = await everyCheckpoint(sql, log);
  for (const { note: text, size } of own) {
    const note = parseNote(text);
    if (note === undefined || !isOurs(keys, log, note)) found('own-checkpoint-not-signed', size);
  }

  const expected = [
    ...ours
      .filter((one) => !explained.includes(one))
      .map(({ size, root }) => ({ size, root, fault: 'differs-from-checkpoint-outside' as const })),
    // What is gone on from has to be what stands there.
    ...gaps.map(({ to }) => ({ size: to.size, root: to.root, fault: 'rollback-not-ours' as const })),
    ...own.map(({ size, root }) => ({ size, root, fault: 'differs-from-own-checkpoint' as const })),
  ].sort((a, b) => a.size - b.size);
  const statements = new Map(gaps.map((gap) => [toHex(rollbackLeaf(gap.note.text, gap, sha256).id), gap]));
  const rollbackLeaves: number[] = [];
  let tree = NO_LEAVES;
  let next = 0;
  const compare = (): void => {
    for (; expected[next]?.size === tree.size; next += 1) {
      const { root, fault } = expected[next] as (typeof expected)[number];
      if (!sameBytes(rootOf(tree, sha256), root)) found(fault, tree.size);
    }
  };
  compare();
  for (;;) {
    const leaves = await leavesFrom(sql, log, tree.size, LEAVES_AT_ONCE);
    for (const leaf of leaves) {
      if (leaf.index !== tree.size) {
        found('leaf-missing', tree.size);
        return { size: tree.size, faults, gaps, explained: explained.length, rollbackLeaves };
      }
      if (leaf.kind === 'rollback') {
        rollbackLeaves.push(leaf.index);
        if (!statements.delete(toHex(leaf.id))) found('rollback-not-ours', leaf.index);
      }
      tree = withLeaf(tree, leafHash(leafBytes(leaf), sha256), sha256);
      compare();
    }
    if (leaves.length < LEAVES_AT_ONCE) break;
  }
  for (const { from } of statements.values()) found('rollback-not-ours', from.size);
  for (const { size, fault } of expected.slice(next))
    found(
      fault === 'differs-from-checkpoint-outside' ? 'shorter-than-checkpoint-outside' : 'differs-from-own-checkpoint',
      size,
    );
  const kept = await rootAt(sql, log, tree.size).catch(() => undefined);
  if (kept === undefined || !sameBytes(kept, rootOf(tree, sha256))) found('tree-damaged', tree.size);
  return { size: tree.size, faults, gaps, explained: explained.length, rollbackLeaves };
}

/** Statements that explain a gap; the others are faults. */
async function gapsOf(
  sql: LogSql,
  keys: LogKeys,
  log: LogName,
  witness: VerifierKey | undefined,
  found: (fault: LogFault, at: number) => void,
): Promise<StatedRollback[]> {
  const { plain, timestamped } = verifierKeys(keys, log);
  return (await readRollbacks(sql, log)).flatMap(({ note, fromSize }) => {
    const read = readRollback(note, [plain, timestamped], witness, verifySignature, sha256);
    if (typeof read !== 'string') return [read];
    found(read === 'unsigned' ? 'rollback-not-ours' : 'rollback-not-cosigned', fromSize);
    return [];
  });
}
