// An access the person gives themself ends on a day to come, or never: it is theirs to say, and to end at any moment. (rows 82 and 83 of
// what such spaces do elsewhere; R1111-46)
import { ok, problem, type Result } from '../kernel/result.js';
import type { Instant } from '../kernel/time.js';

/** The end as given; undefined is without end. */
export const termIsInTheFuture = (
  at: Instant,
  until: Instant | undefined,
): Result<Instant | undefined, 'consent-already-over'> =>
  until !== undefined && until <= at ? problem('consent-already-over', 'fin') : ok(until);
