import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseLang, formatBytes, formatDate, formatDateTime, formatDay, formatDayNear, plural } from './language.js';

const NOON = Date.UTC(2026, 10, 22, 13, 5);

test('dates and times are written as people read them, in Paris', () => {
  const cases: [string, string][] = [
    [formatDate(NOON, 'fr'), '22 novembre 2026'],
    [formatDate(NOON, 'en'), '22 November 2026'],
    [formatDateTime(NOON, 'fr'), '22 novembre 2026 à 14\u202fh\u202f05'],
    [formatDateTime(NOON, 'en'), '22 November 2026 at 14:05'],
    [formatDate(Date.UTC(2026, 6, 31, 22, 30), 'fr'), '1er août 2026'],
    [formatDate(Date.UTC(2026, 6, 31, 22, 30), 'en'), '1 August 2026'],
    [formatDay('2024-02-29', 'fr'), '29 février 2024'],
    [formatDay('2024', 'fr'), '2024'],
  ];
  for (const [got, expected] of cases) assert.equal(got, expected);
});

test('the last two days have a name, and the day changes at midnight in Paris', () => {
  const justAfterMidnight = Date.UTC(2026, 10, 21, 23, 1);
  assert.equal(formatDayNear(NOON, NOON, 'fr'), "Aujourd'hui");
  assert.equal(formatDayNear(justAfterMidnight, NOON, 'fr'), "Aujourd'hui");
  assert.equal(formatDayNear(justAfterMidnight - 2 * 60_000, NOON, 'fr'), 'Hier');
  assert.equal(formatDayNear(Date.UTC(2026, 10, 20, 12), NOON, 'fr'), '20 novembre 2026');
});

test('French counts nought in the singular, English does not', () => {
  const forms = { one: '# document', other: '# documents' };
  assert.deepEqual(
    [0, 1, 2].map((n) => plural('fr', n, forms)),
    ['0 document', '1 document', '2 documents'],
  );
  assert.deepEqual(
    [0, 1, 2].map((n) => plural('en', n, forms)),
    ['0 documents', '1 document', '2 documents'],
  );
});

test('sizes are rounded to what people can compare', () => {
  const cases: [number, string][] = [
    [1, '1 octet'],
    [999, '999 octets'],
    [1000, '1\u202fko'],
    [34_400, '34\u202fko'],
    [999_600, '1\u202fMo'],
    [2_440_000, '2,4\u202fMo'],
    [25_000_000, '25\u202fMo'],
    [3_000_000_000, '3\u202fGo'],
  ];
  for (const [bytes, expected] of cases) assert.equal(formatBytes(bytes, 'fr'), expected);
  assert.equal(formatBytes(2_440_000, 'en'), '2.4\u202fMB');
});

test('the cookie chooses the language, then the browser, then French', () => {
  assert.equal(chooseLang('en', 'fr'), 'en');
  assert.equal(chooseLang(undefined, 'de-DE,en-GB;q=0.8'), 'en');
  assert.equal(chooseLang('xx', 'de'), 'fr');
  assert.equal(chooseLang(undefined, undefined), 'fr');
});
