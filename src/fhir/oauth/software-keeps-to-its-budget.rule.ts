// Each piece of software has a number of requests a minute of its own: what one uses up is never missing to another, and never shows to
// another. Requests come back evenly; at most one minute's worth is saved up.
import { MINUTE, SECOND, type Instant } from '../../kernel/time.js';

export interface Budget {
  readonly left: number;
  readonly at: Instant;
}

export type Spending =
  | { readonly allowed: true; readonly budget: Budget }
  /** Whole seconds until one request is possible again, at least one. */
  | { readonly allowed: false; readonly budget: Budget; readonly waitSeconds: number };

/** One request at `now` (real time), with the budget left by those before (none: the first request). */
export function spendOne(before: Budget | undefined, perMinute: number, now: Instant): Spending {
  const gained = before === undefined ? perMinute : (Math.max(0, now - before.at) / MINUTE) * perMinute;
  const left = Math.min(perMinute, (before?.left ?? 0) + gained);
  if (left >= 1) return { allowed: true, budget: { left: left - 1, at: now } };
  const waitSeconds = Math.max(1, Math.ceil(((1 - left) * MINUTE) / perMinute / SECOND));
  return { allowed: false, budget: { left, at: now }, waitSeconds };
}
