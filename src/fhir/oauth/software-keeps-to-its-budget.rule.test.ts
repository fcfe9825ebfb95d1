import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { MINUTE, SECOND } from '../../kernel/time.js';
import { spendOne, type Budget } from './software-keeps-to-its-budget.rule.js';

/** How many of `count` requests at these instants pass. */
function passed(perMinute: number, instants: readonly number[]): number {
  let budget: Budget | undefined;
  let count = 0;
  for (const at of instants) {
    const spending = spendOne(budget, perMinute, at);
    ({ budget } = spending);
    if (spending.allowed) count += 1;
  }
  return count;
}

describe('software-keeps-to-its-budget', () => {
  const cases: readonly [string, number, number[], number][] = [
    ['a minute’s worth passes at once', 10, Array<number>(10).fill(0), 10],
    ['one more does not', 10, Array<number>(11).fill(0), 10],
    ['a tenth of a minute later one more does', 10, [...Array<number>(11).fill(0), MINUTE / 10], 11],
    [
      'an hour of silence saves up one minute’s worth',
      10,
      [...Array<number>(10).fill(0), ...Array<number>(20).fill(60 * MINUTE)],
      20,
    ],
    ['a clock that goes back gives nothing', 1, [MINUTE, 0, 0], 1],
  ];
  for (const [what, perMinute, instants, count] of cases)
    it(what, () => assert.equal(passed(perMinute, instants), count));

  it('says how long to wait, and after that wait one request passes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 0, max: 10 * MINUTE }), (perMinute, start) => {
        let budget: Budget | undefined;
        for (let n = 0; n < perMinute; n += 1) ({ budget } = spendOne(budget, perMinute, start));
        const refused = spendOne(budget, perMinute, start);
        assert.equal(refused.allowed, false);
        if (refused.allowed) return;
        assert.ok(refused.waitSeconds >= 1 && refused.waitSeconds <= 60);
        assert.equal(spendOne(refused.budget, perMinute, start + refused.waitSeconds * SECOND).allowed, true);
      }),
      { numRuns: 50 },
    );
  });

  it('never lets more through in any span than one minute’s worth and what came back in it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 300 }),
        (perMinute, gaps) => {
          let at = 0;
          const instants = gaps.map((gap) => (at += gap));
          assert.ok(passed(perMinute, instants) <= perMinute + (at / MINUTE) * perMinute + 1e-6);
        },
      ),
    );
  });
});
