import { addDays, addYears, dayBegins, DAY, type Day, type Instant } from '../kernel/time.js';

const DAYS = 8;
const MONTHS = 2;
const OLD_AFTER_YEARS = 5;

/**
 * Until when a request is answered: eight days from the day it came in, to the end of the last one; two months where it expressly asks for
 * what is older than five years. Who names no time is answered within the shorter term. (CSP L1111-7, by R1111-7 also for heirs)
 */
export const heirAnswerDue = (receivedOn: Day, askedSince?: Day): Instant => {
  const old = askedSince !== undefined && askedSince < addYears(receivedOn, -OLD_AFTER_YEARS);
  return dayBegins(addDays(old ? addMonths(receivedOn, MONTHS) : addDays(receivedOn, DAYS), 1)) - 1;
};

/** Nothing is handed over before two days of reflection are over. (CSP L1111-7) */
export const heirAnswerOpens = (receivedOn: Day): Instant => dayBegins(receivedOn) + 2 * DAY;

/** The same day some months later or earlier; the month's last one where it has no such day. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const at = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  at.setUTCDate(Math.min(date, last));
  return at.toISOString().slice(0, 10);
}
