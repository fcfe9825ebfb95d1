import { fromBase64, sameBytes, toBase64, utf8Bytes } from '../../kernel/bytes.js';
import type { Instant } from '../../kernel/time.js';
import type { Hash } from '../verify-chain.rule.js';
import type { Leaf } from './leaf.model.js';
import type { TreeHead } from './merkle.model.js';
import { parseNote, signedBy, type SignedNote, type VerifierKey, type VerifySignature } from './note.model.js';

// A statement that a log was set back by a restored backup: from which checkpoint that others had seen, to which one it goes on from, when,
// why and by whom. Signed by the log, cosigned by the witness, it explains a gap; without it the gap is a fault.

export interface SeenHead extends TreeHead {
  /** When that checkpoint was signed. */
  readonly at: Instant;
}

export interface Rollback {
  readonly origin: string;
  readonly from: SeenHead;
  readonly to: SeenHead;
  /** YYYY-MM-DD. */
  readonly restoredOn: string;
  readonly by: readonly [string, string];
  readonly reason: string;
}

const VERSION = 'carnet/log-rollback/v1';
const headText = ({ size, root, at }: SeenHead): string => `${size} ${toBase64(root)} ${Math.floor(at / 1_000)}`;

export const rollbackText = ({ origin, from, to, restoredOn, by, reason }: Rollback): string =>
  `${VERSION}\n${origin}\nfrom ${headText(from)}\nto ${headText(to)}\nrestored ${restoredOn}\n` +
  `by ${by[0]}\nby ${by[1]}\nreason ${reason}\n`;

function headIn(line: string, name: string): SeenHead | undefined {
  const [, size = '', rootText = '', seconds = ''] =
    new RegExp(`^${name} (0|[1-9]\\d{0,15}) ([A-Za-z0-9+/=]{44}) (\\d{1,12})$`).exec(line) ?? [];
  const root = fromBase64(rootText);
  return root?.length === 32 ? { size: Number(size), root, at: Number(seconds) * 1_000 } : undefined;
}

export function parseRollback(text: string): Rollback | undefined {
  const [version, origin = '', fromLine = '', toLine = '', restored = '', one = '', two = '', why = '', end] =
    text.split('\n');
  const from = headIn(fromLine, 'from');
  const to = headIn(toLine, 'to');
  const restoredOn = /^restored (\d{4}-\d{2}-\d{2})$/.exec(restored)?.[1];
  const by = [one, two].map((line) => /^by (\S.*)$/.exec(line)?.[1] ?? '');
  const reason = /^reason (\S.*)$/.exec(why)?.[1];
  if (version !== VERSION || origin === '' || end !== '' || from === undefined || to === undefined) return undefined;
  const [first = '', second = ''] = by;
  if (restoredOn === undefined || reason === undefined || first === '' || second === '' || first === second)
    return undefined;
  return to.size > from.size ? undefined : { origin, from, to, restoredOn, by: [first, second], reason };
}

/** A statement with its signatures, as it is kept and given to people. */
export interface StatedRollback extends Rollback {
  readonly note: SignedNote;
  /** When the log signed it. */
  readonly statedAt: Instant;
  readonly witnessed?: { readonly name: string; readonly at: Instant };
}

/** The statement, if both keys of the log signed it, and the witness too where its key is known. */
export function readRollback(
  text: string,
  keys: readonly VerifierKey[],
  witness: VerifierKey | undefined,
  verify: VerifySignature,
  sha256: Hash,
): StatedRollback | 'unsigned' | 'not-cosigned' {
  const note = parseNote(text);
  const rollback = note === undefined ? undefined : parseRollback(note.text);
  if (note === undefined || rollback === undefined || keys.length === 0) return 'unsigned';
  let statedAt: Instant | undefined;
  for (const key of keys) {
    const verdict = signedBy(note, key, verify, sha256);
    if (key.name !== rollback.origin || !verdict.signed) return 'unsigned';
    if (verdict.seconds !== undefined) statedAt = verdict.seconds * 1_000;
  }
  if (statedAt === undefined) return 'unsigned';
  if (witness === undefined) return { ...rollback, note, statedAt };
  const seen = signedBy(note, witness, verify, sha256);
  if (!seen.signed) return 'not-cosigned';
  return { ...rollback, note, statedAt, witnessed: { name: witness.name, at: (seen.seconds ?? 0) * 1_000 } };
}

/** How a statement stands in the log itself, so that it cannot be taken away again. */
export function rollbackLeaf(text: string, { from }: Pick<Rollback, 'from'>, sha256: Hash): Leaf {
  const hash = sha256(utf8Bytes(text));
  return { kind: 'rollback', id: sha256(utf8Bytes(`${VERSION} leaf\n`), hash), n: from.size, hash };
}

/**
 * Does the statement say what became of a checkpoint held outside? One that lies in the stated gap, signed before the statement. The very
 * checkpoint it names must be the one it names.
 */
export function explains(
  { from, to, statedAt }: Pick<StatedRollback, 'from' | 'to' | 'statedAt'>,
  held: SeenHead,
): boolean {
  if (held.size <= to.size || held.size > from.size) return false;
  return held.size === from.size && sameBytes(held.root, from.root)
    ? true
    : held.size !== from.size && held.at < statedAt;
}
