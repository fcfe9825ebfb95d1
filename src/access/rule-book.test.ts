import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'node:test';
import { ACCESS_RULES } from './access-rules.js';
import { all, any, is, not, oneOf } from './condition.js';
import { conditionWords, ruleBook, ruleBookMarkdown } from './rule-book.js';

const page = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../docs/access-rules.md');

test('the committed rule book is the table that runs (node scripts/rule-book.mjs writes it)', async () => {
  assert.equal(await readFile(page, 'utf8'), ruleBookMarkdown());
});

test('every rule stands in the book once, in the order in which it is asked', () => {
  const book = ruleBook();
  assert.deepEqual(
    book.map((row) => row.name),
    ACCESS_RULES.map((rule) => rule.name),
  );
  assert.deepEqual(
    book.map((row) => row.place),
    book.map((_, at) => at + 1),
  );
  for (const row of book) assert.equal(row.refusal !== undefined, row.effect === 'refuse', row.name);
});

describe('a condition in words', () => {
  const cases = [
    [is('blocked'), 'blocked'],
    [not(is('blocked')), 'not blocked'],
    [oneOf('space', 'none', 'ended'), 'space is none or ended'],
    [not(oneOf('space', 'active')), 'space is not active'],
    [all(is('hidden'), any(is('consent'), is('isAuthor'))), 'hidden, and (consent, or isAuthor)'],
    [any(is('hidden'), all(is('consent'), is('isAuthor'))), 'hidden, or (consent, and isAuthor)'],
    [not(all(is('hidden'), is('archived'))), 'not (hidden, and archived)'],
  ] as const;
  for (const [condition, words] of cases)
    test(words, () => {
      assert.equal(conditionWords(condition), words);
    });
});
