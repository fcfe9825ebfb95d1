// A hundredth of `npm run prove:worlds`.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prove } from './worlds.proof.js';

test('worlds that differ in what a reader may not see answer that reader with the same bytes', async () => {
  const result = await prove({ scale: 0.01, seed: 1, say: () => undefined });
  assert.ok(result.holds, JSON.stringify(result, undefined, 1));
});
