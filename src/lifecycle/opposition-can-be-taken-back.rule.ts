import type { Instant } from '../kernel/time.js';
import { opensSixWeeksAfterNotice } from './opens-six-weeks-after-notice.rule.js';
import type { Space } from './space.model.js';

/**
 * Whoever opposed may change their mind at any time. Within the six weeks the space is where it was before; afterwards, or without a
 * notice that we know of, there is nothing left to wait for and it opens.
 */
export const oppositionCanBeTakenBack = (space: Space, at: Instant): 'notified' | 'open' =>
  space.noticeSentOn === undefined || opensSixWeeksAfterNotice(space.noticeSentOn, at) ? 'open' : 'notified';
