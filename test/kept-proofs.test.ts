// What is kept in proofs/ says how much of it was run.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** What the whole of a proof is, by what it counts. */
const WHOLE: Readonly<Record<string, readonly [string, number]>> = {
  access: ['decisionsAgainstOracle', 1_000_000],
  bijection: ['accesses', 10_000],
  'crash-life': ['import.kills', 50],
  deposits: ['documents', 1_000],
  erasure: ['erasure.documents', 200],
  guessing: ['guesses', 1_000_000],
  life: ['inMemory.runs', 100_000],
  preview: ['previews', 6_000],
  races: ['races', 10_000],
  rules: ['rules.mutants', 2_000],
  strangers: ['numbers', 100_000],
  takeout: ['documents', 500],
  trace: ['tamperings', 10_000],
  worlds: ['pairs', 60_000],
};

test('every proof that can be run is kept with its scale, and one kept below its full scale is named as such', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };
  const names = Object.keys(scripts).flatMap((name) => /^prove:(.+)$/.exec(name)?.[1] ?? []);
  const contributing = read('CONTRIBUTING.md');
  assert.ok(names.length > 10);
  for (const name of names) {
    assert.ok(contributing.includes(`\`${name}\``), `CONTRIBUTING.md does not name ${name}`);
    const kept = JSON.parse(read(`proofs/${name}.json`)) as Record<string, unknown>;
    const { scale } = kept;
    assert.ok(typeof scale === 'number' && scale > 0 && scale <= 1, `${name} does not say its scale`);
    if (scale < 1) {
      assert.ok(contributing.includes(`\`${name}\` at scale ${scale}`), `${name} is kept at scale ${scale}`);
      continue;
    }
    const [counted, least] = WHOLE[name] ?? [];
    if (counted === undefined || least === undefined) continue;
    const found = counted
      .split('.')
      .reduce<unknown>((inside, part) => (inside as Readonly<Record<string, unknown>>)[part], kept);
    assert.ok(Number(found) >= least, `${name}: ${counted} is ${String(found)}, its whole is ${least}`);
  }
});
