import { addDays, dayBegins, parisDay, type Instant } from '../kernel/time.js';

/** Days of the shortest three months of a year (February to April, January to March). */
export const LONGEST_WAIT = 88;

/**
 * When a deletion asked for at `at` is carried out: after so many whole Paris days, in which reopening calls it off, and in any case
 * within three months. Throws for a term beyond them. (R1111-36)
 */
export function deletionRunsAt(at: Instant, coolingOffDays: number): Instant {
  if (coolingOffDays < 0 || coolingOffDays > LONGEST_WAIT) throw new RangeError('a deletion runs within three months');
  return dayBegins(addDays(parisDay(at), coolingOffDays + 1));
}

/** The time to change one's mind is over. */
export const deletionIsDue = (deleteAt: Instant | undefined, at: Instant): boolean =>
  deleteAt !== undefined && at >= deleteAt;
