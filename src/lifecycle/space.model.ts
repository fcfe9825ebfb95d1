import type { SpaceState } from '../identity/index.js';
import type { Instant } from '../kernel/time.js';

/** What is known of a space when an act of its life is decided. */
export interface Space {
  readonly state: SpaceState;
  /** YYYY-MM-DD, Paris: the day on which the notice was sent. */
  readonly noticeSentOn?: string;
  /** A shared record existed before the space. */
  readonly earlierRecord: boolean;
  readonly transitionUntil?: Instant;
}

export interface SpaceCode {
  readonly expiresAt: Instant;
  readonly usedAt?: Instant;
  /** Counted before the guess that is being judged. */
  readonly wrongGuesses: number;
}
