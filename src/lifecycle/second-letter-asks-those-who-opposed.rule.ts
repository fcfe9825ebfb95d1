import { parisMidnight, type Instant } from '../kernel/time.js';
import type { Space } from './space.model.js';

const SIX_WEEKS = 42;

/** From when those who opposed and had a record before are asked a second time: six weeks before that record would close. */
export const secondLetterFrom = (transitionUntil: Instant): Instant => parisMidnight(transitionUntil, -SIX_WEEKS);

/** They are asked once, by letter, whether to keep what was there. */
export const secondLetterAsksThoseWhoOpposed = (space: Space, at: Instant): boolean =>
  space.earlierRecord &&
  space.transitionUntil !== undefined &&
  space.askedAgainAt === undefined &&
  space.noticeWanted === undefined &&
  at >= secondLetterFrom(space.transitionUntil);
