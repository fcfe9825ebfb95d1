// A hundredth of `npm run prove:preview`.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prove } from './preview.proof.js';

test('the preview is what the real reader then gets, document for document, and nothing that is withheld', async () => {
  const result = await prove({ scale: 0.01, seed: 1, say: () => undefined });
  assert.ok(result.holds, JSON.stringify(result));
});
