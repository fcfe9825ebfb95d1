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
  /** Why the auditor decided so. */
  readonly motive?: string;
}

export interface Review extends Omit<QueuedReview, 'recordId'>, ReviewWords {
  readonly line: number;
  readonly outcome?: ReviewOutcome;
  readonly closedAt?: Instant;
}
