// Every mutant of the rules; `npm run prove:rules` takes those of the code that carries them out as well.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prove } from './rules.proof.js';

test('of all changes of the rules that change a decision or its reason, the tests notice every one', async () => {
  const { holds, rules } = await prove({ scale: 0.01, seed: 1, say: () => undefined });
  assert.ok(holds, `${rules.percentKilled} %: ${JSON.stringify(rules, undefined, 1)}`);
  assert.ok(rules.mutants > 1_000 && rules.killed > 1_000, `${rules.mutants} mutants, ${rules.killed} killed`);
});
