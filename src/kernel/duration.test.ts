import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDuration } from './duration.js';
import { DAY, endOfParisDay, HOUR, MINUTE, parisMidnight } from './time.js';

test('durations are read as people write them', () => {
  const cases: readonly [string, number | undefined][] = [
    ['90m', 90 * MINUTE],
    ['43d', 43 * DAY],
    ['1d12h', 36 * HOUR],
    ['2y', 730 * DAY],
    ['', undefined],
    ['-1d', undefined],
    ['5', undefined],
    ['1 d', undefined],
    ['9999999d', undefined],
  ];
  for (const [text, expected] of cases) assert.equal(parseDuration(text), expected, text);
});

test('a Paris day begins at midnight in Paris, also when the clocks change', () => {
  const cases: readonly [string, number, string][] = [
    ['2026-11-22T10:00:00+01:00', 0, '2026-11-22T00:00:00+01:00'],
    ['2026-07-14T23:30:00+02:00', 0, '2026-07-14T00:00:00+02:00'],
    ['2026-03-28T12:00:00+01:00', 1, '2026-03-29T00:00:00+01:00'],
    ['2026-03-28T12:00:00+01:00', 2, '2026-03-30T00:00:00+02:00'],
    ['2026-10-25T12:00:00+01:00', 0, '2026-10-25T00:00:00+02:00'],
    ['2026-10-25T12:00:00+01:00', 1, '2026-10-26T00:00:00+01:00'],
    ['2026-12-31T23:59:59+01:00', 1, '2027-01-01T00:00:00+01:00'],
  ];
  for (const [at, days, expected] of cases) assert.equal(parisMidnight(Date.parse(at), days), Date.parse(expected), at);
});

test('a consent without an end holds to the last millisecond of the Paris day', () => {
  assert.equal(endOfParisDay(Date.parse('2026-10-25T00:30:00+02:00')), Date.parse('2026-10-26T00:00:00+01:00') - 1);
});
