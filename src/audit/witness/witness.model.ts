import { fromBase64, sameBytes } from '../../kernel/bytes.js';
import { parseCheckpoint, type Checkpoint } from '../log/checkpoint.model.js';
import { isConsistent } from '../log/merkle.model.js';
import { parseRollback, type Rollback } from '../log/rollback.model.js';
import { parseNote, signedBy, type SignedNote, type VerifierKey, type VerifySignature } from '../log/note.model.js';
import type { Hash } from '../verify-chain.rule.js';

// What a witness answers (c2sp.org/tlog-witness): it cosigns a checkpoint only when the log proves that it added to the last one cosigned,
// so that nobody can be shown another log than everybody else.

export interface WitnessRequest {
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  readonly note: SignedNote;
  /** The note as it came. */
  readonly noteText: string;
  readonly checkpoint: Checkpoint;
}

const MOST_PROOF_LINES = 63;

/** `old <size>`, the lines of the proof, an empty line, the signed checkpoint. */
export function parseWitnessRequest(body: string): WitnessRequest | undefined {
  const end = body.indexOf('\n\n');
  const [first = '', ...lines] = body.slice(0, Math.max(0, end)).split('\n');
  const [, old] = /^old (0|[1-9]\d{0,15})$/.exec(first) ?? [];
  const proof = lines.map(fromBase64);
  const noteText = body.slice(end + 2);
  const note = parseNote(noteText);
  const checkpoint = note === undefined ? undefined : parseCheckpoint(note.text);
  if (end < 0 || old === undefined || proof.length > MOST_PROOF_LINES || note === undefined || checkpoint === undefined)
    return undefined;
  if (!proof.every((hash) => hash?.length === 32)) return undefined;
  return { oldSize: Number(old), proof: proof as Uint8Array[], note, noteText, checkpoint };
}

export type WitnessVerdict =
  | { readonly cosign: true }
  | {
      readonly cosign: false;
      readonly status: 400 | 403 | 404 | 409 | 422;
      /** The size last cosigned, which the log is told so that it can prove from there. */
      readonly size?: number;
      /** Signed by the log and not an addition to what it signed before: proof that it shows two histories. */
      readonly splitView?: true;
    };

const refuse = (status: 400 | 403 | 404 | 422): WitnessVerdict => ({ cosign: false, status });

/** Judges a request against the last checkpoint cosigned of this log. */
export function judge(
  request: WitnessRequest,
  logs: readonly VerifierKey[],
  last: Checkpoint | undefined,
  verify: VerifySignature,
  sha256: Hash,
): WitnessVerdict {
  const { checkpoint, note, oldSize, proof } = request;
  const keys = logs.filter(({ name }) => name === checkpoint.origin);
  if (keys.length === 0) return refuse(404);
  if (!keys.some((key) => signedBy(note, key, verify, sha256).signed)) return refuse(403);
  if (oldSize > checkpoint.size) return refuse(400);
  const before = last ?? { size: 0, root: sha256() };
  if (checkpoint.size === before.size && last !== undefined && !sameBytes(checkpoint.root, before.root))
    return { cosign: false, status: 409, splitView: true };
  if (oldSize !== before.size) return { cosign: false, status: 409, size: before.size };
  if (!isConsistent(before, checkpoint, proof, sha256)) return { cosign: false, status: 422, splitView: true };
  return { cosign: true };
}

export interface RollbackRequest {
  readonly rollback: Rollback;
  /** The signed statement, and the checkpoint it goes on from, as they came; the latter empty where the log begins anew. */
  readonly note: SignedNote;
  readonly noteText: string;
  readonly base: string;
}

/** JSON `{ rollback, base }`. */
export function parseRollbackRequest(body: string): RollbackRequest | undefined {
  let given: { rollback?: unknown; base?: unknown };
  try {
    given = JSON.parse(body) as typeof given;
  } catch {
    return undefined;
  }
  const { rollback: noteText, base } = given;
  if (typeof noteText !== 'string' || typeof base !== 'string') return undefined;
  const note = parseNote(noteText);
  const rollback = note === undefined ? undefined : parseRollback(note.text);
  return note === undefined || rollback === undefined ? undefined : { rollback, note, noteText, base };
}

export type RollbackVerdict =
  { readonly allowed: true } | { readonly allowed: false; readonly status: 403 | 404 | 409 | 422 };

/**
 * A log may be set back from exactly what this witness cosigned last, to something it had cosigned before (its own signature says so), or to
 * nothing. That it may at all, its keeper says: nothing is cosigned before.
 */
export function judgeRollback(
  { rollback, note, base }: RollbackRequest,
  logs: readonly VerifierKey[],
  last: Checkpoint | undefined,
  own: VerifierKey,
  verify: VerifySignature,
  sha256: Hash,
): RollbackVerdict {
  const { origin, from, to } = rollback;
  const keys = logs.filter(({ name }) => name === origin);
  if (keys.length === 0) return { allowed: false, status: 404 };
  if (!keys.some((key) => signedBy(note, key, verify, sha256).signed)) return { allowed: false, status: 403 };
  if (last?.size !== from.size || !sameBytes(last.root, from.root)) return { allowed: false, status: 409 };
  if (to.size === 0) return sameBytes(to.root, sha256()) ? { allowed: true } : { allowed: false, status: 422 };
  const known = parseNote(base);
  const checkpoint = known === undefined ? undefined : parseCheckpoint(known.text);
  const cosigned =
    known !== undefined &&
    checkpoint?.origin === origin &&
    checkpoint.size === to.size &&
    sameBytes(checkpoint.root, to.root) &&
    signedBy(known, own, verify, sha256).signed;
  return cosigned ? { allowed: true } : { allowed: false, status: 422 };
}
