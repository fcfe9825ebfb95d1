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
