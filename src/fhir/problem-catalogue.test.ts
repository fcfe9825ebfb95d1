import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { problemNamesFile, withCatalogue } from './error-catalogue.js';
import { PROBLEMS } from './problem-catalogue.js';

function projectRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
  return folder;
}
const root = projectRoot();
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

describe('the catalogue of problems', () => {
  it('stands in docs/interop.md as the code has it (node scripts/error-catalogue.mjs writes it)', () => {
    assert.equal(withCatalogue(read('docs/interop.md')), read('docs/interop.md'));
  });

  it('gives @carnet/client its names', () => {
    assert.equal(problemNamesFile(), read('src/client/problem-names.ts'));
  });

  it('has every problem that this edge names', () => {
    const files = readdirSync(path.join(root, 'src/fhir'), { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('oauth'),
    );
    const named = new Set(
      files.flatMap((file) =>
        [...read(path.join('src/fhir', file)).matchAll(/\bproblem(?:: |\()'([a-z0-9-]+)'/g)].map(
          ([, name]) => name ?? '',
        ),
      ),
    );
    assert.ok(named.size > 50, `${named.size} names found`);
    assert.deepEqual(
      [...named].filter((name) => !Object.hasOwn(PROBLEMS, name)),
      [],
    );
  });

  it('tells each problem in both languages, in short sentences, and what to do', () => {
    for (const [name, { fr, en, todo, status }] of Object.entries(PROBLEMS)) {
      assert.ok(status >= 400 && status < 600, name);
      for (const sentence of [fr, en, todo]) assert.match(sentence, /^\S.*\.$/, name);
    }
  });
});
