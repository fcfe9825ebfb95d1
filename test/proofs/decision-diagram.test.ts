// The diagrams are right where they can be compared with the table asked one combination at a time; and they know the same from the other.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'node:test';
import { ACCESS_RULES } from '../../src/access/access-rules.js';
import { all, any, compile, is, not, type Condition, type FlagName } from '../../src/access/condition.js';
import { decide } from '../../src/access/decide.js';
import { combinationAt } from '../support/access-combinations.js';
import { COMBINATIONS } from '../support/access-walk.js';
import { diagrams, encoded } from './decision-diagram.js';
import { tables } from './decision-tables.js';

const combination = fc.integer({ min: 0, max: COMBINATIONS - 1 }).map(combinationAt);
const FLAGS: readonly FlagName[] = ['consent', 'blocked', 'hidden', 'archived', 'isAuthor'];
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(...FLAGS).map(is),
    tie('condition').map(not),
    fc.array(tie('condition'), { maxLength: 3 }).map((of) => all(...of)),
    fc.array(tie('condition'), { maxLength: 3 }).map((of) => any(...of)),
  ),
}));

test('the diagram of the table decides as the table does, for the same reason', () => {
  const { decisions, decisionAt } = tables();
  const table = decisions(ACCESS_RULES);
  fc.assert(
    fc.property(combination, (facts) => assert.deepEqual(decisionAt(table, encoded(facts)), decide(facts))),
    { numRuns: 2_000 },
  );
});

test('two conditions have one diagram if and only if no combination tells them apart', () => {
  const { of, apart } = diagrams();
  fc.assert(
    fc.property(condition, condition, (one, other) => {
      const facts = apart(of(one), of(other));
      const [asks, asksOther] = [compile(one), compile(other)];
      if (facts !== undefined) assert.notEqual(asks(facts), asksOther(facts));
      else
        for (let n = 0; n < 2 ** FLAGS.length; n += 1) {
          const flags = Object.fromEntries(FLAGS.map((name, at) => [name, (n & (1 << at)) !== 0]));
          const asked = { ...combinationAt(0), ...flags };
          assert.equal(asks(asked), asksOther(asked));
        }
    }),
    { numRuns: 500 },
  );
});

test('a rule that stands twice changes nothing; one that is gone does', () => {
  const { decisions } = tables();
  const table = decisions(ACCESS_RULES);
  assert.equal(decisions([...ACCESS_RULES, ACCESS_RULES[0]]), table);
  assert.notEqual(decisions(ACCESS_RULES.slice(1)), table);
});
