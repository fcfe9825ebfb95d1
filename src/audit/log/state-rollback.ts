import { sameBytes, utf8Bytes } from '../../kernel/bytes.js';
import { ok, problem, type Result } from '../../kernel/result.js';
import type { Instant } from '../../kernel/time.js';
import { parseCheckpoint } from './checkpoint.model.js';
import { everyCheckpoint, type KeptCheckpoint } from './checkpoint.store.js';
import type { LogName } from './leaf.model.js';
import { originOf, verifierKeys, verifySignature, type LogKeys } from './log-keys.js';
import { appendLeaves, holdLog, rootAt, sha256, type LogSql } from './log.store.js';
import { noteText, parseNote, signedBy, signNote } from './note.model.js';
import { rollbackLeaf, rollbackText, type Rollback, type SeenHead } from './rollback.model.js';
import { addRollback, type Restore } from './rollback.store.js';

export interface StateRollback {
  readonly sql: LogSql;
  readonly keys: LogKeys;
  readonly log: LogName;
  /** The last checkpoint that others hold of this log, as a signed note. */
  readonly seen: string;
  /** Only what the witness has cosigned is gone on from. */
  readonly hasWitness: boolean;
  readonly restore: Pick<Restore, 'operator' | 'restoredOn' | 'reason'>;
  /** The second operator. */
  readonly operator: string;
  readonly at: Instant;
}

/** A checkpoint of ours with the instant at which we signed it; undefined when we did not. */
export function seenHead(note: string, keys: LogKeys, log: LogName): SeenHead | undefined {
  const parsed = parseNote(note);
  const checkpoint = parsed === undefined ? undefined : parseCheckpoint(parsed.text);
  if (parsed === undefined || checkpoint?.origin !== originOf(keys, log)) return undefined;
  const verdict = signedBy(parsed, verifierKeys(keys, log).timestamped, verifySignature, sha256);
  if (!verdict.signed || verdict.seconds === undefined) return undefined;
  return { size: checkpoint.size, root: checkpoint.root, at: verdict.seconds * 1_000 };
}

/**
 * States, within a transaction, that this log was set back, and makes the statement a leaf of it. Answers the statement; `not-rolled-back`
 * when the log still holds what others have seen.
 */
export async function stateRollback(input: StateRollback): Promise<Result<{ readonly text: string }>> {
  const { sql, keys, log, seen, hasWitness, restore, operator, at } = input;
  const from = seenHead(seen, keys, log);
  if (from === undefined) return problem('checkpoint-not-ours');
  const { size } = await holdLog(sql, log);
  if (from.size === 0 || (from.size <= size && sameBytes(await rootAt(sql, log, from.size), from.root)))
    return problem('not-rolled-back');
  const base = await baseOf(sql, log, from, hasWitness);
  const rollback: Rollback = {
    origin: originOf(keys, log),
    from,
    to: base === undefined ? { size: 0, root: sha256(), at: 0 } : { size: base.size, root: base.root, at: base.at },
    restoredOn: restore.restoredOn,
    by: [restore.operator, operator],
    reason: restore.reason,
  };
  const text = rollbackText(rollback);
  const { plain, timestamped } = verifierKeys(keys, log);
  const seconds = Math.floor(at / 1_000);
  const signatures = [plain, timestamped].map((key) => signNote(text, key, keys.sign, seconds, sha256));
  await appendLeaves(sql, log, size, [rollbackLeaf(text, rollback, sha256)]);
  await addRollback(sql, {
    log,
    fromSize: from.size,
    toSize: rollback.to.size,
    at,
    note: noteText({ text, signatures }),
    base: base?.note ?? '',
  });
  return ok({ text });
}

/** The newest checkpoint that came back with the backup: what was signed after the one others hold belongs to what came since. */
async function baseOf(
  sql: LogSql,
  log: LogName,
  from: SeenHead,
  hasWitness: boolean,
): Promise<KeptCheckpoint | undefined> {
  const kept = await everyCheckpoint(sql, log);
  return kept
    .filter(({ at, witnessed, size }) => size < from.size && at <= from.at + 999 && (witnessed || !hasWitness))
    .at(-1);
}

/** The whole hash of a statement, by which it is kept. */
export const statementHash = (text: string): string => Buffer.from(sha256(utf8Bytes(text))).toString('hex');

/** By which name a statement is spoken of, on the telephone: the first 16 letters of its hash. Somebody may make another one that bears it. */
export const digestOf = (text: string): string => statementHash(text).slice(0, 16);
