import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY, SECOND } from '../kernel/time.js';
import {
  archiveEndsAt,
  archivedTenYearsThenDeleted,
  archivesDueBefore,
} from './archived-ten-years-then-deleted.rule.js';
import { deletionRunsAt, LONGEST_WAIT } from './deletion-can-be-called-off.rule.js';
import { majorityFallsAt } from '../identity/index.js';
import { movedSpace } from './moved-space.model.js';
import { secondLetterFrom } from './second-letter-asks-those-who-opposed.rule.js';
import type { Space } from './space.model.js';
import { suspensionEndsAt } from './suspended-closes-after-six-weeks.rule.js';
import { transitionOf, type LifecycleAct, type Mover } from './transitions.js';

const at = (text: string): number => Date.parse(text);
const TERMS = { transitionDays: 365, coolingOffDays: 30 };
const NOW = at('2026-05-04T10:00:00+02:00');
const space = (different: Partial<Space>): Space => ({
  state: 'active',
  since: NOW - DAY,
  earlierRecord: false,
  ...different,
});

/** The space after the act, or undefined when the table refuses it. */
function after(before: Space, act: LifecycleAct, by: Mover, when = NOW): Space | undefined {
  const transition = transitionOf(before, act, by, when);
  return transition === undefined ? undefined : movedSpace(before, transition, when, TERMS);
}

for (const [birthDate, postalCode, falls] of [
  ['2008-05-04', '75011', '2026-05-04T00:00:00+02:00'],
  ['2008-11-04', '75011', '2026-11-04T00:00:00+01:00'],
  ['2008-05-04', '97300', '2026-05-04T00:00:00-03:00'],
  ['2008-05-04', '98800', '2026-05-04T00:00:00+11:00'],
  ['2008-05-04', '97400', '2026-05-04T00:00:00+04:00'],
  ['2008-05-04', '97110', '2026-05-04T00:00:00-04:00'],
  ['2008-05-04', undefined, '2026-05-04T00:00:00+02:00'],
  ['2008-02-29', '75011', '2026-03-01T00:00:00+01:00'],
  ['2008-02-29', '97300', '2026-03-01T00:00:00-03:00'],
  ['2008-02-29', '98800', '2026-03-01T00:00:00+11:00'],
] as const)
  test(`born on ${birthDate} and living at ${postalCode ?? 'no known place'}, one comes of age at ${falls}`, () => {
    const majorityAt = majorityFallsAt(birthDate, postalCode);
    assert.equal(majorityAt, at(falls));
    const minor = space({ state: 'opposed', majorityAt });
    assert.equal(after(minor, 'space-come-of-age', 'system', majorityAt - SECOND), undefined);
    assert.equal(after(minor, 'space-come-of-age', 'system', majorityAt)?.noticeWanted, 'majority');
  });

for (const [since, ends] of [
  ['2026-05-04T10:00:00+02:00', '2036-05-05T00:00:00+02:00'],
  ['2026-05-04T00:00:00+02:00', '2036-05-05T00:00:00+02:00'],
  ['2026-05-03T23:59:59+02:00', '2036-05-04T00:00:00+02:00'],
  ['2028-02-29T12:00:00+01:00', '2038-03-02T00:00:00+01:00'],
  ['2028-03-01T12:00:00+01:00', '2038-03-02T00:00:00+01:00'],
] as const)
  test(`an archive ends ten years and a day after the closing: closed ${since}, deleted from ${ends}`, () => {
    assert.equal(archiveEndsAt(at(since)), at(ends));
    assert.equal(archivedTenYearsThenDeleted(at(since), at(ends) - SECOND), false);
    assert.equal(archivedTenYearsThenDeleted(at(since), at(ends)), true);
    assert.ok(at(since) < archivesDueBefore(at(ends)), 'the job looks at it then');
  });

test('a deletion runs after its days of reflection and within three months', () => {
  assert.equal(deletionRunsAt(at('2026-05-04T10:00:00+02:00'), 30), at('2026-06-04T00:00:00+02:00'));
  assert.equal(deletionRunsAt(at('2026-10-20T10:00:00+02:00'), 30), at('2026-11-20T00:00:00+01:00'));
  assert.throws(() => deletionRunsAt(NOW, LONGEST_WAIT + 1), RangeError);
  for (let month = 0; month < 12; month += 1) {
    const asked = Date.UTC(2027, month, 1, 12);
    assert.ok(deletionRunsAt(asked, LONGEST_WAIT) <= Date.UTC(2027, month + 3, 1, 12), `asked in month ${month + 1}`);
  }
});

test('closing is open from every space that lives, to its person and to the help-desk, and to no job', () => {
  for (const state of ['open', 'active', 'suspended'] as const)
    for (const by of ['person', 'helpdesk'] as const)
      assert.equal(after(space({ state }), 'space-close', by)?.state, 'closed');
  for (const state of ['open', 'active'] as const)
    assert.equal(after(space({ state }), 'space-close', 'system'), undefined);
  for (const state of ['notified', 'opposed', 'closed', 'erased', 'deceased'] as const)
    assert.equal(after(space({ state }), 'space-close', 'person'), undefined);
});

test('reopening leads back to where the space was, and calls a deletion off', () => {
  for (const state of ['open', 'active'] as const) {
    const asked = after(space({ state }), 'space-ask-deletion', 'person');
    assert.equal(asked?.deleteAt, deletionRunsAt(NOW, 30));
    const back = asked === undefined ? undefined : after(asked, 'space-reopen', 'person', NOW + DAY);
    assert.deepEqual(back, space({ state, since: NOW + DAY }));
  }
  assert.equal(after(space({ state: 'erased' }), 'space-reopen', 'person'), undefined);
});

