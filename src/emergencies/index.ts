// The only door to the review of emergency accesses.
export { emergenciesBelongings } from './emergencies.belongings.js';
export { queueEmergency } from './queue-emergency.js';
export {
  askReviewAct,
  explainReviewAct,
  nameReviewAct,
  openReviewAct,
  readAskedReviewAct,
  reviewAbusiveAct,
  reviewJustifiedAct,
} from './review.acts.js';
export { LONGEST_WORDS, type QueuedReview, type Review } from './review.model.js';
export { recordOfReview, reviewsAskedOf, reviewsInQueue } from './review.store.js';
