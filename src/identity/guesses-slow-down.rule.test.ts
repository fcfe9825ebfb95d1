import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY, MINUTE, SECOND } from '../kernel/time.js';
import { nextTryAt, slowDown } from './guesses-slow-down.rule.js';

const at = 1_000_000_000;

for (const [sentence, kind, tries, waits] of [
  ['four wrong tries at an account from one address wait for nothing', 'pair', 4, undefined],
  ['the fifth makes the next one wait half a minute', 'pair', 5, 30 * SECOND],
  ['each further one doubles the wait', 'pair', 7, 2 * MINUTE],
  ['nobody waits for more than a quarter of an hour', 'pair', 500, 15 * MINUTE],
  ['a whole hospital behind one address may mistype often', 'address', 49, undefined],
  ['an address that only guesses waits', 'address', 50, 30 * SECOND],
  ['one-time codes after the right password wait soon', 'code', 5, 5 * MINUTE],
  ['and for a day at most', 'code', 40, DAY],
] as const)
  test(`guesses-slow-down: ${sentence}`, () => {
    assert.equal(nextTryAt(kind, { tries, lastAt: at }), waits === undefined ? 0 : at + waits);
  });

test('guesses-slow-down: who never guessed waits for nothing', () => {
  for (const kind of ['pair', 'address', 'code'] as const) assert.equal(nextTryAt(kind, undefined), 0);
});

test('guesses-slow-down: an account guessed at from everywhere answers later, and still answers', () => {
  assert.equal(slowDown(undefined), 0);
  assert.equal(slowDown({ tries: 19, lastAt: at }), 0);
  assert.equal(slowDown({ tries: 20, lastAt: at }), 200);
  assert.equal(slowDown({ tries: 100_000, lastAt: at }), 4 * SECOND);
});

test('guesses-slow-down: with the right password, all codes tried in a year are too few to find one', () => {
  // Three of 10⁶ codes are right at a time. Waits add up: count the tries that fit in a year.
  let now = 0;
  let tries = 0;
  while (now < 365 * DAY) {
    tries += 1;
    now = Math.max(now, nextTryAt('code', { tries, lastAt: now }));
  }
  assert.ok((tries * 3) / 1_000_000 < 0.002, `${tries} tries`);
});
