import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { StatedTraits, TraitField, Traits } from './text.js';
import { compareTraits, foldName, tidyText, traitsName } from './text.js';

const DOMINIQUE: Traits = {
  familyName: 'PAT-TROIS',
  givenNames: ['DOMINIQUE', 'MARIE-LOUISE'],
  sex: 'female',
  birthDate: '1979-03-28',
  birthPlace: '51215',
};

describe('names', () => {
  const same: readonly (readonly [string, string])[] = [
    ['PAT-TROIS', 'Pat Trois'],
    ["D'ARC", 'd’Arc'],
    ['Éloïse', 'ELOISE'],
    ['e\u0301te\u0301', 'ÉTÉ'],
    ['ŒUVRARD', 'Oeuvrard'],
    ['  Jean   Pierre ', 'JEAN-PIERRE'],
    ['Strauß', 'STRAUSS'],
  ];
  for (const [one, other] of same) {
    it(`finds ${one.trim()} and ${other} equal`, () => assert.equal(foldName(one), foldName(other)));
  }
  it('keeps different names apart', () => assert.notEqual(foldName('PATTROIS'), foldName('PAT-QUATRE')));
  it('keeps names of other alphabets', () => assert.equal(foldName('Παπαδόπουλος'), 'ΠΑΠΑΔΟΠΟΥΛΟΣ'));
  it('gives the same again when applied twice', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => foldName(foldName(name)) === foldName(name)));
  });
  it('is not slowed down by thousands of accents', () => {
    assert.equal(foldName(`A${'\u0301'.repeat(200_000)}B`), 'AB');
  });
  it('tidies decomposed text with line ends', () => assert.equal(tidyText(' e\u0301te\u0301\n\t 2024 '), 'été 2024'));
});

describe('traits', () => {
  const cases: readonly (readonly [string, StatedTraits, 'same' | TraitField[]])[] = [
    ['the same traits', DOMINIQUE, 'same'],
    ['another spelling', { ...DOMINIQUE, familyName: 'Pat Trois', givenNames: ['Dominique Marie-Louise'] }, 'same'],
    ['the first given name alone', { ...DOMINIQUE, givenNames: ['Dominique'] }, 'same'],
    ['only name and date of birth', { familyName: 'PAT-TROIS', birthDate: '1979-03-28' }, 'same'],
    ['a year of birth alone', { familyName: 'PAT-TROIS', birthDate: '1979' }, 'same'],
    ['a sex that is not known', { ...DOMINIQUE, sex: 'unknown' }, 'same'],
    ['another day of birth', { ...DOMINIQUE, birthDate: '1979-03-29' }, ['birthDate']],
    ['no date of birth', { ...DOMINIQUE, birthDate: undefined }, ['birthDate']],
    ['no birth name', { ...DOMINIQUE, familyName: undefined }, ['familyName']],
    ['another name', { ...DOMINIQUE, familyName: 'NESSI' }, ['familyName']],
    ['the second given name first', { ...DOMINIQUE, givenNames: ['MARIE-LOUISE'] }, ['givenNames']],
    ['another sex', { ...DOMINIQUE, sex: 'male' }, ['sex']],
    ['another place of birth', { ...DOMINIQUE, birthPlace: '63220' }, ['birthPlace']],
    ['nothing at all', {}, ['familyName', 'birthDate']],
    [
      'someone else',
      { familyName: 'NESSI', givenNames: ['RUTH'], sex: 'female', birthDate: '1977-07-14' },
      ['familyName', 'givenNames', 'birthDate'],
    ],
  ];
  for (const [what, stated, expected] of cases) {
    it(`answers ${expected === 'same' ? expected : expected.join(' and ')} for ${what}`, () => {
      const compared = compareTraits(DOMINIQUE, stated);
      assert.deepEqual(compared === 'same' ? compared : compared.differs, expected);
    });
  }

  const verdicts: readonly (readonly [string, StatedTraits, 'same' | 'same-but-one' | 'another'])[] = [
    ['the same traits', DOMINIQUE, 'same'],
    ['another birthday among four right traits', { ...DOMINIQUE, birthDate: '1976-05-31' }, 'same-but-one'],
    ['another place of birth among four right traits', { ...DOMINIQUE, birthPlace: '63220' }, 'same-but-one'],
    ['another name among four right traits', { ...DOMINIQUE, familyName: 'AUTRE' }, 'same-but-one'],
    [
      'another birthday without a place of birth',
      { ...DOMINIQUE, birthPlace: undefined, birthDate: '1979-03-29' },
      'another',
    ],
    ['another birthday and a sex not known', { ...DOMINIQUE, sex: 'unknown', birthDate: '1979-03-29' }, 'another'],
    ['two different traits', { ...DOMINIQUE, birthPlace: '63220', birthDate: '1979-03-29' }, 'another'],
    ['another place and a year of birth alone', { ...DOMINIQUE, birthPlace: '63220', birthDate: '1979' }, 'another'],
    ['nothing at all', {}, 'another'],
  ];
  for (const [what, stated, expected] of verdicts) {
    it(`says ${expected} for ${what}`, () => assert.equal(traitsName(DOMINIQUE, stated), expected));
  }
});
