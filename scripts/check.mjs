// npm run check: types, lint, dependency directions, unused code, format. Two at a time; all of them, even when one fails.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { giveUp, prepare, root } from './bootstrap.mjs';

const bin = (...parts) => path.join(root, 'node_modules', ...parts);

const checks = [
  {
    name: 'lint',
    command: [
      bin('eslint', 'bin', 'eslint.js'),
      '.',
      '--max-warnings=0',
      '--cache',
      '--cache-location',
      bin('.cache', 'eslint'),
    ],
  },
  { name: 'types', command: [bin('typescript', 'bin', 'tsc'), '-p', '.', '--noEmit', '--pretty', 'false'] },
  {
    name: 'dependency directions',
    command: [bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'), 'src', '--config', '.dependency-cruiser.cjs'],
  },
  { name: 'unused code', command: [bin('knip', 'bin', 'knip.js'), '--no-progress', '--no-config-hints'] },
  {
    name: 'format',
    command: [
      bin('prettier', 'bin', 'prettier.cjs'),
      '--check',
      '.',
      '--log-level',
      'warn',
      '--cache',
      '--cache-location',
      bin('.cache', 'prettier-check'),
    ],
  },
];

function runOne(node, { name, command }) {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(node, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    const end = (ok, more = '') =>
      resolve({
        name,
        ok,
        seconds: (performance.now() - began) / 1000,
        output: (Buffer.concat(output).toString() + more).trim(),
      });
    child.once('error', (error) => end(false, error.message));
    child.once('close', (code) => end(code === 0));
  });
}

/** Runs all checks with that Node; prints one line each, and what the failing ones said. Answers how many passed and failed. */
export async function runChecks(node) {
  const waiting = [...checks];
  let passed = 0;
  let failed = 0;
  const worker = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const { name, ok, seconds, output } = await runOne(node, check);
      if (ok) passed++;
      else failed++;
      process.stdout.write(`${ok ? '✔' : '✖'} ${name} (${seconds.toFixed(1)} s)\n`);
      if (!ok) process.stdout.write(`${output.replaceAll(/^/gm, '    ')}\n`);
    }
  };
  await Promise.all([worker(), worker()]);
  return { passed, failed };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const { node } = await prepare({ tests: true });
    const { failed } = await runChecks(node);
    process.exitCode = failed === 0 ? 0 : 1;
  } catch (error) {
    giveUp(error);
  }
}
