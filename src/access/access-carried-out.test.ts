// The table as a function, as what is left of it for a list, and as the oracle has it: the three agree. Without a database, so that it can
// be asked of thousands of changed versions (`npm run prove:rules`).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { combinationAt, DOCUMENTS, documents, READERS } from '../../test/support/access-combinations.js';
import { walkAgainstOracle } from '../../test/support/access-walk.js';
import { compile } from './condition.js';
import { decide } from './decide.js';
import type { Facts } from './facts.js';
import { residual } from './residual.js';

test('decisions are those of the oracle', () => {
  assert.equal(walkAgainstOracle(9_973, 11).differing, 0);
});

test('what is left for a list lets through exactly what is allowed, with the reader’s exceptions settled or not', () => {
  const kinds = documents();
  for (let place = 5; place < READERS; place += 4_001) {
    const reader: Facts = combinationAt(place * DOCUMENTS);
    const open = compile(residual(reader));
    const settled = compile(residual(reader, { shownToReader: false, keptFromReader: false }));
    for (const kind of kinds) {
      const facts: Facts = { ...reader, ...kind };
      const { allowed } = decide(facts);
      assert.equal(open(facts), allowed, JSON.stringify(facts));
      if (!kind.shownToReader && !kind.keptFromReader) assert.equal(settled(facts), allowed, JSON.stringify(facts));
    }
  }
});
