import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StatedTraits } from '../kernel/text.js';
import { fullIdentityNamesThePerson } from './full-identity-names-the-person.rule.js';

const person = {
  familyName: 'LE GALL',
  givenNames: ['Anne-Marie', 'Rose'],
  sex: 'female',
  birthDate: '1958-03-01',
} as const;
const stated: StatedTraits = { familyName: 'Le Gall', givenNames: ['Anne Marie'], birthDate: '1958-03-01' };

for (const [what, change, named] of [
  ['the three traits without the sex', {}, true],
  ['the three traits and the sex', { sex: 'female' }, true],
  ['another sex', { sex: 'male' }, false],
  ['another birth name', { familyName: 'LEGALL' }, false],
  ['the second given name only', { givenNames: ['Rose'] }, false],
  ['no given name', { givenNames: [''] }, false],
  ['only the year of birth', { birthDate: '1958' }, false],
  ['another day of birth', { birthDate: '1958-03-02' }, false],
] as const)
  test(`full identity: ${what}`, () =>
    assert.equal(fullIdentityNamesThePerson(person, { ...stated, ...change }), named));
