import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ageOn, isMinorOn } from './age.rule.js';

for (const [what, born, today, years, months] of [
  ['the day before the birthday', '1990-06-15', '2026-06-14', 35, 431],
  ['the birthday', '1990-06-15', '2026-06-15', 36, 432],
  ['a child of some months', '2026-01-31', '2026-03-30', 0, 1],
  ['born on 29 February, on 28 February of a common year', '2008-02-29', '2026-02-28', 17, 215],
  ['born on 29 February, on 1 March of a common year', '2008-02-29', '2026-03-01', 18, 216],
  ['a day that is not known', '1950-05-00', '2026-05-01', 76, 912],
  ['a date to come', '2027-01-01', '2026-01-01', 0, 0],
] as const)
  test(`age: ${what}`, () => assert.deepEqual(ageOn(born, today), { years, months }));

test('a minor is one until the day of eighteen', () => {
  assert.ok(isMinorOn('2008-11-23', '2026-11-22'));
  assert.ok(!isMinorOn('2008-11-22', '2026-11-22'));
});
