import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IdNatPs } from '../kernel/ids.js';
import { oneOpenReportPerProfessional } from './one-open-report-per-professional.rule.js';
import { reportIsAnsweredInItsTerm, reportUrgency } from './report-is-answered-in-its-term.rule.js';
import { reportMovesOneWay } from './report-moves-one-way.rule.js';
import { REPORT_STATES, type AccessReport, type ReportState } from './report.model.js';

const report = (id: string, of: string, state: ReportState): AccessReport => ({
  id,
  idNatPs: of as IdNatPs,
  line: 1,
  openedAt: 0,
  dueAt: 1,
  state,
});

describe('one-open-report-per-professional', () => {
  for (const [name, reports, stands] of [
    ['none yet', [], undefined],
    ['another professional', [report('1', 'B', 'received')], undefined],
    ['received', [report('1', 'A', 'received')], '1'],
    ['being looked at', [report('1', 'B', 'received'), report('2', 'A', 'examined')], '2'],
    ['answered', [report('1', 'A', 'answered')], undefined],
    ['answered, and open again', [report('1', 'A', 'answered'), report('2', 'A', 'received')], '2'],
  ] as const)
    test(`${name}: ${stands ?? 'another may follow'}`, () => {
      assert.equal(oneOpenReportPerProfessional(reports, 'A' as IdNatPs)?.id, stands);
    });
});

test('report-moves-one-way: on, never back, and an answer stands', () => {
  const allowed = REPORT_STATES.flatMap((from) =>
    REPORT_STATES.filter((to) => reportMovesOneWay(from, to).ok).map((to) => `${from} ${to}`),
  );
  assert.deepEqual(allowed, ['received examined', 'received answered', 'examined answered']);
});

describe('report-is-answered-in-its-term', () => {
  const at = (text: string): number => Date.parse(text);
  const due = reportIsAnsweredInItsTerm(at('2026-10-20T23:30:00+02:00'), 15);
  test('to the end of the last day in Paris, also over the change of clocks', () => {
    assert.equal(due, at('2026-11-05T00:00:00+01:00') - 1);
  });
  for (const [now, urgency] of [
    ['2026-11-02T12:00:00+01:00', 'in-time'],
    ['2026-11-03T12:00:00+01:00', 'soon'],
    ['2026-11-04T23:59:59+01:00', 'soon'],
    ['2026-11-05T00:00:00+01:00', 'late'],
  ] as const)
    test(`${now}: ${urgency}`, () => {
      assert.equal(reportUrgency(due, at(now)), urgency);
    });
});
