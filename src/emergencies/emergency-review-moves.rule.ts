import { ok, problem, type Result } from '../kernel/result.js';
import type { ReviewState } from './review.model.js';

export type ReviewStep = 'ask' | 'explain' | 'close';

/**
 * An emergency access waits, may be asked about once, is explained by who was asked, and is closed; what is closed stays so. It may be closed
 * without a question, and when the answer does not come.
 */
export function emergencyReviewMoves(from: ReviewState, step: ReviewStep): Result<ReviewState> {
  if (step === 'close' && from !== 'closed') return ok('closed');
  if (step === 'ask' && from === 'waiting') return ok('asked');
  if (step === 'explain' && from === 'asked') return ok('explained');
  return problem('review-already-further');
}
