import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { personasPage } from './personas-page.js';

/** The nearest folder above that holds the project's package.json: tests run from a build folder. */
const projectFolder = (from: string): string =>
  existsSync(path.join(from, 'package.json')) ? from : projectFolder(path.dirname(from));

test('docs/personas.md says what the personas are', () => {
  const page = readFileSync(path.join(projectFolder(import.meta.dirname), 'docs', 'personas.md'), 'utf8');
  assert.equal(
    page,
    personasPage(),
    "docs/personas.md is out of date; write it again: node -e \"import('./dist/src/demo/personas-page.js').then((m) => require('node:fs').writeFileSync('docs/personas.md', m.personasPage()))\"",
  );
});
