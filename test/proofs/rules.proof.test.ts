// Some of the mutants of `npm run prove:rules`.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prove } from './rules.proof.js';

test('changes of the rules are noticed', async () => {
  const result = await prove({ scale: 0.02, seed: 3, say: () => undefined });
  assert.deepEqual(result['survivingRules'], []);
  assert.ok((result['mutantsOfRules'] as number) >= 5);
});
