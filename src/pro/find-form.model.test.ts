import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insKey } from '../kernel/ins.js';
import { insCandidates, isFaults, parseFind, type FindFault, type FindFields } from './find-form.model.js';

const INS = `1650859350154${insKey('1650859350154')}`;
const whole: FindFields = {
  ins: INS,
  family: 'DELATTRE',
  given: 'Paul',
  day: '22',
  month: '8',
  year: '1965',
  sex: 'male',
};

test('a whole identity is read, with the number under each authority of the mode', () => {
  const parsed = parseFind(whole, 'demo');
  assert.ok(!isFaults(parsed));
  assert.deepEqual(
    parsed.candidates.map(({ kind }) => kind),
    ['nir', 'nia', 'test', 'demo'],
  );
  assert.deepEqual(parsed.traits, {
    familyName: 'DELATTRE',
    givenNames: ['Paul'],
    birthDate: '1965-08-22',
    sex: 'male',
  });
});

test('in production the number is never looked for under the test and demo authorities', () => {
  const found = insCandidates(INS, 'production');
  assert.ok('found' in found);
  assert.deepEqual(
    found.found.map(({ kind }) => kind),
    ['nir', 'nia'],
  );
});

for (const [what, change, faults] of [
  [
    'nothing typed',
    { ins: '', family: '', given: '', day: '', month: '', year: '' },
    ['ins-missing', 'family-missing', 'given-missing', 'birth-missing'],
  ],
  ['a number too short', { ins: '1650859' }, ['ins-malformed']],
  ['a number with a wrong key', { ins: `${INS.slice(0, 13)}00` }, ['ins-key-wrong']],
  ['a given name without a letter', { given: ' - ' }, ['given-missing']],
  ['30 February', { day: '30', month: '2' }, ['birth-invalid']],
  ['a year of two digits', { year: '65' }, ['birth-invalid']],
  ['a date half typed', { month: '' }, ['birth-invalid']],
] as const satisfies readonly (readonly [string, Partial<FindFields>, readonly FindFault[]])[])
  test(`finding: ${what}`, () => assert.deepEqual(parseFind({ ...whole, ...change }, 'demo'), faults));

test('spaces, points and hyphens in the number do not matter', () => {
  const parsed = insCandidates('1 65-08.59 350 154 ' + INS.slice(13), 'demo');
  assert.ok('found' in parsed && parsed.found[0]?.value === INS);
});
