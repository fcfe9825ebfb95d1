import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { isBreachedStem } from './breached-stem.js';
import { isKnownPassword } from './known-passwords.js';

const home = path.dirname(createRequire(import.meta.url).resolve('@zxcvbn-ts/language-common/package.json'));
const list = JSON.parse(readFileSync(path.join(home, 'src', 'passwords.json'), 'utf8')) as string[];
const stemOf = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '');

test('every stem of the published list is found, dressed up too', () => {
  const stems = list.map(stemOf).filter((stem) => stem.length >= 5);
  assert.ok(stems.length > 30_000);
  assert.deepEqual(
    stems.filter((stem) => !isBreachedStem(stem)),
    [],
  );
  for (const word of ['Superman2024!', 'Iloveyou#1', 'Butterfly_99', 'Qwertyuiop1!'])
    assert.equal(isKnownPassword(word), true, word);
});

test('hardly anything else is taken for one', () => {
  let seed = 7;
  const letter = (): string => String.fromCharCode(97 + (((seed = (seed * 1_103_515_245 + 12_345) >>> 0) >>> 16) % 26));
  const others = Array.from({ length: 20_000 }, () => Array.from({ length: 11 }, letter).join(''));
  assert.ok(others.filter(isBreachedStem).length <= 20);
  for (const word of ['Trois-barques-au-port-9', 'Girafe-lente-7', 'Tortue-calme-8'])
    assert.equal(isKnownPassword(word), false);
});
