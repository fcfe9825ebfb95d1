// A hundredth of `npm run prove:races`.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prove } from './races.proof.js';

test('a right taken away holds for the next request, in every process', async () => {
  const result = await prove({ scale: 0.01, seed: 1, say: () => undefined });
  assert.ok(result.holds, JSON.stringify(result));
});
