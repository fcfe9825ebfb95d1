import { toBase64 } from '../../kernel/bytes.js';
import type { Database } from '../../platform/database.js';
import { lastCheckpoint, markRefused, markWitnessed } from '../log/checkpoint.store.js';
import { LOGS, type LogName } from '../log/leaf.model.js';
import { verifySignature } from '../log/log-keys.js';
import { readFolded, sha256, type LogSql } from '../log/log.store.js';
import { consistencyPath } from '../log/merkle.model.js';
import {
  noteText,
  parseNote,
  parseSignatures,
  signedBy,
  type SignedNote,
  type VerifierKey,
} from '../log/note.model.js';
import { markRollbackWitnessed, readRollbacks, type KeptRollback } from '../log/rollback.store.js';
import { digestOf } from '../log/state-rollback.js';

/** A witness as the installation knows it. */
export interface Witness {
  readonly url: string;
  readonly key: VerifierKey;
}

export type WitnessAnswer =
  | { readonly kind: 'cosigned' | 'nothing-new' | 'unreachable' }
  /** It does not take our log for the one it knows: somebody rolled the database back, or shows two histories. */
  | { readonly kind: 'refused'; readonly log: LogName; readonly why: string };

const PATIENCE = 10_000;

/** Has the newest checkpoint of each log cosigned. What the witness refuses is kept with the checkpoint, and answered for an alert. */
export async function askWitness(database: Pick<Database, 'directory'>, witness: Witness): Promise<WitnessAnswer[]> {
  const answers: WitnessAnswer[] = [];
  for (const log of LOGS) answers.push(await askFor(database.directory, log, witness));
  return answers;
}

/** The last checkpoint the witness holds of a log, as it holds it: undefined when it has none, or cannot be reached. */
export async function lastAtWitness({ url }: Witness, origin: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${url}/checkpoint?origin=${encodeURIComponent(origin)}`, {
      signal: AbortSignal.timeout(PATIENCE),
    });
    return response.status === 200 ? (await response.text()).slice(0, 10_000) : undefined;
  } catch {
    return undefined;
  }
}

/** Has what was stated of a log that was set back cosigned; answers what still waits for the witness's keeper. */
export async function askForRollbacks(
  database: Pick<Database, 'directory'>,
  witness: Witness,
): Promise<{ readonly digest: string; readonly status: number | 'unreachable' }[]> {
  const sql = database.directory;
  const waiting: { digest: string; status: number | 'unreachable' }[] = [];
  for (const log of LOGS)
    for (const rollback of (await readRollbacks(sql, log)).filter(({ witnessed }) => !witnessed)) {
      const note = parseNote(rollback.note);
      if (note === undefined) continue;
      const status = await askForRollback(sql, rollback, note, witness);
      if (status !== 200) waiting.push({ digest: digestOf(note.text), status });
    }
  return waiting;
}

async function askForRollback(
  sql: LogSql,
  rollback: KeptRollback,
  note: SignedNote,
  witness: Witness,
): Promise<number | 'unreachable'> {
  try {
    const response = await fetch(`${witness.url}/add-rollback`, {
      method: 'POST',
      body: JSON.stringify({ rollback: rollback.note, base: rollback.base }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    const lines = response.status === 200 ? parseSignatures((await response.text()).slice(0, 10_000)) : undefined;
    if (lines === undefined) return response.status;
    const cosigned = { text: note.text, signatures: [...note.signatures, ...lines] };
    if (!signedBy(cosigned, witness.key, verifySignature, sha256).signed) return 403;
    await markRollbackWitnessed(sql, rollback, noteText(cosigned));
    return 200;
  } catch {
    return 'unreachable';
  }
}

async function askFor(sql: LogSql, log: LogName, witness: Witness): Promise<WitnessAnswer> {
  const last = await lastCheckpoint(sql, log);
  if (last === undefined || last.witnessed) return { kind: 'nothing-new' };
  const known = await lastCheckpoint(sql, log, { witnessed: true });
  let answer = await submit(sql, log, witness, known?.size ?? 0, last.size, last.note);
  const size = answer?.status === 409 && answer.sizeLine ? Number(answer.body.trim()) : undefined;
  // The witness may have cosigned one whose answer was lost: it says where it stands, and is shown the way from there.
  if (size !== undefined && size <= last.size) answer = await submit(sql, log, witness, size, last.size, last.note);
  if (answer === undefined || answer.status >= 500) return { kind: 'unreachable' };
  const note = parseNote(last.note);
  const lines = answer.status === 200 ? parseSignatures(answer.body) : undefined;
  if (note !== undefined && lines !== undefined) {
    const cosigned = { text: note.text, signatures: [...note.signatures, ...lines] };
    if (signedBy(cosigned, witness.key, verifySignature, sha256).signed) {
      await markWitnessed(sql, log, last.size, noteText(cosigned));
      return { kind: 'cosigned' };
    }
  }
  const ahead = answer.sizeLine && Number(answer.body.trim()) > last.size;
  const why = ahead
    ? `the witness knows ${answer.body.trim()} entries, we have ${last.size}`
    : `answer ${answer.status}`;
  await markRefused(sql, log, last.size, why);
  return { kind: 'refused', log, why };
}

async function submit(
  sql: LogSql,
  log: LogName,
  { url }: Witness,
  from: number,
  size: number,
  note: string,
): Promise<{ status: number; body: string; sizeLine: boolean } | undefined> {
  const proof = await readFolded(sql, log, consistencyPath(from, size));
  const body = `old ${from}\n${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n${note}`;
  try {
    const response = await fetch(`${url}/add-checkpoint`, {
      method: 'POST',
      body,
      signal: AbortSignal.timeout(PATIENCE),
    });
    return {
      status: response.status,
      body: (await response.text()).slice(0, 10_000),
      sizeLine: response.headers.get('content-type')?.startsWith('text/x.tlog.size') === true,
    };
  } catch {
    return undefined;
  }
}
