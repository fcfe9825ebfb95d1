import { DAY, HOUR, MINUTE, SECOND, type Instant } from '../kernel/time.js';

// Guessing gets slower with every wrong try, and nobody can shut another person out: only who guesses from an address waits, and an
// account under attack from many addresses merely answers a little later.

/** What guesses are counted by. `pair`: one address at one account; `code`: one-time codes after the right password; `sent`: codes sent to one person; `asked`: what one address asks to be sent. */
export type GuessKind = 'pair' | 'account' | 'address' | 'code' | 'sent' | 'asked';

export interface Guesses {
  readonly tries: number;
  readonly lastAt: Instant;
}

interface Allowance {
  /** Tries without any wait. */
  readonly free: number;
  readonly firstWait: number;
  readonly longestWait: number;
  /** After this long without a try everything is forgotten. */
  readonly forgottenAfter: number;
}

const ALLOWANCES: Readonly<Record<Exclude<GuessKind, 'account'>, Allowance>> = {
  pair: { free: 5, firstWait: 30 * SECOND, longestWait: 15 * MINUTE, forgottenAfter: HOUR },
  // An address may be a whole hospital's or a telephone network's.
  address: { free: 50, firstWait: 30 * SECOND, longestWait: 15 * MINUTE, forgottenAfter: HOUR },
  // Nobody's telephone is filled with codes, nor its bill: five, then ever longer.
  sent: { free: 5, firstWait: 5 * MINUTE, longestWait: 6 * HOUR, forgottenAfter: DAY },
  asked: { free: 10, firstWait: MINUTE, longestWait: HOUR, forgottenAfter: HOUR },
  // Only who knows the password gets here: five codes, then ever longer, so that 10⁶ codes are out of reach.
  code: { free: 5, firstWait: 5 * MINUTE, longestWait: DAY, forgottenAfter: 2 * DAY },
};

export const forgottenAfter = (kind: GuessKind): number => (kind === 'account' ? DAY : ALLOWANCES[kind].forgottenAfter);

/** From when on another try is taken, after `guesses`. */
export function nextTryAt(kind: Exclude<GuessKind, 'account'>, guesses: Guesses | undefined): Instant {
  if (guesses === undefined) return 0;
  const { free, firstWait, longestWait } = ALLOWANCES[kind];
  if (guesses.tries < free) return 0;
  return guesses.lastAt + Math.min(firstWait * 2 ** Math.min(guesses.tries - free, 20), longestWait);
}

const CALM = 20;

/** How much later an account answers that many addresses have been guessing at: never more than four seconds. */
export const slowDown = (guesses: Guesses | undefined): number =>
  guesses === undefined || guesses.tries < CALM ? 0 : Math.min((guesses.tries - CALM + 1) * 200, 4 * SECOND);
