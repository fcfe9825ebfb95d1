// One professional looks for the persons they care for, not for a population: beyond what a hand can do in an hour, the search waits.
// A search that finds nobody counts more: that is what walking through numbers looks like. (security goals T2)
import { HOUR, type Instant } from '../kernel/time.js';

export interface SearchesOfTheHour {
  /** Every search, this one included. */
  readonly searches: number;
  /** Those that found nobody. */
  readonly misses: number;
}

export const MOST_SEARCHES = 60;
export const MOST_MISSES = 20;

export const searchesStayHuman = ({ searches, misses }: SearchesOfTheHour): boolean =>
  searches <= MOST_SEARCHES && misses < MOST_MISSES;

/** The hour an instant is counted in. */
export const hourOf = (at: Instant): Instant => at - (at % HOUR);
