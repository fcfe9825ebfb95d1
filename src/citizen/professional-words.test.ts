import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DirectoryProfessional } from '../identity/index.js';
import type { IdNatPs } from '../kernel/ids.js';
import { messagesFor } from '../web/index.js';
import { professionalWords, titledName } from './professional-words.js';

const m = messagesFor('fr');
const id = '899700000001' as IdNatPs;
const entry = {
  idNatPs: id,
  familyName: 'ARNOULT',
  givenName: 'Claire',
  profession: '10',
  active: true,
  structures: [{ id: '1', name: 'Cabinet de la Fontaine', sector: 'SA07', samu: false }],
} as unknown as DirectoryProfessional;

test('the directory knows best', () => {
  const words = professionalWords(id, new Map([[id, entry]]), m, { name: 'Autre NOM', profession: '60' });
  assert.deepEqual(words, { id, name: 'Dr Claire ARNOULT', detail: 'médecin, Cabinet de la Fontaine' });
});

test('without it the document or the history says, and without them the number', () => {
  const met = { name: 'Gaël MORVAN', profession: '60', structureName: 'Maison de santé' };
  assert.deepEqual(professionalWords(id, new Map(), m, met), {
    id,
    name: 'Gaël MORVAN',
    detail: 'infirmier, Maison de santé',
  });
  assert.deepEqual(professionalWords(id, new Map(), m), { id, name: m.access.unknownProfessional(id) });
});

const titles: readonly (readonly [string, string | undefined, string])[] = [
  ['Claire ARNOULT', '10', 'Dr Claire ARNOULT'],
  ['Olivier BOURDIN', '40', 'Dr Olivier BOURDIN'],
  ['Gaël MORVAN', '60', 'Gaël MORVAN'],
  ['Dr Claire ARNOULT', '10', 'Dr Claire ARNOULT'],
  ['DR Claire ARNOULT', '10', 'DR Claire ARNOULT'],
  ['Drissa KONE', '10', 'Dr Drissa KONE'],
  ['Claire ARNOULT', undefined, 'Claire ARNOULT'],
];
for (const [name, profession, expected] of titles)
  test(`${name} of profession ${profession ?? 'unknown'} is called ${expected}`, () => {
    assert.equal(titledName(name, profession), expected);
  });
