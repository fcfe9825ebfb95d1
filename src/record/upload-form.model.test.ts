import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PATIENT_TYPES } from '../kernel/codes/document-types.js';
import { formatDateTime } from '../web/index.js';
import { OWN_TYPES, parseUpload, type UploadFields } from './upload-form.model.js';

const now = Date.parse('2026-11-22T09:00:00+01:00');
const filled: UploadFields = {
  type: 'DOCPAT02',
  title: 'Lunettes',
  day: '3',
  month: '2',
  year: '2024',
  hidden: false,
  form: 'f',
};

test('every type offered is one the person may deposit, the generated profile left out', () => {
  const allowed = PATIENT_TYPES.map(({ code }) => code).filter((code) => code !== 'DOCPAT08');
  assert.deepEqual([...OWN_TYPES].sort(), allowed.sort());
});

const dates: readonly (readonly [Partial<UploadFields>, string, string])[] = [
  [{}, 'day', '3 février 2024'],
  [{ day: '' }, 'month', '1er février 2024'],
  [{ day: '', month: '' }, 'year', '1er janvier 2024'],
  [{ day: '29', month: '02', year: '2024' }, 'day', '29 février 2024'],
  [{ day: '22', month: '11', year: '2026' }, 'day', '22 novembre 2026'],
];
for (const [change, precision, day] of dates)
  test(`a date known to the ${precision} is kept so: ${day}`, () => {
    const upload = parseUpload({ ...filled, ...change }, now);
    assert.ok(upload.ok);
    assert.equal(upload.value.datePrecision, precision);
    assert.equal(formatDateTime(upload.value.dated, 'fr').startsWith(day), true);
  });

test('without a date it is dated today', () => {
  const upload = parseUpload({ ...filled, day: '', month: '', year: '' }, now);
  assert.ok(upload.ok);
  assert.deepEqual([upload.value.dated, upload.value.datePrecision], [now, 'day']);
});

const wrong: readonly (readonly [string, Partial<UploadFields>, string])[] = [
  ['no type', { type: '' }, 'document-type-missing'],
  ['a type of professionals', { type: '11502-2' }, 'document-type-missing'],
  ['no title', { title: '  \u00a0 ' }, 'document-title-missing'],
  ['the 31st of February', { day: '31', month: '2' }, 'document-date-invalid'],
  ['a thirteenth month', { month: '13' }, 'document-date-invalid'],
  ['a year in letters', { year: 'mille' }, 'document-date-invalid'],
  ['a day without its month', { month: '' }, 'document-date-invalid'],
  ['a year of another age', { year: '1850' }, 'document-date-invalid'],
  ['tomorrow', { day: '23', month: '11', year: '2026' }, 'document-date-in-future'],
];
for (const [name, change, expected] of wrong)
  test(`${name} is refused as ${expected}`, () => {
    const upload = parseUpload({ ...filled, ...change }, now);
    assert.equal(upload.ok ? 'accepted' : upload.problem, expected);
  });

test('a title is tidied and cut', () => {
  const upload = parseUpload({ ...filled, title: `  Mon\n titre ${'x'.repeat(300)}` }, now);
  assert.ok(upload.ok);
  assert.equal(upload.value.title.startsWith('Mon titre x'), true);
  assert.equal(upload.value.title.length, 150);
});
