import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentId } from '../kernel/ids.js';
import type { Document } from '../record/index.js';
import { PER_PAGE, shownDocuments, type DocumentsAsked } from './shown-documents.rule.js';

const all: DocumentsAsked = { words: '', replacedToo: false, archivedToo: false, page: 1 };

function aDocument(id: string, change: Partial<Document> = {}): Document {
  return {
    id: id as DocumentId,
    title: `Document ${id}`,
    typeCode: '11488-4',
    dated: Date.parse('2026-01-15T10:00:00+01:00'),
    authors: [{ kind: 'professional', name: 'Alix Modèle', structureName: 'Clinique des essais' }],
    archived: false,
    // Never looked at: what is replaced is told by what is visible.
    status: 'current',
    ...change,
  } as Document;
}

const ids = (documents: readonly Document[], asked: Partial<DocumentsAsked> = {}): string[] =>
  shownDocuments(documents, { ...all, ...asked }).documents.map(({ id }) => id);

test('a version gives way to the one that replaces it, and comes back on demand', () => {
  const list = [aDocument('new', { replaces: 'old' as DocumentId }), aDocument('old', { status: 'superseded' })];
  assert.deepEqual(ids(list), ['new']);
  assert.deepEqual(ids(list, { replacedToo: true }), ['new', 'old']);
});

test('a version whose successor may not be seen is the newest there is', () => {
  const { documents, replaced } = shownDocuments([aDocument('old', { status: 'superseded' })], all);
  assert.deepEqual(
    documents.map(({ id }) => id),
    ['old'],
  );
  assert.equal(replaced.size, 0);
});

test('archived documents come on demand, and an archived successor still replaces', () => {
  const list = [aDocument('new', { replaces: 'old' as DocumentId, archived: true }), aDocument('old')];
  assert.deepEqual(ids(list), []);
  assert.deepEqual(ids(list, { archivedToo: true }), ['new']);
});

for (const [words, found] of [
  ['modele', true],
  ['CLINIQUE essais', true],
  ['consultation', true],
  ['document a', true],
  ['document b', false],
] as const)
  test(`the words « ${words} » ${found ? 'find' : 'do not find'} it`, () =>
    assert.deepEqual(ids([aDocument('a')], { words }), found ? ['a'] : []));

test('pages hold what they hold; a page beyond the last is the last', () => {
  const many = Array.from({ length: PER_PAGE + 3 }, (_, at) => aDocument(`d${at}`));
  assert.equal(shownDocuments(many, all).documents.length, PER_PAGE);
  const last = shownDocuments(many, { ...all, page: 99 });
  assert.deepEqual([last.page, last.pages, last.documents.length, last.matching], [2, 2, 3, PER_PAGE + 3]);
});

test('years and categories are those of what is listed', () => {
  const list = [aDocument('a'), aDocument('b', { typeCode: '11502-2', dated: Date.parse('2024-12-31T23:30:00Z') })];
  const { years, categories } = shownDocuments(list, all);
  assert.deepEqual(years, [2026, 2025], 'the year is that of the Paris day');
  assert.deepEqual(categories, ['biology', 'reports']);
});
