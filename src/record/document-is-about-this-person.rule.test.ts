import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testIns } from '../../test/support/cast.js';
import type { StatedTraits } from '../kernel/text.js';
import { documentIsAboutThisPerson } from './document-is-about-this-person.rule.js';

const ins = testIns(1);
const person = {
  ins,
  familyName: 'PAT-TROIS',
  givenNames: ['Dominique', 'Marie-Louise'],
  sex: 'female',
  birthDate: '1979-03-28',
  birthPlace: '51215',
} as const;
const whole: StatedTraits = {
  familyName: 'Pat Trois',
  givenNames: ['DOMINIQUE'],
  sex: 'female',
  birthDate: '1979-03-28',
  birthPlace: '51215',
};

const cases: readonly [string, Parameters<typeof documentIsAboutThisPerson>[1], string][] = [
  ['says nothing of its patient', {}, 'in'],
  ['has the same INS and no traits', { ins }, 'in'],
  ['has the same traits, spelt otherwise', { ins, traits: whole }, 'in'],
  ['has the INS of somebody else', { ins: testIns(2), traits: whole }, 'refused: ins'],
  ['has the same number under another authority', { ins: { ...ins, oid: '1.2.250.1.213.1.4.11' } }, 'refused: ins'],
  [
    'differs in the birth date alone, all else stated',
    { ins, traits: { ...whole, birthDate: '1976-05-31' } },
    'in, with a warning',
  ],
  ['differs in the birthplace alone', { ins, traits: { ...whole, birthPlace: '63220' } }, 'in, with a warning'],
  [
    'differs in the birth date and states no birthplace',
    { ins, traits: { ...whole, birthDate: '1976-05-31', birthPlace: undefined } },
    'refused: birthDate',
  ],
  ['differs in one trait and states no INS', { traits: { ...whole, birthDate: '1976-05-31' } }, 'refused: birthDate'],
  ['differs in two traits', { ins, traits: { ...whole, birthDate: '1976-05-31', sex: 'male' } }, 'refused: sex'],
  ['states no name', { ins, traits: { ...whole, familyName: undefined } }, 'in, with a warning'],
];
for (const [name, about, expected] of cases)
  test(`a document that ${name}: ${expected}`, () => {
    const result = documentIsAboutThisPerson(person, about);
    const said = result.ok
      ? result.value.length === 0
        ? 'in'
        : 'in, with a warning'
      : `refused: ${result.path ?? ''}`;
    assert.equal(said, expected);
  });
