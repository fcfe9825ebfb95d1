import type { Visitor } from '../identity/index.js';
import type { DocumentId } from '../kernel/ids.js';
import { HOUR, MINUTE, type Instant } from '../kernel/time.js';

// A visit: the person shows their record, or a part of it, to somebody for some minutes, by a code.

/** How long it lasts once it is open. */
export const VISIT_MINUTES = [15, 30, 60] as const;
export type VisitMinutes = (typeof VISIT_MINUTES)[number];

/** A code on a screen is used at once, or made anew; one on paper is carried somewhere. */
export const SCREEN_TERM = 15 * MINUTE;
export const PAPER_TERM = 24 * HOUR;
/** How long somebody who asks waits for the person's answer. */
export const ANSWER_TERM = 10 * MINUTE;

/** More than anybody ticks by hand. */
export const MOST_CHOSEN = 50;

export interface VisitOffer {
  /** Everything that is shown to professionals; if not, the chosen documents only. */
  readonly everything: boolean;
  /** Chosen by name, hidden or not. */
  readonly documentIds: readonly DocumentId[];
  readonly minutes: VisitMinutes;
  /** The printed picture opens by itself; on a screen the person lets in whoever asks. */
  readonly onPaper: boolean;
}

/** Ten letters, for a screen only. */
export interface VisitCodes {
  readonly long: string;
  readonly short?: string;
}

export interface Visit extends VisitOffer {
  readonly id: string;
  readonly offeredAt: Instant;
  readonly openBefore: Instant;
  readonly askedAt?: Instant;
  readonly acceptedAt?: Instant;
  readonly until?: Instant;
  readonly endedAt?: Instant;
  readonly endedHow?: VisitEnding;
  /** Until somebody asked. */
  readonly codes?: VisitCodes;
  readonly visitor?: Visitor;
  /** Two figures, on both screens. */
  readonly figures?: string;
}

export type VisitEnding = 'stopped' | 'declined' | 'replaced' | 'left';

/** Where it stands, as waiting pages see it: `left` by the visitor. */
export type VisitStanding = 'offered' | 'asked' | 'open' | 'left' | 'over';

export function standingOf(visit: Visit, at: Instant): VisitStanding {
  if (visit.endedAt !== undefined) return 'over';
  if (visit.until !== undefined) return at < visit.until ? 'open' : 'over';
  if (visit.askedAt !== undefined) return at < visit.askedAt + ANSWER_TERM ? 'asked' : 'over';
  return at < visit.openBefore ? 'offered' : 'over';
}
