import { addDays, dayBegins, parisDay, type Day, type Instant } from '../kernel/time.js';

const SIX_WEEKS = 42;

/** When a space opens whose notice was sent on that Paris day, unless opposed: D+43 at 00:00 in Paris. (R1111-28) */
export const opensAt = (noticeSentOn: Day): Instant => dayBegins(addDays(noticeSentOn, SIX_WEEKS + 1));

/** Six weeks from the sending of the notice are over. Without a notice they never are. */
export const opensSixWeeksAfterNotice = (noticeSentOn: Day | undefined, at: Instant): boolean =>
  noticeSentOn !== undefined && at >= opensAt(noticeSentOn);

/** The last day of sending whose notices are due at `at`. */
export const lastDueDay = (at: Instant): Day => addDays(parisDay(at), -(SIX_WEEKS + 1));
