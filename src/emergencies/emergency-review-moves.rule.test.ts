import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emergencyReviewMoves } from './emergency-review-moves.rule.js';
import { REVIEW_STATES } from './review.model.js';

test('emergency-review-moves: asked once, explained by who was asked, closed for good', () => {
  const allowed = REVIEW_STATES.flatMap((from) =>
    (['ask', 'explain', 'close'] as const).flatMap((step) => {
      const moved = emergencyReviewMoves(from, step);
      return moved.ok ? [`${from} ${step} ${moved.value}`] : [];
    }),
  );
  assert.deepEqual(allowed, [
    'waiting ask asked',
    'waiting close closed',
    'asked explain explained',
    'asked close closed',
    'explained close closed',
  ]);
});
