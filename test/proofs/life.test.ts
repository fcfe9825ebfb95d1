import assert from 'node:assert/strict';
import { test } from 'node:test';
import { livesInMemory } from './life.js';

test('the life of a space is that of an independently written model, whatever is done and whenever', () => {
  const { runs, acts, done } = livesInMemory(1_000, 20_261_122);
  assert.equal(runs, 1_000);
  // Acts that are always refused would prove nothing.
  assert.ok(done > acts / 20, `${done} of ${acts} acts were allowed`);
});
