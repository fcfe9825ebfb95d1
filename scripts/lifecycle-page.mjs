// Writes docs/lifecycle.md from the table of transitions.
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildAll } from './build.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const out = path.join(root, 'dist-lifecycle-page');
await buildAll({ out });
try {
  const page = await import(pathToFileURL(path.join(out, 'src', 'lifecycle', 'transitions-page.js')).href);
  await writeFile(path.join(root, 'docs', 'lifecycle.md'), page.lifecycleMarkdown());
} finally {
  await rm(out, { recursive: true, force: true });
}
