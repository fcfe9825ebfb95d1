// The only door to the review of emergency accesses.
export { emergenciesBelongings } from './emergencies.belongings.js';
export {
  EMERGENCY_TO_REVIEW,
  emergencyToReview,
  queueEmergency,
  queueWithheldEmergency,
  REPORT_TO_RAISE,
} from './queue-emergency.js';
export {
  askReviewAct,
  explainReviewAct,
  nameReviewAct,
  openReviewAct,
  readAskedReviewAct,
  reviewAbusiveAct,
  reviewJustifiedAct,
  type Reviewer,
  type ReviewStepTaken,
} from './review.acts.js';
export { LONGEST_WORDS, type QueuedReview, type Review } from './review.model.js';
export { readReview, recordOfReview, reviewsAskedOf, reviewsInQueue } from './review.store.js';
