import { addDays, addYears, dayBegins, parisDay, type Instant } from '../kernel/time.js';

const TEN_YEARS = 10;

/** When the archive of a space closed at `since` is deleted: after ten whole years of Paris days. (R1111-36, L1111-18) */
export const archiveEndsAt = (since: Instant): Instant => dayBegins(addDays(addYears(parisDay(since), TEN_YEARS), 1));

/** A closed space, or that of somebody who died, is kept ten years and then deleted by itself. */
export const archivedTenYearsThenDeleted = (since: Instant, at: Instant): boolean => at >= archiveEndsAt(since);

/** Nothing that was closed from this instant on can be due at `at`: what a job need not look at. */
export const archivesDueBefore = (at: Instant): Instant => dayBegins(addDays(addYears(parisDay(at), -TEN_YEARS), 1));
