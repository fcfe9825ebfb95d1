import assert from 'node:assert/strict';
import { test } from 'node:test';
import { howMany, keepResult, proofSeed } from '../support/proof-run.js';
import { livesInMemory } from './life.js';

test('the life of a space is that of an independently written model, whatever is done and whenever', () => {
  const wanted = howMany(100_000);
  const { runs, acts, done, divergences, smallest } = livesInMemory(wanted, proofSeed());
  assert.equal(divergences, 0, smallest);
  assert.equal(runs, wanted);
  // Acts that are always refused would prove nothing.
  assert.ok(done > acts / 20, `${done} of ${acts} acts were allowed`);
  keepResult({ inMemory: { runs, acts, done, divergences } });
});
