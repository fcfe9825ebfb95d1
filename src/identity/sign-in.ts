import { setTimeout as wait } from 'node:timers/promises';
import type { RecordId } from '../kernel/ids.js';
import type { Clock, Instant } from '../kernel/time.js';
import type { ActRunner } from '../platform/act.js';
import { RecordKeyDestroyed, type Database } from '../platform/database.js';
import { blindIndex } from '../platform/sealing.js';
import type { SystemKeys } from '../platform/system-keys.js';
import { findAccount, readAccount, sameUsername, type Account } from './account.store.js';
import { countGuess, forgetGuesses, mayTry, readGuesses, takeBackGuess } from './guess.store.js';
import { slowDown } from './guesses-slow-down.rule.js';
import { passwordMatches, TooBusy } from './password-hashing.js';
import { addSecurityEvent } from './security-event.store.js';
import { signInAct } from './sign-in.act.js';
import { stopwatch, toldLater } from './told-later.js';

// The two steps of signing in. Unknown username, wrong password and wrong code end alike, after the same work and at the same time.

export interface SignInDeps {
  readonly database: Pick<Database, 'directory' | 'withRecord'>;
  readonly keys: Pick<SystemKeys, 'index' | 'session'>;
  readonly clock: Clock;
  readonly runner: ActRunner;
}

export type PasswordStep =
  | { readonly kind: 'accepted'; readonly recordId: RecordId }
  | { readonly kind: 'refused' }
  /** Too many tries, or too many at once. */
  | { readonly kind: 'too-many' };

export type CodeStep =
  | { readonly kind: 'signed-in'; readonly displayName: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'too-many' }
  /** Both factors are right, and the space is not open to its person. */
  | { readonly kind: 'space-not-open' };

interface Door {
  readonly sql: Database['directory'];
  readonly key: SystemKeys['index'];
  readonly now: Instant;
}
const doorOf = ({ database, keys, clock }: SignInDeps): Door => ({
  sql: database.directory,
  key: keys.index,
  now: clock.real(),
});

const pairOf = (address: string, username: string): string => `${address}|${sameUsername(username)}`;

/** First step: the password. Its answer tells nobody whether the username exists. */
export async function checkPassword(
  deps: SignInDeps,
  { username, password, address }: { username: string; password: string; address: string },
): Promise<PasswordStep> {
  const since = stopwatch();
  const door = doorOf(deps);
  const { sql, key, now } = door;
  const pair = pairOf(address, username);
  if (!(await mayTry(sql, key, 'pair', pair, now))) return { kind: 'too-many' };
  // Who guesses from a hospital's address shuts nobody out who has come in from there before.
  const known = (await readGuesses(sql, key, 'known', pair, now)) !== undefined;
  if (!known && !(await mayTry(sql, key, 'address', address, now))) return { kind: 'too-many' };
  const pause = slowDown(await readGuesses(sql, key, 'account', sameUsername(username), now));
  if (pause > 0) await wait(pause);
  const recordId = await findAccount(sql, key, username);
  const account = recordId === undefined ? undefined : await accountOf(deps, recordId);
  try {
    if ((await passwordMatches(account?.passwordHash, password)) && recordId !== undefined) {
      if (!known) await takeBackGuess(sql, key, 'address', address);
      return { kind: 'accepted', recordId };
    }
  } catch (error) {
    if (!(error instanceof TooBusy)) throw error;
    if (!known) await takeBackGuess(sql, key, 'address', address);
    await takeBackGuess(sql, key, 'pair', pair);
    return { kind: 'too-many' };
  }
  await countGuess(sql, key, 'account', sameUsername(username), now);
  if (recordId === undefined)
    await addSecurityEvent(sql, 'sign-in-unknown', now, {
      username: blindIndex(key, 'username', sameUsername(username)).toString('hex'),
    });
  else await deps.runner.perform(signInAct, recordId, { passwordMatches: false, now }, { kind: 'person', recordId });
  return toldLater(since + pause, { kind: 'refused' });
}

/** The account to compare with; an erased record has none any more. */
async function accountOf({ database }: SignInDeps, recordId: RecordId): Promise<Account | undefined> {
  try {
    return await database.withRecord(recordId, (handle) => readAccount(handle));
  } catch (error) {
    if (error instanceof RecordKeyDestroyed) return undefined;
    throw error;
  }
}

async function countFailure({ sql, key, now }: Door, address: string, username: string): Promise<void> {
  await countGuess(sql, key, 'address', address, now);
  await countGuess(sql, key, 'account', sameUsername(username), now);
}

/** Second step, once per accepted password: the one-time code. */
export async function checkCode(
  deps: SignInDeps,
  {
    recordId,
    username,
    code,
    sentCode,
    address,
  }: { recordId: RecordId; username: string; code: string; sentCode: boolean; address: string },
): Promise<CodeStep> {
  const since = stopwatch();
  const door = doorOf(deps);
  const { sql, key, now } = door;
  if (!(await mayTry(sql, key, 'code', recordId, now))) return { kind: 'too-many' };
  const input = { passwordMatches: true, code, sentCode, now };
  const done = await deps.runner.perform(signInAct, recordId, input, { kind: 'person', recordId });
  if (done.kind === 'failed') throw new Error(`signing in failed: ${done.problem.problem}`);
  if (done.kind === 'refused' && done.refusal !== 'space-not-open') {
    await countFailure(door, address, username);
    return toldLater(since, { kind: 'refused' });
  }
  await forgetGuesses(sql, key, 'code', recordId);
  const pair = pairOf(address, username);
  await forgetGuesses(sql, key, 'pair', pair);
  await countGuess(sql, key, 'known', pair, now);
  return done.kind === 'done' ? { kind: 'signed-in', displayName: done.outcome } : { kind: 'space-not-open' };
}
