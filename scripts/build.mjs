// Transpiles src/, test/ and bench/ into dist/ (file by file, no bundling), and bundles the small browser enhancements.
// Plain JavaScript: this runs on whatever Node the machine has.
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

async function filesUnder(folder) {
  const found = [];
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await filesUnder(full)));
    else found.push(full);
  }
  return found;
}

/** Builds into `out` (default dist/) with everything the server and the tests need. */
export async function buildAll({ out = path.join(root, 'dist'), clean = true } = {}) {
  if (clean) await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const all = (await Promise.all(['src', 'test', 'bench'].map((d) => filesUnder(path.join(root, d))))).flat();
  const inBrowser = (f) => f.includes(`${path.sep}browser${path.sep}`);
  const code = all.filter((f) => /\.tsx?$/.test(f) && !f.endsWith('.d.ts') && !inBrowser(f));
  await build({
    entryPoints: code,
    outdir: out,
    outbase: root,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    sourcemap: 'linked',
    sourcesContent: false,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  });
  // src/web/browser/*.ts(x): one bundle per entry, minified, for the pages. *.entry.ts(x) are the entries.
  const entries = all.filter((f) => inBrowser(f) && /\.entry\.tsx?$/.test(f));
  if (entries.length > 0)
    await build({
      entryPoints: entries,
      outdir: path.join(out, 'src', 'web', 'assets'),
      entryNames: '[name]',
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      logLevel: 'warning',
    });
  // Everything that is data (css, json, svg, txt...) is copied beside the code.
  for (const file of all.filter((f) => !/\.tsx?$/.test(f))) {
    const target = path.join(out, path.relative(root, file));
    await mkdir(path.dirname(target), { recursive: true });
    await cp(file, target);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf('--out');
  await buildAll(at > 0 ? { out: path.resolve(process.argv[at + 1]) } : {});
}
