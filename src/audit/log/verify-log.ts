import { sameBytes } from '../../kernel/bytes.js';
import type { Checkpoint } from './checkpoint.model.js';
import { everyCheckpoint } from './checkpoint.store.js';
import { leafBytes, type LogName } from './leaf.model.js';
import { originOf, verifierKeys, verifySignature, type LogKeys } from './log-keys.js';
import { leavesFrom, rootAt, sha256, type LogSql } from './log.store.js';
import { leafHash, NO_LEAVES, rootOf, withLeaf } from './merkle.model.js';
import { parseNote, signedBy, type SignedNote } from './note.model.js';

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

export async function verifyLog(
  sql: LogSql,
  keys: LogKeys,
  log: LogName,
  outside: readonly OutsideCheckpoint[],
): Promise<{ size: number; faults: FoundLogFault[] }> {
  const faults: FoundLogFault[] = [];
  const found = (fault: LogFault, at: number): void => {
    faults.push({ log, fault, at });
  };
  const ours = outside.filter(({ origin }) => origin === originOf(keys, log));
  for (const { note, size } of ours) if (!isOurs(keys, log, note)) found('checkpoint-not-ours', size);
  const own = await everyCheckpoint(sql, log);
  for (const { note: text, size } of own) {
    const note = parseNote(text);
    if (note === undefined || !isOurs(keys, log, note)) found('own-checkpoint-not-signed', size);
  }

  const expected = [
    ...ours.map(({ size, root }) => ({ size, root, fault: 'differs-from-checkpoint-outside' as const })),
    ...own.map(({ size, root }) => ({ size, root, fault: 'differs-from-own-checkpoint' as const })),
  ].sort((a, b) => a.size - b.size);
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
        return { size: tree.size, faults };
      }
      tree = withLeaf(tree, leafHash(leafBytes(leaf), sha256), sha256);
      compare();
    }
    if (leaves.length < LEAVES_AT_ONCE) break;
  }
  for (const { size, fault } of expected.slice(next))
    found(
      fault === 'differs-from-checkpoint-outside' ? 'shorter-than-checkpoint-outside' : 'differs-from-own-checkpoint',
      size,
    );
  const kept = await rootAt(sql, log, tree.size).catch(() => undefined);
  if (kept === undefined || !sameBytes(kept, rootOf(tree, sha256))) found('tree-damaged', tree.size);
  return { size: tree.size, faults };
}
