// A hundredth of `npm run prove:guessing`, which sets the full counts.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { throughTheHouse } from './guessing-house.js';
import { byTheRules } from './guessing.proof.js';

const guesses = Number(process.env['CARNET_PROOF_COUNT'] ?? '10000');
const seed = Number(process.env['CARNET_PROOF_SEED'] ?? '20261122');
const result = process.env['CARNET_PROOF_RESULT'];
/** One guess in so many also goes through routes, acts and PostgreSQL. */
const SHARE = 40;

const kept: Record<string, unknown> = { seed, guesses, share: `1/${SHARE}` };

test('guesses by the rules: nothing opens, and every honest person gets in', () => {
  const crowd = Math.ceil(guesses / 100);
  const came = byTheRules({ guesses, people: crowd, sources: crowd, seed });
  kept['byTheRules'] = { people: crowd, sources: crowd, ...came };
  assert.equal(came.openings, 0);
  assert.ok(came.honestTried > 0);
  assert.equal(came.honestIn, came.honestTried);
  assert.ok(came.judged > guesses / 2, `${came.judged} judged`);
});

test('a share of them through the house: nothing opens, honest persons get in, also those whose password leaked', async () => {
  const many = Math.ceil(guesses / SHARE);
  const crowd = Math.max(LEAST, Math.ceil(many / 100));
  const came = await throughTheHouse({
    guesses: many,
    people: crowd,
    sources: crowd,
    seed,
    say: (text) => {
      if (result !== undefined) process.stderr.write(`${text}\n`);
    },
  });
  kept['throughTheHouse'] = { people: crowd, sources: crowd, ...came };
  assert.equal(came.openings, 0);
  assert.equal(came.honestIn, came.honestTried);
  assert.ok(came.honestTried > 0);
  assert.equal(came.recovered, came.leaked);
  assert.ok(came.leaked > 0);
  assert.ok(came.judged > many / 2, `${came.judged} judged`);
  if (result !== undefined) writeFileSync(result, JSON.stringify(kept));
});

const LEAST = 60;
