import type { Instant } from '../kernel/time.js';
import { opensSixWeeksAfterNotice } from './opens-six-weeks-after-notice.rule.js';
import type { Space } from './space.model.js';

/** An opposition is free of charge and of reason, and in time until the very instant at which the space would open. (R1111-28; L1111-13-1) */
export const oppositionStopsTheOpening = (space: Space, at: Instant): boolean =>
  space.state === 'notified' && !opensSixWeeksAfterNotice(space.noticeSentOn, at);
