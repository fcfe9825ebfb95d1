// The table against the oracle, which was written from the sources and imports nothing of it: a million combinations, both positions
// of every switch. `npm run prove:access` walks through all of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FACT_NAMES, FACTS } from './facts.js';
import { combinationAt } from '../../test/support/access-combinations.js';
import { COMBINATIONS, STRIDE_OF_NPM_TEST as STRIDE, walkAgainstOracle } from '../../test/support/access-walk.js';

test('over a million decisions the table answers what the oracle answers, in the same words', () => {
  const { compared, differing, differences } = walkAgainstOracle(STRIDE);
  assert.ok(compared >= 1_000_000, `${compared} compared`);
  assert.equal(differing, 0, JSON.stringify(differences[0]));
});

test('the walk meets every pair of values of any two facts, so both positions of each switch with everything else', () => {
  const met = new Set<string>();
  for (let place = 0; place < COMBINATIONS; place += STRIDE * 97) {
    const facts = combinationAt(place);
    for (const one of FACT_NAMES)
      for (const other of FACT_NAMES) met.add(`${one}=${facts[one]} ${other}=${facts[other]}`);
  }
  for (const one of FACT_NAMES)
    for (const other of FACT_NAMES)
      for (const value of FACTS[one])
        for (const beside of FACTS[other])
          if (one !== other)
            assert.ok(met.has(`${one}=${value} ${other}=${beside}`), `${one}=${value} ${other}=${beside}`);
});
