import { addYears, dayBegins, parisDay, type Instant } from '../kernel/time.js';

const YEARS = 1;

/**
 * What proved who asked, and how they were reached, is kept a year after the request ended, while a refusal can still be taken to a judge; then
 * scans, address, e-mail and telephone go. Who asked, why, and what was decided stays as long as the record. (GDPR art. 5(1) c and e)
 */
export const heirPapersLeaveBefore = (at: Instant): Instant => dayBegins(addYears(parisDay(at), -YEARS));
