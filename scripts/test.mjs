// npm test: set-up, checks, then every test in one throw-away PostgreSQL. The last line is always "N passed, N failed".
// npm test -- access reading   runs the tests whose path holds one of these words, without the checks.
import { fork } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetupError, prepare } from './bootstrap.mjs';
import { runChecks } from './check.mjs';

const words = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const here = path.dirname(fileURLToPath(import.meta.url));
const total = { passed: 0, failed: 0, skipped: 0 };
let interrupted = false;

/** Runs the tests on Node 24; answers their counts. Ctrl-C reaches that process as well; it clears up and then ends. */
function runTests(node, dist) {
  const child = fork(path.join(here, 'run-tests.mjs'), [dist, ...words], {
    execPath: node,
    execArgv: ['--enable-source-maps'],
  });
  let counts;
  child.on('message', (message) => (counts = message));
  const handOn = (signal) => {
    if (!interrupted) child.kill(signal);
    interrupted = true;
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, handOn);
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      if (counts === undefined && !interrupted) console.log(`The test runner ended with ${signal ?? `code ${code}`}.`);
      resolve(counts ?? { passed: 0, failed: 1, skipped: 0 });
    });
  });
}

const add = (counts) => {
  for (const key of Object.keys(total)) total[key] += counts[key] ?? 0;
};

try {
  const { node, dist } = await prepare({ tests: true, out: 'dist-test' });
  if (words.length === 0) add(await runChecks(node));
  add(await runTests(node, dist));
} catch (error) {
  console.log(error instanceof SetupError ? error.message : error);
  total.failed += 1;
}
if (interrupted) console.log('Interrupted.');
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 || total.passed === 0 || interrupted ? 1 : 0;
