// A consent stated by a professional holds until the end it states: in the future, and at most a year ahead.
// Without an end it holds to the end of that Paris day: outside the care team consent is asked for at each consultation. (ARR23; LPS 35)
import { ok, problem, type Result } from '../kernel/result.js';
import { DAY, endOfParisDay, type Instant } from '../kernel/time.js';

export function consentLastsWithinItsTerm(
  at: Instant,
  until: Instant | undefined,
): Result<Instant, 'consent-already-over' | 'consent-too-long'> {
  if (until === undefined) return ok(endOfParisDay(at));
  if (until <= at) return problem('consent-already-over', 'provision.period.end');
  if (until > at + 366 * DAY) return problem('consent-too-long', 'provision.period.end');
  return ok(until);
}
