import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY } from '../kernel/time.js';
import { heirCodeLocksItself, WRONG_HEIR_CODES } from './heir-code-locks-itself.rule.js';
import { heirGrantFitsItsGround } from './heir-grant-fits-its-ground.rule.js';
import { heirPapersLeaveBefore } from './heir-papers-leave-after-a-year.rule.js';
import { heirRequestMovesOneWay, type HeirStep } from './heir-request-moves-one-way.rule.js';
import { HEIR_GROUNDS, HEIR_QUALITIES, parseWords, type HeirState } from './heir-request.model.js';
import { addMonths, heirAnswerDue, heirAnswerOpens } from './heirs-are-answered-in-their-term.rule.js';
import { heirsAskForThreeGrounds } from './heirs-ask-for-three-grounds.rule.js';
import { twoDecideOnHeirs } from './two-decide-on-heirs.rule.js';

const said = (result: { readonly ok: boolean; readonly problem?: string }): string =>
  result.ok ? 'ok' : (result.problem ?? '');

test('heirs-ask-for-three-grounds: three grounds for heirs and partners, one for who held parental authority over a minor', () => {
  for (const ground of HEIR_GROUNDS)
    for (const quality of HEIR_QUALITIES)
      for (const minor of [false, true]) {
        const parental = [ground === 'parental', quality === 'parent'];
        const expected =
          parental[0] !== parental[1]
            ? 'heir-ground-is-for-parents'
            : parental[0] === true && !minor
              ? 'heir-ground-is-of-a-minor'
              : 'ok';
        assert.equal(said(heirsAskForThreeGrounds(ground, quality, minor)), expected, `${ground} ${quality} ${minor}`);
      }
});

test('heirs-are-answered-in-their-term: eight days, to the end of the last one in Paris', () => {
  assert.equal(new Date(heirAnswerDue('2026-11-02')).toISOString(), '2026-11-10T22:59:59.999Z');
  assert.equal(
    new Date(heirAnswerDue('2026-10-20')).toISOString(),
    '2026-10-28T22:59:59.999Z',
    'over the end of summer time',
  );
});

test('heirs-are-answered-in-their-term: two months for what is older than five years, and only when it is asked for', () => {
  const cases = [
    ['2021-11-01', '2027-01-02T22:59:59.999Z'],
    ['2021-11-02', '2026-11-10T22:59:59.999Z'],
    ['2015-01-01', '2027-01-02T22:59:59.999Z'],
  ] as const;
  for (const [since, due] of cases)
    assert.equal(new Date(heirAnswerDue('2026-11-02', since)).toISOString(), due, since);
  assert.equal(addMonths('2026-12-31', 2), '2027-02-28');
  assert.equal(addMonths('2026-03-31', -1), '2026-02-28');
  assert.equal(addMonths('2024-01-31', 1), '2024-02-29');
});

test('heirs-are-answered-in-their-term: nothing is handed over within two days', () => {
  assert.equal(heirAnswerOpens('2026-11-02') - Date.UTC(2026, 10, 1, 23), 2 * DAY);
});

test('heir-request-moves-one-way: what was decided or taken back moves no more', () => {
  const steps: readonly HeirStep[] = ['propose', 'confirm', 'return', 'withdraw'];
  const table: Readonly<Record<HeirState, readonly string[]>> = {
    waiting: ['proposed', 'heir-request-further', 'heir-request-further', 'withdrawn'],
    proposed: ['heir-request-further', 'decided', 'waiting', 'withdrawn'],
    granted: steps.map(() => 'heir-request-further'),
    refused: steps.map(() => 'heir-request-further'),
    withdrawn: steps.map(() => 'heir-request-further'),
  };
  for (const [from, expected] of Object.entries(table) as [HeirState, readonly string[]][])
    steps.forEach((step, index) => {
      const moved = heirRequestMovesOneWay(from, step);
      assert.equal(moved.ok ? moved.value : moved.problem, expected[index], `${from} ${step}`);
    });
});

test('two-decide-on-heirs: who proposed does not confirm, and may take it back', () => {
  assert.equal(said(twoDecideOnHeirs('confirm', 'a', 'a')), 'second-auditor-needed');
  assert.equal(said(twoDecideOnHeirs('confirm', 'a', 'b')), 'ok');
  assert.equal(said(twoDecideOnHeirs('return', 'a', 'a')), 'ok');
  assert.equal(said(twoDecideOnHeirs('return', 'a', 'b')), 'ok');
});

test('heir-grant-fits-its-ground: months before the death for its causes, years for the other grounds, everything for parents', () => {
  const died = { diedOn: '2026-11-20', reportedOn: '2027-01-08' } as const;
  const some = ['biology', 'reports'] as const;
  const granted = (...of: Parameters<typeof heirGrantFitsItsGround>) => {
    const result = heirGrantFitsItsGround(...of);
    return result.ok ? result.value : result.problem;
  };
  assert.deepEqual(granted('causes', { categories: some, months: 12 }, died), { categories: some, from: '2025-11-20' });
  assert.equal(granted('causes', { categories: some, months: 13 }, died), 'heir-scope-needs-time');
  assert.equal(granted('causes', { categories: some, fromYear: 2020, toYear: 2021 }, died), 'heir-scope-needs-time');
  assert.equal(granted('causes', { categories: [], months: 12 }, died), 'heir-scope-needs-categories');
  for (const ground of ['memory', 'rights'] as const) {
    assert.deepEqual(granted(ground, { categories: some, fromYear: 2020, toYear: 2021 }, died), {
      categories: some,
      from: '2020-01-01',
      to: '2021-12-31',
    });
    assert.equal(granted(ground, { categories: some, months: 12 }, died), 'heir-scope-needs-time');
    assert.equal(granted(ground, { categories: some, fromYear: 2022, toYear: 2021 }, died), 'heir-scope-needs-time');
    assert.equal(granted(ground, { categories: some, fromYear: 2022, toYear: 2028 }, died), 'heir-scope-needs-time');
    assert.equal(granted(ground, { categories: some, fromYear: 1899, toYear: 2021 }, died), 'heir-scope-needs-time');
  }
  const whole = granted('parental', { categories: [] }, died);
  assert.ok(typeof whole === 'object' && whole.categories.length === 13);
  assert.deepEqual([whole.from, whole.to], [undefined, undefined]);
});

test('heir-code-locks-itself: right, in time, and after fewer than five wrong ones', () => {
  const at = 1_000;
  const right = { wrongCodes: 0, until: at + 1, matches: true };
  assert.equal(heirCodeLocksItself(right, at), undefined);
  assert.equal(heirCodeLocksItself({ ...right, wrongCodes: WRONG_HEIR_CODES - 1 }, at), undefined);
  for (const held of [
    undefined,
    { ...right, matches: false },
    { ...right, wrongCodes: WRONG_HEIR_CODES },
    { ...right, until: at },
    { wrongCodes: 0, matches: true },
  ])
    assert.equal(heirCodeLocksItself(held, at), 'heir-code-locks-itself');
});

test('heir-papers-leave-after-a-year: a year of Paris days after the request ended', () => {
  const at = Date.UTC(2027, 10, 20, 12);
  assert.equal(new Date(heirPapersLeaveBefore(at)).toISOString(), '2026-11-19T23:00:00.000Z');
});

test('words are trimmed, neither too short nor a document', () => {
  assert.equal(parseWords('  pour   le notaire '), 'pour le notaire');
  assert.equal(parseWords('non'), undefined);
  assert.equal(parseWords('x'.repeat(1_001)), undefined);
  assert.equal(parseWords(undefined), undefined);
});
