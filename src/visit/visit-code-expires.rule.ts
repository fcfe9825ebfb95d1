import type { Instant } from '../kernel/time.js';

/** A code on a screen is good for a quarter of an hour, a printed one for a day; not at its last instant any more. */
export const visitCodeExpires = (openBefore: Instant, at: Instant): 'visit-code-expires' | undefined =>
  at < openBefore ? undefined : 'visit-code-expires';
