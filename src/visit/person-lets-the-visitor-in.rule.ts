import type { Instant } from '../kernel/time.js';
import { ANSWER_TERM } from './visit.model.js';

/**
 * The short code and the picture on a screen only ask: the person sees who asks, and lets in. From then the minutes run that they gave.
 * Nobody is let in who does not wait any more.
 */
export function personLetsTheVisitorIn(
  visit: { readonly askedAt?: Instant; readonly acceptedAt?: Instant; readonly endedAt?: Instant },
  at: Instant,
): 'visit-is-over' | undefined {
  const waits =
    visit.askedAt !== undefined &&
    visit.acceptedAt === undefined &&
    visit.endedAt === undefined &&
    at < visit.askedAt + ANSWER_TERM;
  return waits ? undefined : 'visit-is-over';
}
