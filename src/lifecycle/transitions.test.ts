import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY, parisDay, parisMidnight, SECOND } from '../kernel/time.js';
import { earlierRecordStaysForItsTerm } from './earlier-record-stays-for-its-term.rule.js';
import { lastDueDay, opensAt, opensSixWeeksAfterNotice } from './opens-six-weeks-after-notice.rule.js';
import { spaceCodeExpires } from './space-code-expires.rule.js';
import { spaceCodeLocksItself } from './space-code-locks-itself.rule.js';
import { spaceCodeWorksOnce } from './space-code-works-once.rule.js';
import { activatesWithCodeNirAndCard } from './activates-with-code-nir-and-card.rule.js';
import type { Space } from './space.model.js';
import { TRANSITIONS, transitionOf } from './transitions.js';

const at = (text: string): number => Date.parse(text);

for (const [sentAt, opens] of [
  // 42 whole days lie between the day of sending and the day of opening.
  ['2026-01-05T09:00:00+01:00', '2026-02-17T00:00:00+01:00'],
  ['2026-01-05T23:59:59+01:00', '2026-02-17T00:00:00+01:00'],
  ['2026-01-06T00:00:00+01:00', '2026-02-18T00:00:00+01:00'],
  // Clocks go forward on 29 March 2026, back on 25 October.
  ['2026-03-01T12:00:00+01:00', '2026-04-13T00:00:00+02:00'],
  ['2026-10-01T12:00:00+02:00', '2026-11-13T00:00:00+01:00'],
  ['2026-02-14T12:00:00+01:00', '2026-03-29T00:00:00+01:00'],
  ['2028-01-20T12:00:00+01:00', '2028-03-03T00:00:00+01:00'],
] as const)
  test(`opens-six-weeks-after-notice: sent ${sentAt}, open from ${opens} and not a second before`, () => {
    const day = parisDay(at(sentAt));
    assert.equal(opensAt(day), at(opens));
    assert.equal(opensSixWeeksAfterNotice(day, at(opens) - SECOND), false);
    assert.equal(opensSixWeeksAfterNotice(day, at(opens)), true);
    assert.ok(lastDueDay(at(opens)) >= day, 'the wave takes it then');
    assert.ok(lastDueDay(at(opens) - SECOND) < day, 'and not before');
  });

test('opens-six-weeks-after-notice: without a notice nothing opens by itself', () => {
  assert.equal(opensSixWeeksAfterNotice(undefined, at('2100-01-01T00:00:00Z')), false);
});

const NOTICE = '2026-01-05';
const DURING = at('2026-02-01T10:00:00Z');
const OVER = opensAt(NOTICE);
const space = (different: Partial<Space>): Space => ({
  state: 'notified',
  since: DURING - DAY,
  noticeSentOn: NOTICE,
  earlierRecord: false,
  ...different,
});

for (const [sentence, from, act, by, when, to] of [
  ['nothing opens within the six weeks', 'notified', 'space-open', 'system', OVER - 1, undefined],
  ['the space opens when they are over', 'notified', 'space-open', 'system', OVER, 'open'],
  ['nobody but the job opens it', 'notified', 'space-open', 'person', OVER, undefined],
  ['an opposition is in time until the last instant', 'notified', 'space-oppose', 'person', OVER - 1, 'opposed'],
  ['and too late at the opening', 'notified', 'space-oppose', 'person', OVER, undefined],
  ['an open space is no longer opposed', 'open', 'space-oppose', 'person', DURING, undefined],
  ['an opposed space does not open', 'opposed', 'space-open', 'system', OVER, undefined],
  ['an opposition taken back in time waits again', 'opposed', 'space-return', 'person', DURING, 'notified'],
  ['taken back later, the space opens at once', 'opposed', 'space-return', 'person', OVER, 'open'],
  ['activation during the notice opens at once', 'notified', 'space-activate', 'person', DURING, 'active'],
  ['an open space is activated', 'open', 'space-activate', 'person', OVER, 'active'],
  ['activation takes an opposition back', 'opposed', 'space-activate', 'person', OVER, 'active'],
  ['an active space is not activated again', 'active', 'space-activate', 'person', OVER, undefined],
  ['a suspended space is not activated', 'suspended', 'space-activate', 'person', OVER, undefined],
  ['a closed space is not activated', 'closed', 'space-activate', 'person', OVER, undefined],
  ['an erased space is not activated', 'erased', 'space-activate', 'person', OVER, undefined],
] as const)
  test(`the table of transitions: ${sentence}`, () => {
    assert.equal(transitionOf(space({ state: from }), act, by, when)?.to, to);
  });

test('the table of transitions: no state has two ways for one act at one instant', () => {
  const instants = [DURING, OVER, OVER + 400 * DAY, OVER + 4_000 * DAY];
  for (const { from, act, by } of TRANSITIONS)
    for (const when of instants)
      for (const mover of by) {
        const ways = TRANSITIONS.filter((one) => one.from === from && one.act === act && one.by.includes(mover));
        // Where there are several, each has a condition, and no two hold together: the first is the only one.
        assert.ok(ways.length === 1 || ways.every((one) => one.when !== undefined), `${from} ${act}`);
        for (const different of [{}, { returnsTo: 'active' as const }, { noticeSentOn: '2026-01-05' }]) {
          const found = transitionOf(space({ state: from, ...different }), act, mover, when);
          assert.ok(found === undefined || ways.includes(found));
        }
      }
});

test('opposition-can-be-taken-back: without a notice that we know of there is nothing to wait for', () => {
  const unknown: Space = { state: 'opposed', since: 0, earlierRecord: true };
  assert.equal(transitionOf(unknown, 'space-return', 'person', DURING)?.to, 'open');
});

test('earlier-record-stays-for-its-term: a term of Paris days, only with a record from before, never prolonged', () => {
  assert.equal(earlierRecordStaysForItsTerm(space({}), DURING, 365), undefined);
  assert.equal(
    earlierRecordStaysForItsTerm(space({ earlierRecord: true }), DURING, 365),
    parisMidnight(DURING + 366 * DAY),
  );
  const running = space({ earlierRecord: true, transitionUntil: DURING + DAY });
  assert.equal(earlierRecordStaysForItsTerm(running, DURING, 365), DURING + DAY);
});

const CODE = { expiresAt: OVER, wrongGuesses: 0 };

test('space-code-works-once, space-code-expires, space-code-locks-itself: each refuses what it names and nothing else', () => {
  assert.equal(spaceCodeWorksOnce(CODE), undefined);
  assert.equal(spaceCodeWorksOnce({ ...CODE, usedAt: DURING }), 'space-code-works-once');
  assert.equal(spaceCodeExpires(CODE, OVER - 1), undefined);
  assert.equal(spaceCodeExpires(CODE, OVER), 'space-code-expires');
  assert.equal(spaceCodeLocksItself({ ...CODE, wrongGuesses: 4 }), undefined);
  assert.equal(spaceCodeLocksItself({ ...CODE, wrongGuesses: 5 }), 'space-code-locks-itself');
});

test('activates-with-code-nir-and-card: knowing one of them is not enough', () => {
  for (const nirMatches of [true, false])
    for (const serialMatches of [true, false])
      assert.equal(
        activatesWithCodeNirAndCard({ nirMatches, serialMatches }) === undefined,
        nirMatches && serialMatches,
      );
});
