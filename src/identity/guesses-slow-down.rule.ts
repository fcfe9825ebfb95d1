import { DAY, HOUR, MINUTE, SECOND, type Instant } from '../kernel/time.js';

// Guessing gets slower with every wrong try, and nobody can shut another person out: only who guesses from an address waits, and an
// account under attack from many addresses merely answers a little later.

/**
 * What is counted. `pair`: one address at one account; `code`: one-time codes after the right password; `sent`: codes sent to one person;
 * `asked`: what one address asks to be sent. `account` slows down, `known` (an address from which this account signed in) lets through:
 * neither ever makes anybody wait.
 */
export type GuessKind = WaitingKind | 'account' | 'known';
export type WaitingKind = 'pair' | 'address' | 'code' | 'staff-code' | 'sent' | 'asked';

export interface Guesses {
  readonly tries: number;
  readonly lastAt: Instant;
}

export interface Allowance {
  /** Tries without any wait. */
  readonly free: number;
  readonly firstWait: number;
  readonly longestWait: number;
  /** After this long without a try everything is forgotten. */
  readonly forgottenAfter: number;
}

/** Longer than the six weeks of a letter: what counts against a whole campaign is not forgotten within it. */
const CAMPAIGN = 45 * DAY;

/** docs/guessing.md reckons with these; a test compares. */
export const ALLOWANCES: Readonly<Record<WaitingKind, Allowance>> = {
  pair: { free: 5, firstWait: 30 * SECOND, longestWait: 15 * MINUTE, forgottenAfter: HOUR },
  // An address may be a whole hospital's or a telephone network's. Forgotten after an hour, fifty an hour would be free for ever.
  address: { free: 50, firstWait: 30 * SECOND, longestWait: 15 * MINUTE, forgottenAfter: DAY },
  // Nobody's telephone is filled with codes, nor its bill: five, then ever longer.
  sent: { free: 5, firstWait: 5 * MINUTE, longestWait: 6 * HOUR, forgottenAfter: DAY },
  asked: { free: 10, firstWait: MINUTE, longestWait: HOUR, forgottenAfter: DAY },
  // The help-desk's own codes: nobody of theirs has another way in, and behind them is no health data.
  'staff-code': { free: 5, firstWait: 5 * MINUTE, longestWait: DAY, forgottenAfter: 2 * DAY },
  // Only who knows the password gets here. Five wrong codes and the password is spent, not the person: a passkey, or a new password from
  // the mailbox and the telephone, opens at once.
  code: { free: 5, firstWait: CAMPAIGN, longestWait: CAMPAIGN, forgottenAfter: CAMPAIGN },
};

export const forgottenAfter = (kind: GuessKind): number =>
  kind === 'account' ? DAY : kind === 'known' ? CAMPAIGN : ALLOWANCES[kind].forgottenAfter;

/** After this long no rule looks at anything that was counted. */
export const NOTHING_COUNTS_AFTER = CAMPAIGN;

/** What every answer of 429 at the door says in Retry-After, in seconds: the longest wait there, so that it tells of nobody's tries. */
export const RETRY_AFTER_SECONDS = (15 * MINUTE) / SECOND;

/** From when on another try is taken, after `guesses`. */
export function nextTryAt(kind: WaitingKind, guesses: Guesses | undefined): Instant {
  if (guesses === undefined) return 0;
  const { free, firstWait, longestWait } = ALLOWANCES[kind];
  if (guesses.tries < free) return 0;
  return guesses.lastAt + Math.min(firstWait * 2 ** Math.min(guesses.tries - free, 20), longestWait);
}

const CALM = 20;

/** How much later an account answers that many addresses have been guessing at: never more than four seconds. */
export const slowDown = (guesses: Guesses | undefined): number =>
  guesses === undefined || guesses.tries < CALM ? 0 : Math.min((guesses.tries - CALM + 1) * 200, 4 * SECOND);
