import type { KeyObject } from 'node:crypto';
import type { Instant } from '../kernel/time.js';
import type { Query, Sql } from '../platform/database.js';
import { blindIndex } from '../platform/sealing.js';
import {
  forgottenAfter,
  nextTryAt,
  NOTHING_COUNTS_AFTER,
  type Guesses,
  type GuessKind,
  type WaitingKind,
} from './guesses-slow-down.rule.js';

// Wrong tries at the door, under keyed hashes: neither an address nor a username stands here. Real time only.

const indexOf = (key: KeyObject, kind: GuessKind, of: string): Buffer => blindIndex(key, `guess-${kind}`, of);

interface Row {
  tries: number;
  last_at: Date;
}
const guessesOf = (row: Row | undefined): Guesses | undefined =>
  row === undefined ? undefined : { tries: row.tries, lastAt: row.last_at.getTime() };

/** What was counted and is not forgotten yet. */
export async function readGuesses(
  sql: Sql,
  key: KeyObject,
  kind: GuessKind,
  of: string,
  now: Instant,
): Promise<Guesses | undefined> {
  const rows = await sql<Row[]>`
    select tries, last_at from guess
    where key_index = ${indexOf(key, kind, of)} and last_at > ${new Date(now - forgottenAfter(kind))}`;
  return guessesOf(rows[0]);
}

/** Counts one try and answers what was counted before it. Counted before it is judged, so that tries side by side all count. */
export async function countGuess(
  sql: Sql,
  key: KeyObject,
  kind: GuessKind,
  of: string,
  now: Instant,
): Promise<Guesses | undefined> {
  const at = new Date(now);
  const forgotten = new Date(now - forgottenAfter(kind));
  const rows = await sql<Row[]>`
    insert into guess as g (key_index, tries, before_at, last_at) values (${indexOf(key, kind, of)}, 1, ${at}, ${at})
    on conflict (key_index) do update
    set tries = case when g.last_at > ${forgotten} then g.tries + 1 else 1 end,
      before_at = case when g.last_at > ${forgotten} then g.last_at else ${at} end, last_at = ${at}
    returning g.tries, g.before_at as last_at`;
  const row = rows[0];
  return row === undefined || row.tries <= 1 ? undefined : { tries: row.tries - 1, lastAt: row.last_at.getTime() };
}

/**
 * Counts a try before it is judged; false when there were too many. A try that has to wait is not counted, and tries side by side
 * all count.
 */
export async function mayTry(sql: Sql, key: KeyObject, kind: WaitingKind, of: string, now: Instant): Promise<boolean> {
  if (nextTryAt(kind, await readGuesses(sql, key, kind, of, now)) > now) return false;
  return nextTryAt(kind, await countGuess(sql, key, kind, of, now)) <= now;
}

/** The try was a right one, or was not judged: as if it had not been counted. */
export async function takeBackGuess(sql: Sql, key: KeyObject, kind: WaitingKind, of: string): Promise<void> {
  await sql`
    update guess set tries = tries - 1, last_at = before_at
    where key_index = ${indexOf(key, kind, of)} and tries > 0`;
}

export async function forgetGuesses(sql: Query, key: KeyObject, kind: GuessKind, of: string): Promise<void> {
  await sql`delete from guess where key_index = ${indexOf(key, kind, of)}`;
}

/** Removes what no rule looks at any more. */
export async function sweepGuesses(sql: Sql, now: Instant): Promise<number> {
  return (await sql`delete from guess where last_at <= ${new Date(now - NOTHING_COUNTS_AFTER)}`).count;
}
