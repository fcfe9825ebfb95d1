import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addresseeNirAt } from './letter-goes-to-who-acts.rule.js';

const NIR = '180037511112233';
const cases: readonly [string, Parameters<typeof addresseeNirAt>[0], string, string | undefined][] = [
  ['a child’s goes to a parent', { birthDate: '2015-06-01', addresseeNir: NIR }, '2026-11-22T00:00:00Z', NIR],
  [
    'until the last second before they come of age',
    { birthDate: '2008-11-22', addresseeNir: NIR },
    '2026-11-21T22:59:59Z',
    NIR,
  ],
  ['and from then on to themselves', { birthDate: '2008-11-22', addresseeNir: NIR }, '2026-11-21T23:00:00Z', undefined],
  [
    'at midnight where they live',
    { birthDate: '2008-11-22', postalCode: '97300', addresseeNir: NIR },
    '2026-11-22T02:59:59Z',
    NIR,
  ],
  [
    'also when the insurer still knows the parent',
    { birthDate: '2000-01-01', addresseeNir: NIR, representatives: [{ kind: 'parent' }] },
    '2026-11-22T00:00:00Z',
    undefined,
  ],
  [
    'a protected adult’s goes to their guardian',
    { birthDate: '1950-01-01', addresseeNir: NIR, representatives: [{ kind: 'guardian' }] },
    '2026-11-22T00:00:00Z',
    NIR,
  ],
  ['an adult’s is their own', { birthDate: '1980-01-01' }, '2026-11-22T00:00:00Z', undefined],
];
for (const [sentence, person, at, expected] of cases)
  test(sentence, () => assert.equal(addresseeNirAt(person, Date.parse(at)), expected));
