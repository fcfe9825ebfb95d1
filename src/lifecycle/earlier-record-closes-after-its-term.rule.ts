import type { Instant } from '../kernel/time.js';
import type { Space } from './space.model.js';

/** The record from before of somebody who opposed closes when its transition term is over, unless they changed their mind. */
export const earlierRecordClosesAfterItsTerm = ({ earlierRecord, transitionUntil }: Space, at: Instant): boolean =>
  earlierRecord && transitionUntil !== undefined && at >= transitionUntil;
