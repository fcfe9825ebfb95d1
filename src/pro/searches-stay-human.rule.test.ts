import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR } from '../kernel/time.js';
import { hourOf, MOST_MISSES, MOST_SEARCHES, searchesStayHuman } from './searches-stay-human.rule.js';

for (const [searches, misses, human] of [
  [1, 0, true],
  [MOST_SEARCHES, 0, true],
  [MOST_SEARCHES + 1, 0, false],
  [MOST_MISSES, MOST_MISSES - 1, true],
  [MOST_MISSES + 1, MOST_MISSES, false],
] as const)
  test(`${searches} searches with ${misses} misses in an hour: ${human ? 'go on' : 'stop'}`, () =>
    assert.equal(searchesStayHuman({ searches, misses }), human));

test('searches are counted by whole hours', () => {
  assert.equal(hourOf(5 * HOUR + 17), 5 * HOUR);
  assert.equal(hourOf(5 * HOUR), 5 * HOUR);
});
