import type { SpaceState } from '../identity/index.js';
import type { Day, Instant } from '../kernel/time.js';

/** What is known of a space when an act of its life is decided: structural, names nobody. */
export interface Space {
  readonly state: SpaceState;
  /** Since when it is in this state. */
  readonly since: Instant;
  /** Paris day on which the notice was sent. */
  readonly noticeSentOn?: Day;
  /** A notice that has still to be sent. */
  readonly noticeWanted?: NoticeWanted;
  /** A shared record existed before the space. */
  readonly earlierRecord: boolean;
  /** Until when an earlier record stays within reach of professionals after an opposition. */
  readonly transitionUntil?: Instant;
  /** When the second letter to who opposed was sent. */
  readonly askedAgainAt?: Instant;
  /** Where reopening or lifting a suspension leads back to. */
  readonly returnsTo?: SpaceState;
  /** It was suspended when it was closed. */
  readonly suspendedFirst?: true;
  /** What it was when its person was reported dead. */
  readonly diedFrom?: SpaceState;
  /** The rule by which it was closed. */
  readonly closedBy?: string;
  /** When the deletion that was asked for is carried out. */
  readonly deleteAt?: Instant;
  /** When the person objected to the closing that a suspension announces. */
  readonly objectedAt?: Instant;
  /** When a minor comes of age; absent afterwards. */
  readonly majorityAt?: Instant;
}

export type NoticeWanted = 'opening' | 'majority' | 'second';

export interface SpaceCode {
  readonly expiresAt: Instant;
  readonly usedAt?: Instant;
  /** Counted before the guess that is being judged. */
  readonly wrongGuesses: number;
}

/** What an operator sets of a space's life, in Paris days. */
export interface LifeTerms {
  /** How long professionals still reach an earlier record after an opposition. */
  readonly transitionDays: number;
  /** How long a deletion that was asked for can still be called off. */
  readonly coolingOffDays: number;
}
