// Says of a test run what a person needs: one line a file, every failure in full with its place, and what was skipped and why.
import path from 'node:path';

/** Handlers for the events of node:test's `run`; `finish` prints the end and answers the counts. */
export function reporter(dist) {
  const files = new Map();
  const failures = [];
  const skipped = [];
  // With source maps the place of a test is already that of its TypeScript; the runner's own events name the built file.
  const source = (file) => {
    if (file === undefined) return '?';
    const inBuild = path.relative(dist, file);
    return inBuild.startsWith('..') ? path.relative(path.dirname(dist), file) : inBuild.replace(/\.js$/, '.ts');
  };
  const fresh = () => ({ passed: 0, failed: 0, skipped: 0, output: [] });
  // Files are reported one after the other, each with its summary at the end: what comes before it is of that file, also a test that a
  // table of cases in another file defines. Only what is said of a file as a whole may come later.
  let running = fresh();
  const of = (data) => {
    if (data.name !== data.file) return running;
    const name = source(data.file);
    if (!files.has(name)) files.set(name, fresh());
    return files.get(name);
  };
  // The wrapper that node:test puts around a file is not a test of its own, and neither is a suite.
  const isTest = (data) =>
    data.details?.type !== 'suite' && !(data.nesting === 0 && data.file !== undefined && data.name === data.file);

  return {
    'test:pass': (data) => {
      if (data.name === data.file) {
        of(data).failed++;
        failures.push(`✖ ${source(data.file)} holds no test`);
      }
      // A suite is no test; but one that is skipped stands for its tests, of which nothing is heard.
      if (!isTest(data) && data.skip === undefined) return;
      if (data.skip !== undefined || data.todo !== undefined) {
        of(data).skipped++;
        const reason = [data.skip, data.todo].find((each) => typeof each === 'string' && each !== '');
        skipped.push(`${source(data.file)}: ${data.name}${reason === undefined ? '' : ` (${reason})`}`);
      } else of(data).passed++;
    },
    'test:fail': (data) => {
      const cause = data.details.error?.cause ?? data.details.error;
      // A parent fails with its children: the children say why.
      if (data.details.error?.failureType === 'subtestsFailed') {
        if (isTest(data)) of(data).failed++;
        return;
      }
      const file = of(data);
      file.failed++;
      // A file that ends before its tests do (it throws while loading, or exits) fails as a whole: what it printed says why.
      const whole = data.name === data.file;
      const place = data.line === undefined || whole ? '' : `:${data.line}`;
      const why = whole ? indent(`${early(data.details.error)}\n${file.output.join('')}`) : describe(cause);
      const message = `✖ ${whole ? 'the whole file' : data.name}\n    at ${source(data.file)}${place}\n${why}`;
      failures.push(message.split('\n', 2).join('').replaceAll(/ +/g, ' '));
      console.log(message);
    },
    'test:stdout': (data) => of(data).output.push(data.message),
    'test:stderr': (data) => of(data).output.push(data.message),
    'test:diagnostic': (data) => {
      if (data.file !== undefined) of(data).output.push(`${data.message}\n`);
    },
    'test:summary': (data) => {
      if (data.file === undefined) return;
      const name = source(data.file);
      const file = running;
      running = fresh();
      const before = files.get(name);
      files.set(name, before === undefined ? file : sum(before, file));
      const more = file.skipped > 0 ? `, ${file.skipped} skipped` : '';
      const counts = `${file.passed} passed${file.failed > 0 ? `, ${file.failed} failed` : ''}${more}`;
      console.log(`${file.failed > 0 ? '✖' : '✔'} ${name} (${counts}, ${(data.duration_ms / 1000).toFixed(1)} s)`);
      if (file.failed > 0 && file.output.length > 0) console.log(indent(file.output.join('')));
    },
    finish() {
      const { output: _, ...counts } = [...files.values(), running].reduce(sum, fresh());
      if (skipped.length > 0) console.log(`\nSkipped:\n${skipped.map((each) => `  ${each}`).join('\n')}`);
      if (failures.length > 0) console.log(`\nFailed:\n${failures.join('\n')}`);
      return counts;
    },
  };
}

const sum = (one, other) => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
  output: [...one.output, ...other.output],
});

const early = ({ exitCode, signal }) =>
  `the file failed as a whole: it ended with ${signal ?? `code ${exitCode}`}, or something went wrong after its last test`;

function describe(error) {
  if (!(error instanceof Error)) return indent(String(error));
  const stack = (error.stack ?? error.message)
    .split('\n')
    .filter((line) => !/^\s+at .*\((node:internal|internal)/.test(line) && !/^\s+at (async )?node:internal/.test(line))
    .join('\n');
  return indent(stack);
}

const indent = (text) => text.trimEnd().replaceAll(/^/gm, '    ');
