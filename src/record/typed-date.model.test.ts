import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parisDay } from '../kernel/time.js';
import { parseTypedDate } from './typed-date.model.js';

const now = Date.parse('2026-11-22T09:00:00+01:00');

function read(typed: string, wholeDay: boolean): string {
  const [day = '', month = '', year = ''] = typed.split('/');
  const date = parseTypedDate({ day, month, year }, now, { wholeDay });
  if (!date.ok) return date.problem;
  return date.value === undefined ? 'none' : `${parisDay(date.value.dated)} ${date.value.datePrecision}`;
}

// What is typed; what it says; what it says where only a whole day will do.
const cases: readonly (readonly [string, string, string])[] = [
  ['', 'none', 'none'],
  [' / / ', 'none', 'none'],
  ['3/2/2024', '2024-02-03 day', '2024-02-03 day'],
  [' 03 /02/2024 ', '2024-02-03 day', '2024-02-03 day'],
  ['29/2/2024', '2024-02-29 day', '2024-02-29 day'],
  ['29/2/2023', 'document-date-invalid', 'document-date-invalid'],
  ['/2/2024', '2024-02-01 month', 'document-date-invalid'],
  ['//2024', '2024-01-01 year', 'document-date-invalid'],
  ['3//2024', 'document-date-invalid', 'document-date-invalid'],
  ['3/2/', 'document-date-invalid', 'document-date-invalid'],
  ['3/13/2024', 'document-date-invalid', 'document-date-invalid'],
  ['0/2/2024', 'document-date-invalid', 'document-date-invalid'],
  ['3/2/24', 'document-date-invalid', 'document-date-invalid'],
  ['31/12/1899', 'document-date-invalid', 'document-date-invalid'],
  ['1/1/1900', '1900-01-01 day', '1900-01-01 day'],
  ['22/11/2026', '2026-11-22 day', '2026-11-22 day'],
  ['23/11/2026', 'document-date-in-future', 'document-date-in-future'],
  ['//2027', 'document-date-in-future', 'document-date-invalid'],
];
for (const [typed, said, saidWhole] of cases)
  test(`“${typed}” is ${said}, and ${saidWhole} where a whole day is asked for`, () => {
    assert.equal(read(typed, false), said);
    assert.equal(read(typed, true), saidWhole);
  });