test('a notice that is wanted leaves once', () => {
  const wanted = space({ state: 'notified', noticeWanted: 'opening' });
  const sent = after(wanted, 'space-notify', 'system');
  assert.equal(sent?.noticeSentOn, '2026-05-04');
  assert.equal(sent === undefined ? undefined : after(sent, 'space-notify', 'system'), undefined);
});

describe('suspended', () => {
  const suspended = after(space({}), 'space-suspend', 'helpdesk') ?? assert.fail();
  const ends = suspensionEndsAt(NOW);

  test('a suspension closes after six weeks, not a second before, and reopening leads back to before it', () => {
    assert.equal(ends, at('2026-06-16T00:00:00+02:00'));
    assert.equal(after(suspended, 'space-close', 'system', ends - SECOND), undefined);
    const closed = after(suspended, 'space-close', 'system', ends);
    assert.equal(closed?.returnsTo, 'active');
  });

  test('a suspension outlives every way of closing: no person reopens it, the help-desk finds it suspended again', () => {
    const left = [
      after(suspended, 'space-close', 'person'),
      after(suspended, 'space-close', 'helpdesk'),
      after(suspended, 'space-close', 'system', ends),
      after(suspended, 'space-ask-deletion', 'person'),
    ];
    for (const closed of left.map((one) => one ?? assert.fail())) {
      assert.equal(closed.suspendedFirst, true);
      const dead = after(closed, 'space-decease', 'system', ends) ?? assert.fail();
      const kept = after(dead, 'space-correct-death', 'system', ends) ?? assert.fail();
      for (const one of [closed, kept, after(closed, 'space-ask-deletion', 'person', ends) ?? closed]) {
        assert.equal(after(one, 'space-reopen', 'person', ends), undefined);
        const back = after(one, 'space-reopen', 'helpdesk', ends) ?? assert.fail();
        assert.deepEqual(back, space({ state: 'suspended', returnsTo: 'active', since: ends }));
        assert.equal(after(back, 'space-lift', 'person', ends), undefined);
        assert.deepEqual(after(back, 'space-lift', 'helpdesk', ends), space({ since: ends }));
      }
    }
    assert.equal(after(space({}), 'space-close', 'person')?.suspendedFirst, undefined);
  });

  test('an objection in time keeps it from being closed; the operator lifts it', () => {
    const objected = after(suspended, 'space-object', 'person', ends - SECOND) ?? assert.fail();
    assert.equal(after(objected, 'space-close', 'system', ends + DAY), undefined);
    assert.equal(after(suspended, 'space-object', 'person', ends), undefined);
    assert.equal(after(objected, 'space-lift', 'person'), undefined);
    assert.equal(after(objected, 'space-lift', 'helpdesk')?.state, 'active');
  });
});

describe('the earlier record of who opposed', () => {
  const opposed = space({ state: 'opposed', earlierRecord: true, transitionUntil: at('2027-05-05T00:00:00+02:00') });

  test('a second letter asks six weeks before the earlier record would close', () => {
    const from = secondLetterFrom(opposed.transitionUntil ?? 0);
    assert.equal(from, at('2027-03-24T00:00:00+01:00'));
    assert.equal(after(opposed, 'space-ask-again', 'system', from - SECOND), undefined);
    assert.equal(after(opposed, 'space-ask-again', 'system', from)?.noticeWanted, 'second');
  });

  test('a new objection closes it at once, and only after that letter', () => {
    assert.equal(after(opposed, 'space-oppose', 'person'), undefined);
    assert.equal(after({ ...opposed, askedAgainAt: NOW }, 'space-oppose', 'person')?.state, 'closed');
  });

  test('it closes when its term is over, not a second before', () => {
    const term = opposed.transitionUntil ?? 0;
    assert.equal(after(opposed, 'space-close', 'system', term - SECOND), undefined);
    assert.equal(after(opposed, 'space-close', 'system', term)?.state, 'closed');
  });
});

test('at eighteen an open space stays open, one that never opened is asked anew, and the job may come late', () => {
  const majorityAt = at('2026-05-04T00:00:00+02:00');
  const later = majorityAt + 30 * DAY;
  for (const state of ['open', 'active', 'suspended', 'closed'] as const)
    assert.equal(after(space({ state, majorityAt }), 'space-come-of-age', 'system', later)?.state, state);
  const waiting = space({ state: 'notified', noticeSentOn: '2026-04-01', majorityAt });
  assert.equal(
    after(waiting, 'space-open', 'system', later),
    undefined,
    'they came of age before the six weeks were over',
  );
  const asked = after(waiting, 'space-come-of-age', 'system', later);
  assert.equal(asked?.noticeWanted, 'majority');
  assert.equal(asked?.noticeSentOn, undefined);
  const opened = { ...waiting, noticeSentOn: '2026-03-01' };
  assert.equal(after(opened, 'space-come-of-age', 'system', later), undefined, 'it would have opened before');
  assert.equal(after(opened, 'space-open', 'system', later)?.state, 'open');
});

test('a death closes whatever there was, and its correction leads back', () => {
  for (const state of ['notified', 'opposed', 'open', 'active', 'suspended', 'closed'] as const) {
    const dead = after(space({ state, returnsTo: 'active' }), 'space-decease', 'system') ?? assert.fail();
    assert.equal(dead.state, 'deceased');
    for (const act of ['space-reopen', 'space-activate', 'space-close'] as const)
      assert.equal(after(dead, act, 'person'), undefined);
    const back = after(dead, 'space-correct-death', 'system', NOW + DAY);
    assert.deepEqual(back, space({ state, returnsTo: 'active', since: NOW + DAY }));
  }
});
