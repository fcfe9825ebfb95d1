import type { TraceChain } from '../audit/index.js';
import type { IdNatPs, RecordId, StructureId } from '../kernel/ids.js';
import { endOfParisDay, parisMidnight, type Instant } from '../kernel/time.js';

/** Days within which an emergency access is looked at, and within which a professional who was asked explains. */
export const REVIEW_DAYS = 8;
export const EXPLAIN_DAYS = 10;
export const reviewDue = (at: Instant): Instant => endOfParisDay(parisMidnight(at, REVIEW_DAYS));
export const explanationDue = (at: Instant): Instant => endOfParisDay(parisMidnight(at, EXPLAIN_DAYS));
export const LONGEST_WORDS = 1_000;

export const REVIEW_STATES = ['waiting', 'asked', 'explained', 'closed'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];
export const REVIEW_OUTCOMES = ['justified', 'abusive'] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

/** What stands in the queue: who, where and when; of the person nothing but the record's random id. */
export interface QueuedReview {
  readonly recordId: RecordId;
  readonly id: string;
  readonly idNatPs: IdNatPs;
  readonly structureId: StructureId;
  readonly situation: 'bris_de_glace' | 'centre_15';
  readonly at: Instant;
  readonly dueAt: Instant;
  readonly state: ReviewState;
  readonly explainBy?: Instant;
}

/** What is sealed with it. */
export interface ReviewWords {
  readonly name?: string;
  readonly structureName?: string;
  /** As the professional stated it when they opened. */
  readonly stated?: string;
  readonly question?: string;
  readonly explanation?: string;
  /** Why the auditor decided so, and who it was. */
  readonly motive?: string;
  readonly by?: { readonly id: string; readonly name: string };
  /** The document that was read, where it is withheld: what is done about the case comes out with it. Shown to nobody. */
  readonly about?: string;
}

export interface Review extends Omit<QueuedReview, 'recordId'>, ReviewWords {
  /** Withheld: neither the case nor anything done about it shows to the person or who stands in for them. */
  readonly chain: TraceChain;
  /** In that chain. */
  readonly line: number;
  readonly outcome?: ReviewOutcome;
  readonly closedAt?: Instant;
}
