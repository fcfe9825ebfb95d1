// What a professional withholds until an announcement becomes visible to the person by itself after one month. (R1111-53)
import type { Instant } from '../kernel/time.js';

/** The instant of release: the same day of the next month, or that month's last day. */
export function releasedAt(depositedAt: Instant): Instant {
  const from = new Date(depositedAt);
  const to = new Date(depositedAt);
  to.setUTCMonth(to.getUTCMonth() + 1);
  if (to.getUTCDate() !== from.getUTCDate()) to.setUTCDate(0);
  return to.getTime();
}
