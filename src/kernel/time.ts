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

const parisParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** How far Paris is ahead of UTC at that instant, in milliseconds. */
export function parisOffset(at: Instant): number {
  const parts = Object.fromEntries(parisParts.formatToParts(at).map((part) => [part.type, Number(part.value)]));
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

/** The instant at which that Paris day begins, `days` later (days of 23 and 25 hours included). */
export function parisMidnight(at: Instant, days = 0): Instant {
  const local = at + parisOffset(at);
  const target = Math.floor(local / DAY) * DAY + days * DAY;
  const guess = target - parisOffset(target);
  return target - parisOffset(guess);
}

/** The last millisecond of the Paris day of `at`. */
export const endOfParisDay = (at: Instant): Instant => parisMidnight(at, 1) - 1;
