import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { messagesFor } from '../web/index.js';
import { collectCases, collected } from '../../test/support/access-cases.js';
import { startWorld, type World } from '../../test/support/world.js';
import { ACCESS_RULES } from './access-rules.js';
import { OTHER_REASONS } from './other-reasons.js';
import { RULE_CASES } from './rule-cases.js';
import { CHAPTERS } from './rule-chapters.js';
import { reasonPath } from './rules.page.js';

describe('the public book of rules', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ content: 'empty' });
  });
  after(() => world.close());
  const get = (url: string, lang = 'fr') =>
    world.app.inject({ method: 'GET', url, headers: { 'accept-language': lang } });

  test('lists every rule in the order in which it is asked, each with its page, for anybody', async () => {
    const { statusCode, body } = await get('/regles');
    assert.equal(statusCode, 200);
    for (const { key, first } of CHAPTERS) {
      assert.ok(body.includes(`id="${key}"`), key);
      assert.ok(
        ACCESS_RULES.some(({ name }) => name === first),
        first,
      );
    }
    const links = [...body.matchAll(/href="\/regles\/([a-z-]+)"/g)].map((match) => match[1]);
    assert.deepEqual(
      links,
      ACCESS_RULES.map(({ name }) => name),
    );
  });

  for (const lang of ['fr', 'en'] as const)
    test(`each rule says its promise, its effect, its source, when it decides and how it is checked (${lang})`, async () => {
      const m = messagesFor(lang);
      for (const rule of ACCESS_RULES) {
        const { statusCode, body } = await get(`/regles/${rule.name}`, lang);
        assert.equal(statusCode, 200);
        const text = body.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
        assert.ok(text.includes(m.rulePromises[rule.name]), rule.name);
        assert.ok(text.includes(rule.source), rule.name);
        assert.ok(text.includes(rule.effect === 'allow' ? m.ruleBook.allows : m.ruleBook.refuses));
        assert.ok(RULE_CASES[rule.name].length > 1);
        for (const [sentence] of RULE_CASES[rule.name]) assert.ok(text.includes(sentence), sentence);
      }
    });

  test('a rule that is none is not found', async () => {
    assert.equal((await get('/regles/nobody-reads-anything')).statusCode, 404);
  });

  test('every reason of the history leads to its rule, or to the list of other reasons', () => {
    assert.equal(reasonPath('care-team-reads'), '/regles/care-team-reads');
    assert.equal(reasonPath('nothing-there'), '/regles#nothing-there');
    assert.equal(reasonPath('no-such-reason'), '/regles');
  });
});

test('every other reason has its place on the list, and says where it is written and tested', () => {
  const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
  assert.deepEqual(Object.keys(OTHER_REASONS).sort(), Object.keys(messagesFor('fr').historyActs.rules).sort());
  for (const { written, tested } of Object.values(OTHER_REASONS))
    for (const file of [written, tested]) assert.ok(existsSync(path.join(root, file)), file);
});

test('the English promise is the one the table has', () => {
  const { rulePromises } = messagesFor('en');
  for (const rule of ACCESS_RULES) assert.equal(rulePromises[rule.name], rule.promise);
});

test('the cases of the book are those the rules are tested by (node scripts/rule-book.mjs writes them)', async () => {
  collectCases();
  const rules = path.resolve(path.dirname(fileURLToPath(import.meta.url)), 'rules');
  for (const file of await readdir(rules))
    if (file.endsWith('.rule.test.js')) await import(pathToFileURL(path.join(rules, file)).href);
  const made = Object.fromEntries(
    collected.map(({ rule, cases }) => [rule.name, cases.map(([sentence, , by]) => [sentence, by])]),
  );
  assert.deepEqual(RULE_CASES, made);
});
