import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { lifecycleMarkdown } from './transitions-page.js';
import { TRANSITIONS } from './transitions.js';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

test('docs/lifecycle.md is the table as it runs', async () => {
  assert.equal(await readFile(path.join(root, 'docs', 'lifecycle.md'), 'utf8'), lifecycleMarkdown());
});

test('every transition names a rule that has its file', async () => {
  for (const { rule } of TRANSITIONS)
    assert.ok((await stat(path.join(root, 'src', 'lifecycle', `${rule}.rule.ts`))).isFile(), rule);
});
