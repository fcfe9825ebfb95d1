// Runs the built tests (on Node 24): starts the run's PostgreSQL, feeds node:test, prints what a person wants to read.
// Called by test.mjs with the folder of the build and the words to filter by; sends the counts to it.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from 'node:test';
import { pathToFileURL } from 'node:url';
import { reporter } from './test-reporter.mjs';

const [dist, ...words] = process.argv.slice(2);

const all = readdirSync(dist, { recursive: true })
  .filter((file) => file.endsWith('.test.js'))
  .map((file) => path.join(dist, file));
const files = all
  .filter((file) => words.length === 0 || words.some((word) => path.relative(dist, file).includes(word)))
  // Journeys take longest: they go first, so that the two workers end at about the same time.
  .sort(
    (a, b) =>
      Number(b.includes(`${path.sep}journeys${path.sep}`)) - Number(a.includes(`${path.sep}journeys${path.sep}`)) ||
      a.localeCompare(b),
  );

// Seeded homes that tests copy from; gone with the run.
const homes = mkdtempSync(path.join(os.tmpdir(), 'carnet-homes-'));
process.env.CARNET_TEST_HOMES = homes;

let cluster;
const stop = new AbortController();
const end = async (counts) => {
  await cluster?.stop();
  rmSync(homes, { recursive: true, force: true });
  process.send?.(counts);
  process.disconnect?.();
};
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop.abort());

if (files.length === 0) {
  console.log(`No test has a path with: ${words.join(' ')}`);
  await end({ passed: 0, failed: 0, skipped: 0 });
} else {
  try {
    if ((process.env.CARNET_TEST_DATABASE_OWNER_URL ?? '') === '') {
      const { startEmbeddedPostgres } = await import(
        pathToFileURL(path.join(dist, 'src/platform/embedded-postgres.js')).href
      );
      const home = mkdtempSync(path.join(os.tmpdir(), 'carnet-test-'));
      cluster = await startEmbeddedPostgres({ home, throwAway: true });
      process.env.CARNET_TEST_DATABASE_OWNER_URL = cluster.ownerUrl;
    }
    await end(await runFiles());
  } catch (error) {
    console.log(error);
    await end({ passed: 0, failed: 1, skipped: 0 });
  }
}

function runFiles() {
  const report = reporter(dist);
  const stream = run({
    files,
    concurrency: 2,
    isolation: 'process',
    execArgv: ['--enable-source-maps'],
    // For what never ends: a busy machine takes minutes for the longest proofs.
    timeout: 20 * 60_000,
    signal: stop.signal,
  });
  return new Promise((resolve) => {
    for (const event of ['test:pass', 'test:fail', 'test:stdout', 'test:stderr', 'test:diagnostic', 'test:summary'])
      stream.on(event, (data) => report[event](data));
    stream.once('end', () => resolve(report.finish()));
    stream.resume();
  });
}
