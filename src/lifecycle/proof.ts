import { addSecurityEvent, mayTry, stopwatch, takeBackGuess, toldLater } from '../identity/index.js';
import type { RecordId } from '../kernel/ids.js';
import type { Clock } from '../kernel/time.js';
import type { ActResult, ActRunner } from '../platform/act.js';
import type { Database } from '../platform/database.js';
import type { SystemKeys } from '../platform/system-keys.js';
import { isCodeFault, type CodeFault } from './code-fault.js';
import { codeIndex, findRecordByCode } from './code.store.js';
import type { ProofTyped } from './proof.model.js';
import { proveAct, type Proven } from './prove.act.js';

// Who stands at the door with a letter and a card. What is wrong is never told, nor by how long the answer takes.

export interface ProofDeps {
  readonly database: Pick<Database, 'directory'>;
  readonly keys: Pick<SystemKeys, 'index' | 'code'>;
  readonly clock: Clock;
  readonly runner: ActRunner;
}

export type ProofAnswer =
  | { readonly kind: 'proven'; readonly recordId: RecordId; readonly code: Buffer; readonly proven: Proven }
  | { readonly kind: 'not-recognised' }
  | { readonly kind: 'too-many' }
  /** Everything is right, and the code can no longer be used. */
  | { readonly kind: 'code-fault'; readonly fault: CodeFault };

/** What whoever holds all three is answered. */
function answerOf(done: ActResult<Proven>, recordId: RecordId, code: Buffer): ProofAnswer | undefined {
  if (done.kind === 'done') return { kind: 'proven', recordId, code, proven: done.outcome };
  return done.kind === 'refused' && isCodeFault(done.rule) ? { kind: 'code-fault', fault: done.rule } : undefined;
}

export async function checkProof(
  deps: ProofDeps,
  { code: typed, nir, serial }: ProofTyped,
  address: string,
): Promise<ProofAnswer> {
  const since = stopwatch();
  const { database, keys, clock, runner } = deps;
  const sql = database.directory;
  const now = clock.real();
  const source = `proof ${address}`;
  if (!(await mayTry(sql, keys.index, 'address', source, now))) return { kind: 'too-many' };
  const code = codeIndex(keys.code, typed);
  const recordId = await findRecordByCode(sql, code);
  if (recordId === undefined)
    await addSecurityEvent(sql, 'space-prove-unknown-code', now, { code: code.toString('hex') });
  else {
    const done = await runner.perform(proveAct, recordId, { code, nir, serial }, { kind: 'person' });
    const answer = answerOf(done, recordId, code);
    if (answer !== undefined) {
      await takeBackGuess(sql, keys.index, 'address', source);
      return answer;
    }
  }
  return toldLater(since, { kind: 'not-recognised' });
}
