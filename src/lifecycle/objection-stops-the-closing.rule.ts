import type { Instant } from '../kernel/time.js';
import type { Space } from './space.model.js';
import { suspensionEndsAt } from './suspended-closes-after-six-weeks.rule.js';

/** Who objects within the six weeks keeps their space from being closed; it stays suspended until somebody has looked into it. (R1111-36) */
export const objectionStopsTheClosing = ({ since, objectedAt }: Space, at: Instant): boolean =>
  objectedAt === undefined && at < suspensionEndsAt(since);
