import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PROBLEMS, WARNINGS } from './problem-catalogue.js';

function projectRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
  return folder;
}
const root = projectRoot();
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Rows of the table under a heading of docs/interop.md. */
function tableUnder(heading: string): string[][] {
  const section = read('docs/interop.md').split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .slice(2, -2)
        .split(' | ')
        .map((cell) => cell.trim()),
    );
}

describe('the catalogue of problems', () => {
  it('stands in docs/interop.md, row by row', () => {
    assert.deepEqual(
      tableUnder('Problems'),
      Object.entries(PROBLEMS).map(([name, { status, fr, en, todo }]) => [`\`${name}\``, String(status), fr, en, todo]),
    );
    assert.deepEqual(
      tableUnder('Warnings'),
      Object.entries(WARNINGS).map(([name, { fr, en }]) => [`\`${name}\``, fr, en]),
    );
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
