import { parisMidnight, type Instant } from '../kernel/time.js';
import type { Space } from './space.model.js';

/**
 * Who opposes and had a record before keeps it within reach of professionals for a transition term, counted in Paris days from the
 * opposition; a term that already runs is not prolonged. Without an earlier record there is no term.
 */
export function earlierRecordStaysForItsTerm(space: Space, at: Instant, termDays: number): Instant | undefined {
  if (!space.earlierRecord) return undefined;
  return space.transitionUntil ?? parisMidnight(at, termDays + 1);
}
