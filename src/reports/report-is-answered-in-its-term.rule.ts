import { endOfParisDay, parisMidnight, type Instant } from '../kernel/time.js';

/** An answer is owed by the end of the last day, in Paris. */
export const reportIsAnsweredInItsTerm = (openedAt: Instant, days: number): Instant =>
  endOfParisDay(parisMidnight(openedAt, days));

/** How a report stands at `at`: `soon` in its last two days. */
export function reportUrgency(dueAt: Instant, at: Instant): 'late' | 'soon' | 'in-time' {
  if (at > dueAt) return 'late';
  return parisMidnight(at, 2) > dueAt ? 'soon' : 'in-time';
}
