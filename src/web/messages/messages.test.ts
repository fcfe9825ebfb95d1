import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { frenchSpaces } from './area.js';
import { messagesFor, problemWords, ruleSentence } from './index.js';

/** Every text of a catalogue with its path; functions are called with samples. */
function textsOf(phrase: unknown, at = ''): [path: string, text: string][] {
  if (typeof phrase === 'string') return [[at, phrase]];
  if (typeof phrase === 'function')
    return [[at, String((phrase as (...args: unknown[]) => unknown)('2', '2', '2', '2'))]];
  return Object.entries(phrase as object).flatMap(([key, value]) => textsOf(value, at === '' ? key : `${at}.${key}`));
}
const french = textsOf(messagesFor('fr'));
const english = textsOf(messagesFor('en'));

test('both languages say the same things, and nothing is left empty in one of them', () => {
  assert.deepEqual(
    french.map(([at]) => at),
    english.map(([at]) => at),
  );
  // A few phrases are empty on purpose (an act without an object): then they are so in both.
  const other = new Map(english);
  assert.deepEqual(
    french.filter(([at, text]) => (text.trim() === '') !== (other.get(at)?.trim() === '')),
    [],
  );
});

test('hardly a text is the same in both languages', () => {
  const other = new Map(english);
  const same = french.filter(([at, text]) => text.length > 14 && text === other.get(at) && !/\d{5}/.test(text));
  assert.deepEqual(same, []);
});

test('French has no ordinary space before a double mark, nor inside quotes', () => {
  const wrong = french.filter(([, text]) => / [;:!?»]|« /.test(text));
  assert.deepEqual(wrong, []);
  assert.equal(frenchSpaces('Qui ? « Vous » : oui !'), 'Qui\u202f? «\u202fVous\u202f»\u00a0: oui\u202f!');
});

test('sentences are short: 25 words at most, 15 on average', () => {
  const sentences = french.flatMap(([at, text]) =>
    text.split(/(?<=[.!?…])\s+(?=\p{Lu})/u).map((sentence) => ({
      at,
      sentence,
      words: sentence.split(/[\s']+/).filter((word) => /\p{L}/u.test(word)).length,
    })),
  );
  assert.deepEqual(
    sentences.filter(({ words }) => words > 25),
    [],
  );
  const mean = sentences.reduce((sum, { words }) => sum + words, 0) / sentences.length;
  assert.ok(mean <= 15, `${mean}`);
});

test('no message blames, jokes, or frightens', () => {
  const wrong = [...french, ...english].filter(([, text]) =>
    /\b(oups|oops|désolé|veuillez|invalide|invalid|malheureusement)\b/i.test(text),
  );
  assert.deepEqual(wrong, []);
});

test('a fault without words of its own gets the general ones, and a prototype name is no fault', () => {
  const m = messagesFor('fr');
  assert.equal(problemWords(m, 'no-such-fault'), m.fileProblems.unknown);
  assert.equal(problemWords(m, 'constructor'), m.fileProblems.unknown);
  assert.equal(ruleSentence(m, 'toString'), undefined);
});

// The sources stand beside the build when the tests run from the project; elsewhere these two have nothing to look at.
const sources = path.resolve('src');
const skip = existsSync(path.join(sources, 'access', 'rules')) ? false : 'the sources are not here';

test('every access rule has its sentence, and no sentence is left of a rule that is gone', { skip }, () => {
  const rules = readdirSync(path.join(sources, 'access', 'rules'))
    .filter((file) => file.endsWith('.rule.ts'))
    .map((file) => file.replace('.rule.ts', ''));
  assert.deepEqual(Object.keys(messagesFor('fr').accessRules).sort(), rules.sort());
});

// The FHIR edge speaks to software and has a catalogue of its own.
test('every named fault that a page may show has its words', { skip }, () => {
  const files = ['access', 'identity', 'lifecycle', 'reading', 'record'].flatMap((domain) =>
    existsSync(path.join(sources, domain))
      ? readdirSync(path.join(sources, domain), { recursive: true, encoding: 'utf8' })
          .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
          .map((file) => path.join(domain, file))
      : [],
  );
  const names = new Set(
    files.flatMap((file) =>
      [...readFileSync(path.join(sources, file), 'utf8').matchAll(/\bproblem\(\s*'([a-z0-9-]+)'/g)].map(
        (hit) => hit[1] ?? '',
      ),
    ),
  );
  const m = messagesFor('fr');
  assert.deepEqual(
    [...names].filter((name) => problemWords(m, name) === m.fileProblems.unknown),
    [],
  );
});
