import { HOUR, parisDay, parisMidnight, type Instant } from '../kernel/time.js';
import type { DigestTerm } from './notice.model.js';

const MORNING = 8 * HOUR;

/**
 * When the next digest leaves: at eight in the morning in Paris, every day or every Monday, the first one strictly after `at`. Terms that
 * went by while nothing ran are not made up for: one digest holds them all.
 */
export function digestComesOnceATerm(at: Instant, term: Exclude<DigestTerm, 'none'>): Instant {
  for (let days = 0; ; days += 1) {
    const midnight = parisMidnight(at, days);
    // The hour that a day of 23 or 25 has less or more passes in its night.
    const due = midnight + MORNING + (parisMidnight(midnight, 1) - midnight - 24 * HOUR);
    const monday = new Date(`${parisDay(midnight)}T00:00:00Z`).getUTCDay() === 1;
    if (due > at && (term === 'daily' || monday)) return due;
  }
}
