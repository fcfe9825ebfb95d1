// Writes docs/access-rules.md from the table of access rules, and src/access/rule-cases.ts with its chapters from the cases of its tests.
import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format } from 'prettier';
import { buildAll } from './build.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const out = path.join(root, 'dist-rule-book');
const built = (...parts) => import(pathToFileURL(path.join(out, ...parts)).href);
await buildAll({ out });
try {
  const book = await built('src', 'access', 'rule-book.js');
  await writeFile(path.join(root, 'docs', 'access-rules.md'), book.ruleBookMarkdown());
  const { collectCases, collected, casesSources } = await built('test', 'support', 'access-cases.js');
  collectCases();
  for (const file of await readdir(path.join(out, 'src', 'access', 'rules')))
    if (file.endsWith('.rule.test.js')) await built('src', 'access', 'rules', file);
  for (const [file, source] of casesSources(collected)) {
    const text = await format(source, { parser: 'typescript', printWidth: 120, singleQuote: true });
    await writeFile(path.join(root, 'src', 'access', file), text);
  }
} finally {
  await rm(out, { recursive: true, force: true });
}
