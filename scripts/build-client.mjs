// Makes @carnet/client, ready to be packed and published: one file of JavaScript, its types, and the package.json they need.
import { spawn } from 'node:child_process';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Into `out` (default dist-client/). The types are made without those of Node: what compiles runs elsewhere too. */
export async function buildClient({ out = path.join(root, 'dist-client') } = {}) {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const { version, license, engines } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  await build({
    entryPoints: [path.join(root, 'src', 'client', 'index.ts')],
    outfile: path.join(out, 'index.js'),
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    logLevel: 'warning',
  });
  const config = path.join(out, 'tsconfig.json');
  await writeFile(
    config,
    JSON.stringify({
      extends: path.join(root, 'tsconfig.json'),
      compilerOptions: {
        lib: ['es2024', 'dom', 'dom.iterable', 'dom.asynciterable'],
        types: [],
        noEmit: false,
        incremental: false,
        tsBuildInfoFile: null,
        declaration: true,
        emitDeclarationOnly: true,
        rootDir: path.join(root, 'src'),
        outDir: path.join(out, 'types'),
      },
      include: [],
      files: [path.join(root, 'src', 'client', 'index.ts')],
    }),
  );
  await run(process.execPath, [path.join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', config]);
  await rm(config);
  await writeFile(
    path.join(out, 'package.json'),
    `${JSON.stringify(
      {
        name: '@carnet/client',
        version,
        description: 'Typed client of Carnet: deposit, search and read documents over its national FHIR interface',
        license,
        type: 'module',
        engines,
        sideEffects: false,
        exports: { '.': { types: './types/client/index.d.ts', default: './index.js' } },
        files: ['index.js', 'types', 'README.md', 'LICENSE'],
      },
      undefined,
      2,
    )}\n`,
  );
  await copyFile(path.join(root, 'src', 'client', 'README.md'), path.join(out, 'README.md'));
  await copyFile(path.join(root, 'LICENSE'), path.join(out, 'LICENSE'));
  return out;
}

function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(said.trim() || `ended with ${code}`))));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf('--out');
  process.stdout.write(`${await buildClient(at > 0 ? { out: path.resolve(process.argv[at + 1]) } : {})}\n`);
}
