import { DAY, parisMidnight, type Instant } from '../kernel/time.js';

const SIX_WEEKS = 42;
const noon = (day: string): Instant => Date.parse(`${day}T12:00:00Z`);

/** When a space opens whose notice was sent on that Paris day, unless opposed: D+43 at 00:00 in Paris. (R1111-28) */
export const opensAt = (noticeSentOn: string): Instant => parisMidnight(noon(noticeSentOn), SIX_WEEKS + 1);

/** Six weeks from the sending of the notice are over. Without a notice they never are. */
export const opensSixWeeksAfterNotice = (noticeSentOn: string | undefined, at: Instant): boolean =>
  noticeSentOn !== undefined && at >= opensAt(noticeSentOn);

/** The Paris day of an instant, YYYY-MM-DD. */
export const parisDay = (at: Instant): string => new Date(parisMidnight(at) + DAY / 2).toISOString().slice(0, 10);

/** The last day of sending whose notices are due at `at`. */
export const lastDueDay = (at: Instant): string => parisDay(parisMidnight(at, -(SIX_WEEKS + 1)));
