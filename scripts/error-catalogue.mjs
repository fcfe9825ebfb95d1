// Writes the catalogue of errors from the code: the tables of docs/interop.md, and the names that @carnet/client knows.
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildAll } from './build.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const out = path.join(root, 'dist-error-catalogue');
await buildAll({ out });
try {
  const catalogue = await import(pathToFileURL(path.join(out, 'src', 'fhir', 'error-catalogue.js')).href);
  const page = path.join(root, 'docs', 'interop.md');
  await writeFile(page, catalogue.withCatalogue(await readFile(page, 'utf8')));
  await writeFile(path.join(root, 'src', 'client', 'problem-names.ts'), catalogue.problemNamesFile());
} finally {
  await rm(out, { recursive: true, force: true });
}
