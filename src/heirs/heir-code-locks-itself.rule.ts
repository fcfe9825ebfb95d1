import type { Instant } from '../kernel/time.js';

/** With fifty random bits, five tries and four letters, guessing opens one request in 5 × 10¹³. */
export const WRONG_HEIR_CODES = 5;

export interface HeldHeirCode {
  /** Wrong ones before this one. */
  readonly wrongCodes: number;
  readonly until?: Instant;
  readonly matches: boolean;
}

/**
 * The letter's code opens until its day; five wrong ones lock it, wherever they come from, and the help-desk sends another. Outside all of it
 * looks like an unknown reference.
 */
export const heirCodeLocksItself = (
  held: HeldHeirCode | undefined,
  at: Instant,
): 'heir-code-locks-itself' | undefined =>
  held !== undefined &&
  held.matches &&
  held.wrongCodes < WRONG_HEIR_CODES &&
  held.until !== undefined &&
  at < held.until
    ? undefined
    : 'heir-code-locks-itself';
