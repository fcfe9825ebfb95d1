import type { Instant } from '../kernel/time.js';
import type { Sql } from '../platform/database.js';
import { sweepGuesses } from './guess.store.js';
import { sweepSessions } from './session.store.js';

/** Removes sessions that are over and guesses that no rule looks at any more. `now` is real time. */
export async function sweepExpired(sql: Sql, now: Instant): Promise<{ sessions: number; guesses: number }> {
  return { sessions: await sweepSessions(sql, now), guesses: await sweepGuesses(sql, now) };
}
