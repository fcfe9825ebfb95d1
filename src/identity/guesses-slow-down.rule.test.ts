import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mostTries } from '../../test/support/most-tries.js';
import { DAY, MINUTE, SECOND } from '../kernel/time.js';
import { ALLOWANCES, nextTryAt, slowDown, type WaitingKind } from './guesses-slow-down.rule.js';

const at = 1_000_000_000;

for (const [sentence, kind, tries, waits] of [
  ['four wrong tries at an account from one address wait for nothing', 'pair', 4, undefined],
  ['the fifth makes the next one wait half a minute', 'pair', 5, 30 * SECOND],
  ['each further one doubles the wait', 'pair', 7, 2 * MINUTE],
  ['nobody waits for more than a quarter of an hour', 'pair', 500, 15 * MINUTE],
  ['a whole hospital behind one address may mistype often', 'address', 49, undefined],
  ['an address that only guesses waits', 'address', 50, 30 * SECOND],
  ['four wrong one-time codes after the right password wait for nothing', 'code', 4, undefined],
  ['five wrong ones spend the password for longer than a letter lives', 'code', 5, 45 * DAY],
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

test('guesses-slow-down: resting until everything is forgotten gains nothing over the six weeks of a letter', () => {
  const tries = (kind: WaitingKind): number => mostTries(ALLOWANCES[kind], 43 * DAY);
  assert.equal(tries('code'), 5);
  assert.ok(tries('address') < 43 * 24 * 4 + 60, `${tries('address')}`);
  assert.ok(tries('asked') < 43 * 24 + 30, `${tries('asked')}`);
});
