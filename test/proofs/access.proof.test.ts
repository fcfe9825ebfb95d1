// A hundredth of `npm run prove:access`.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prove } from './access.proof.js';

test('the table decides as the oracle, PostgreSQL as the table, and HTTP answers as both', async () => {
  const result = await prove({ scale: 0.01, seed: 1, say: () => undefined });
  assert.ok(result.holds, JSON.stringify(result));
  assert.ok((result['cellsOverHttp'] as number) > 1_000, JSON.stringify(result));
  assert.ok((result['cellsAllowed'] as number) > 100, JSON.stringify(result));
});
