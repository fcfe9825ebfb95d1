import type { Instant } from '../kernel/time.js';
import { opensAt } from './opens-six-weeks-after-notice.rule.js';
import type { Space } from './space.model.js';

/** The six weeks of a notice sent to the parents ended before its person came of age, however late the job runs. */
export const openedAsAMinor = ({ noticeSentOn, majorityAt }: Space): boolean =>
  noticeSentOn !== undefined && (majorityAt === undefined || opensAt(noticeSentOn) <= majorityAt);

/**
 * At eighteen a space that is open stays so unless its person closes it, and they are told; one that never opened, or was opposed by
 * the parents, starts anew with a notice of its own. (rules 51; L1111-13-1)
 */
export const majorityAsksAgain = (space: Space, at: Instant): boolean =>
  space.majorityAt !== undefined && at >= space.majorityAt && (space.state !== 'notified' || !openedAsAMinor(space));
