// Writes docs/access-rules.md from the table of access rules.
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildAll } from './build.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const out = path.join(root, 'dist-rule-book');
await buildAll({ out });
try {
  const book = await import(pathToFileURL(path.join(out, 'src', 'access', 'rule-book.js')).href);
  await writeFile(path.join(root, 'docs', 'access-rules.md'), book.ruleBookMarkdown());
} finally {
  await rm(out, { recursive: true, force: true });
}
