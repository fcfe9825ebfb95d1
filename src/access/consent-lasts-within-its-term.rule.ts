// A consent stated by a professional holds until the end it states: in the future, and at most a year ahead.
// Without an end it holds to the end of that Paris day: outside the care team consent is asked for at each consultation. (ARR23; LPS 35)
// Where the person set a term of their own, it holds as long as that, and what is stated beyond ends with it.
import { ok, problem, type Result } from '../kernel/result.js';
import { DAY, endOfParisDay, type Instant } from '../kernel/time.js';

/** The longest term a professional may state. */
export const LONGEST_STATED = 366 * DAY;

export function consentLastsWithinItsTerm(
  at: Instant,
  until: Instant | undefined,
  personsDays?: number,
): Result<Instant, 'consent-already-over' | 'consent-too-long'> {
  const longest = personsDays === undefined ? undefined : endOfParisDay(at + personsDays * DAY);
  if (until === undefined) return ok(longest ?? endOfParisDay(at));
  if (until <= at) return problem('consent-already-over', 'provision.period.end');
  if (until > at + LONGEST_STATED) return problem('consent-too-long', 'provision.period.end');
  return ok(longest === undefined ? until : Math.min(until, longest));
}
