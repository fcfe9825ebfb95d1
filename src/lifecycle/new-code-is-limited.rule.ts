import { DAY } from '../kernel/time.js';
import type { SpaceState } from '../identity/index.js';

/** Codes asked for within this time count. */
export const CODES_COUNT_FOR = 30 * DAY;
export const MOST_CODES = 3;

/** What is known when a new code is asked for. */
export interface NewCodeFacts {
  readonly space: SpaceState;
  /** Codes asked for within {@link CODES_COUNT_FOR}. */
  readonly asked: number;
  /** The card's number is the person's (or the help-desk has checked who calls). */
  readonly known: boolean;
}

const HAS_USE: readonly SpaceState[] = ['notified', 'opposed', 'open', 'active', 'suspended', 'closed'];

/**
 * A lost code is replaced, also for who wants to come back to a closed space, three times in thirty days at most, and goes to the addresses that were known before: who asks learns nothing
 * and gets nothing. (rules 6; T1)
 */
export const newCodeIsLimited = ({ space, asked, known }: NewCodeFacts): 'new-code-is-limited' | undefined =>
  known && asked < MOST_CODES && HAS_USE.includes(space) ? undefined : 'new-code-is-limited';
