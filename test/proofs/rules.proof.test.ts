// Every mutant of the rules; `npm run prove:rules` takes those of the code that carries them out as well.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutateRules } from './rules.proof.js';

test('of all changes of the rules that change a decision or its reason, the tests notice 98 in 100', async () => {
  const { mutants, killed, surviving } = await mutateRules(() => undefined);
  assert.ok(killed >= 0.98 * (killed + surviving.length), surviving.join('\n'));
  assert.ok(mutants > 1_000 && killed > 1_000, `${mutants} mutants, ${killed} killed`);
});
