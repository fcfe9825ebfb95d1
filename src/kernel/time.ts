// Time is an argument: rules take instants, never read a clock. Instants are milliseconds since the epoch, days are Paris days.

/** An instant: milliseconds since 1970-01-01T00:00Z. */
export type Instant = number & { readonly _instant?: never };

/** Where the current instant comes from. `domain` may be moved forward in demo; `real` never is (tokens, one-time codes, sessions). */
export interface Clock {
  domain(): Instant;
  real(): Instant;
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string): Intl.DateTimeFormat {
  const kept = formats.get(zone);
  if (kept !== undefined) return kept;
  const two = '2-digit';
  const made = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: two, day: two, hour: two, minute: two, second: two },
  } as Intl.DateTimeFormatOptions);
  formats.set(zone, made);
  return made;
}

const offsets = new Map<string, Map<Instant, number>>();
const KEPT = 256;

/** How far local time in `zone` (IANA name) is ahead of UTC at that instant, in milliseconds. */
export function zoneOffset(zone: string, at: Instant): number {
  // A wave asks for the same midnight a million times, and each asking costs twenty microseconds.
  const kept = offsets.get(zone) ?? new Map<Instant, number>();
  const known = kept.get(at);
  if (known !== undefined) return known;
  const found = reckonedOffset(zone, at);
  if (kept.size >= KEPT) kept.clear();
  offsets.set(zone, kept.set(at, found));
  return found;
}

function reckonedOffset(zone: string, at: Instant): number {
  const parts = Object.fromEntries(
    formatIn(zone)
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  );
  const local = Date.UTC(
    parts['year'] ?? 0,
    (parts['month'] ?? 1) - 1,
    parts['day'] ?? 1,
    parts['hour'] ?? 0,
    parts['minute'] ?? 0,
    parts['second'] ?? 0,
  );
  return local - Math.floor(at / SECOND) * SECOND;
}

/** How far Paris is ahead of UTC at that instant, in milliseconds. */
export const parisOffset = (at: Instant): number => zoneOffset('Europe/Paris', at);

/** The instant at which that Paris day begins, `days` later (days of 23 and 25 hours included). */
export function parisMidnight(at: Instant, days = 0): Instant {
  const local = at + parisOffset(at);
  const target = Math.floor(local / DAY) * DAY + days * DAY;
  const guess = target - parisOffset(target);
  return target - parisOffset(guess);
}

/** The last millisecond of the Paris day of `at`. */
export const endOfParisDay = (at: Instant): Instant => parisMidnight(at, 1) - 1;

/** A day without a place: YYYY-MM-DD. */
export type Day = string;

/** The Paris day of an instant. */
export const parisDay = (at: Instant): Day =>
  new Date(Math.floor((at + parisOffset(at)) / DAY) * DAY).toISOString().slice(0, 10);

/** The instant at which that day begins in `zone`. */
export function dayBegins(day: Day, zone = 'Europe/Paris'): Instant {
  const target = Date.parse(`${day}T00:00:00Z`);
  const guess = target - zoneOffset(zone, target);
  return target - zoneOffset(zone, guess);
}

const calendarDay = (year: number, month: number, day: number): Day =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
const numbersOf = (day: Day): [number, number, number] => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month, date];
};

export function addDays(day: Day, days: number): Day {
  const [year, month, date] = numbersOf(day);
  return calendarDay(year, month, date + days);
}

/** The anniversary, `years` later; that of a 29 February falls on 1 March in a common year. */
export function addYears(day: Day, years: number): Day {
  const [year, month, date] = numbersOf(day);
  return calendarDay(year + years, month, date);
}
