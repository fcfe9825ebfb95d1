import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IdNatPs } from '../kernel/ids.js';
import type { Document } from './document.model.js';
import { choicesAmong, matchesSearch, type DocumentSearch } from './matching-documents.rule.js';

type Searched = Pick<Document, 'typeCode' | 'dated' | 'authors' | 'byPatient' | 'title'>;

const biology: Searched = {
  typeCode: '11502-2',
  // New Year's Eve in UTC is New Year's Day in Paris.
  dated: Date.parse('2025-12-31T23:30:00Z'),
  authors: [{ kind: 'professional', id: '8997' as IdNatPs, name: 'Élise ÇAVELIER' }],
  byPatient: false,
  title: "Résultats d'hémoglobine glyquée",
};
const own: Searched = {
  typeCode: 'EXPPAT_3',
  dated: Date.parse('2024-05-01T10:00:00Z'),
  authors: [{ kind: 'patient', name: 'Camille ESSAI' }],
  byPatient: true,
  title: 'Mes directives',
};

const cases: readonly (readonly [string, Searched, DocumentSearch, boolean])[] = [
  ['nothing asked', biology, {}, true],
  ['its category', biology, { category: 'biology' }, true],
  ['another category', biology, { category: 'imaging' }, false],
  ['its year in Paris', biology, { year: 2026 }, true],
  ['its year in UTC', biology, { year: 2025 }, false],
  ['its author', biology, { author: '8997' }, true],
  ['another author', biology, { author: '8998' }, false],
  ['professionals', biology, { origin: 'professionals' }, true],
  ['own, of a professional', biology, { origin: 'own' }, false],
  ['own', own, { origin: 'own' }, true],
  ['words without accents, in another order', biology, { title: 'glyquee RESULTATS' }, true],
  ['a part of a word', biology, { title: 'hemo' }, true],
  ['one word that is not there', biology, { title: 'hemoglobine sang' }, false],
  ['signs only', biology, { title: '%' }, true],
  ['everything at once', biology, { category: 'biology', year: 2026, author: '8997', title: 'glyquée' }, true],
];

for (const [name, document, search, expected] of cases)
  test(`searching by ${name} ${expected ? 'finds' : 'does not find'} the document`, () => {
    assert.equal(matchesSearch(document, search), expected);
  });

test('the filters offer what is there and nothing else', () => {
  assert.deepEqual(choicesAmong([biology, own]), {
    categories: ['biology', 'advance-directives'],
    years: [2026, 2024],
    authors: [{ key: '8997', name: 'Élise ÇAVELIER' }],
  });
});

test('an author without an identifier is told by name, whatever the spelling', () => {
  const named = (name: string): Searched => ({ ...biology, authors: [{ kind: 'device', name }] });
  const [choice, ...others] = choicesAmong([named('Automate Été'), named('AUTOMATE ETE')]).authors;
  assert.equal(others.length, 0);
  assert.equal(matchesSearch(named('automate été'), { author: choice?.key ?? '' }), true);
});
