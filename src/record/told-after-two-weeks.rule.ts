// Where no announcement has taken place within two weeks, the person is told that their record changed, and is invited to a
// consultation; not what changed. (R1111-53)
import { DAY, type Instant } from '../kernel/time.js';

/** When the person is told of what was deposited at `depositedAt` and stays withheld. */
export const toldAt = (depositedAt: Instant): Instant => depositedAt + 14 * DAY;
