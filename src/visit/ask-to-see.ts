import { addSecurityEvent, mayTry, stopwatch, takeBackGuess, toldLater, type Visitor } from '../identity/index.js';
import type { RecordId } from '../kernel/ids.js';
import type { Clock } from '../kernel/time.js';
import type { ActRunner } from '../platform/act.js';
import type { Database } from '../platform/database.js';
import type { SystemKeys } from '../platform/system-keys.js';
import type { Asked, askVisitAct } from './ask-visit.act.js';
import { longIndex, placeIndex, shortIndex } from './visit-codes.js';
import { findVisit } from './visit-directory.store.js';

// Somebody stands at the public page with a code. Unknown, expired, used, locked and stopped codes look alike, also by the time they take.

export interface AskDeps {
  readonly database: Pick<Database, 'directory'>;
  readonly keys: Pick<SystemKeys, 'index' | 'code'>;
  readonly clock: Clock;
  readonly runner: ActRunner;
  readonly acts: { readonly askVisit: ReturnType<typeof askVisitAct> };
}

/** The picture's code, or ten letters already made plain. */
export type TypedCode = { readonly by: 'long' | 'short'; readonly code: string };

export type AskAnswer =
  | ({ readonly kind: 'asked'; readonly recordId: RecordId; readonly visitId: string } & Asked)
  | { readonly kind: 'not-recognised' }
  | { readonly kind: 'too-many' };

export async function askToSee(
  { database, keys, clock, runner, acts }: AskDeps,
  { by, code }: TypedCode,
  who: Omit<Visitor, 'visitId'>,
  address: string,
): Promise<AskAnswer> {
  const since = stopwatch();
  const sql = database.directory;
  const now = clock.real();
  const source = `visit ${address}`;
  // 256 random bits are not guessed: only short codes count against where they come from.
  if (by === 'short' && !(await mayTry(sql, keys.index, 'address', source, now))) return { kind: 'too-many' };
  const place = by === 'long' ? longIndex(keys.code, code) : placeIndex(keys.code, code);
  const whole = by === 'long' ? place : shortIndex(keys.code, code);
  const found = await findVisit(sql, by === 'long' ? 'long' : 'place', place);
  if (found === undefined) await addSecurityEvent(sql, 'visit-unknown-code', now, { by });
  else {
    const { recordId, visitId } = found;
    const caller = { kind: 'visitor', ...who, visitId } as const;
    const done = await runner.perform(acts.askVisit, recordId, { by, code: whole }, caller);
    if (done.kind === 'done') {
      if (by === 'short') await takeBackGuess(sql, keys.index, 'address', source);
      return { kind: 'asked', recordId, visitId, ...done.outcome };
    }
  }
  return toldLater(since, { kind: 'not-recognised' });
}
