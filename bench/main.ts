// npm run bench: deposit, search, read and download over HTTP with the trace on, beside what the bare machine does in the same run.
// Figures are ratios between things measured side by side; absolute times say more of the machine than of us.
import autocannon from 'autocannon';
import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { MIGRATIONS } from '../src/compose.js';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.js';
import { migrate } from '../src/platform/migrate.js';
import { engine } from './engine.js';
import { fillBench, type BenchContent } from './content.js';
import { MAIN, workloads, type Workload } from './workloads.js';

const { values: options } = parseArgs({
  options: {
    records: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '6' },
    // A server runs for weeks: each operation is done this long uncounted, until the engine has compiled what it will compile.
    warm: { type: 'string', default: '15' },
    json: { type: 'boolean', default: false },
    // Only what has one of these words (with commas) in its name; at these numbers of connections; with the server's CPU profile written to a folder.
    only: { type: 'string', default: '' },
    at: { type: 'string', default: '1,16,64' },
    profile: { type: 'string' },
  },
});
const seconds = Number(options.seconds);
const warmSeconds = Number(options.warm);
const here = path.dirname(fileURLToPath(import.meta.url));
const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

interface Row {
  readonly what: string;
  readonly concurrency: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds of CPU of the measured process per operation. */
  readonly cpu: number;
  /** Megabytes of the measured process afterwards. */
  readonly memory: number;
}

interface Usage {
  readonly cpuMicroseconds: number;
  readonly rss: number;
}

async function ask<T>(child: ChildProcess, message: unknown): Promise<T> {
  child.send(message as string);
  const [answer] = (await once(child, 'message')) as [T];
  return answer;
}

async function measured(
  child: ChildProcess,
  what: string,
  concurrency: number,
  run: () => Promise<{ count: number; seconds: number; p50: number; p99: number }>,
): Promise<Row> {
  const before = await ask<Usage>(child, 'usage');
  const result = await run();
  const after = await ask<Usage>(child, 'usage');
  return {
    what,
    concurrency,
    perSecond: result.count / result.seconds,
    p50: result.p50,
    p99: result.p99,
    cpu: (after.cpuMicroseconds - before.cpuMicroseconds) / 1_000 / result.count,
    memory: after.rss / 1024 / 1024,
  };
}

async function overHttp(
  url: string,
  concurrency: number,
  next: Workload[1],
  headers: Readonly<Record<string, string>>,
  expected: number,
  duration = seconds,
) {
  let n = Math.floor(Math.random() * 1_000_000);
  let wrong = 0;
  let first: string | undefined;
  const result = await autocannon({
    url,
    connections: concurrency,
    duration,
    headers,
    requests: [
      {
        setupRequest: (request: autocannon.Request) => ({ ...request, ...next((n += 1)) }),
        onResponse: (status: number, body: string) => {
          if (status === expected) return;
          wrong += 1;
          first ??= `${status} ${body.slice(0, 300)}`;
        },
      },
    ],
  });
  const { total } = result.requests;
  if (wrong > 0 || result.errors > 0)
    throw new Error(`${next(0).path}: ${wrong} answers were not ${expected} (${first}), ${result.errors} errors`);
  return { count: total, seconds: result.duration, p50: result.latency.p50, p99: result.latency.p99 };
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

async function main(): Promise<void> {
  const home = await mkdtemp(path.join(tmpdir(), 'carnet-bench-'));
  const postgres = await startEmbeddedPostgres({ home });
  const children: ChildProcess[] = [];
  try {
    const password = randomBytes(24).toString('base64url');
    await migrate(postgres.ownerUrl, MIGRATIONS, password);
    const application = new URL(postgres.ownerUrl);
    application.username = 'carnet_app';
    application.password = password;
    const master = randomBytes(32).toString('hex');
    say(`Filling ${options.records} records of 30 documents`);
    const content = await fillBench({
      home,
      databaseUrl: application.href,
      master,
      records: Number(options.records),
      say,
    });

    const server = fork(path.join(here, 'server.js'), [home, application.href, master], {
      execArgv: [
        ...engine,
        ...(options.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`]),
      ],
    });
    const bare = fork(path.join(here, 'bare.js'), [postgres.ownerUrl]);
    children.push(server, bare);
    const [[{ port }], [{ port: barePort }]] = (await Promise.all([
      once(server, 'message'),
      once(bare, 'message'),
    ])) as [[{ port: number }], [{ port: number }]];
    const rows = await runAll(server, port, bare, barePort, content);
    report(rows);
  } finally {
    for (const child of children) {
      child.disconnect();
      await once(child, 'exit');
    }
    await postgres.stop();
    await rm(home, { recursive: true, force: true });
  }
}

async function runAll(
  server: ChildProcess,
  port: number,
  bare: ChildProcess,
  barePort: number,
  content: BenchContent,
): Promise<Row[]> {
  const url = `http://127.0.0.1:${port}`;
  const work = workloads(content, await content.askToken(url));
  const rows: Row[] = [];
  const wanted = (what: string): boolean => options.only.split(',').some((word) => what.includes(word));
  const add = async (
    what: string,
    concurrency: number,
    child: ChildProcess,
    run: Parameters<typeof measured>[3],
  ): Promise<void> => {
    if (!wanted(what)) return;
    const done = await measured(child, what, concurrency, run);
    rows.push(done);
    say(`${done.what} × ${done.concurrency}: ${Math.round(done.perSecond)}/s, ${done.cpu.toFixed(3)} ms CPU`);
  };
  for (const [what, next, headers, status] of work)
    if (wanted(what)) await overHttp(url, 16, next, headers, status, warmSeconds);
  for (const concurrency of options.at.split(',').map(Number)) {
    await add('bare JSON answer', concurrency, bare, () =>
      overHttp(`http://127.0.0.1:${barePort}`, concurrency, () => ({ method: 'GET', path: '/' }), {}, 200),
    );
    for (const statement of ['select', 'insert'])
      await add(`single-row ${statement}`, concurrency, bare, async () => {
        const { latencies } = await ask<{ latencies: number[] }>(bare, { statement, concurrency, seconds });
        const sorted = latencies.sort((a, b) => a - b);
        return { count: sorted.length, seconds, p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) };
      });
    for (const [what, next, headers, status] of work)
      await add(what, concurrency, server, () => overHttp(url, concurrency, next, headers, status));
  }
  return rows;
}

function report(rows: readonly Row[]): void {
  if (options.json) {
    process.stdout.write(`${JSON.stringify(rows, undefined, 1)}\n`);
    return;
  }
  const bareCpu = new Map(
    rows.filter(({ what }) => what === 'bare JSON answer').map((row) => [row.concurrency, row.cpu]),
  );
  const head = ['what', 'at once', 'requests/s', 'p50 ms', 'p99 ms', 'CPU ms', '× bare CPU', '× main job', 'memory MB'];
  const cpuOf = (what: string | undefined, concurrency: number): number | undefined =>
    rows.find((row) => row.what === what && row.concurrency === concurrency)?.cpu;
  const lines = rows.map((row) => [
    row.what,
    String(row.concurrency),
    row.perSecond.toFixed(0),
    row.p50.toFixed(1),
    row.p99.toFixed(1),
    row.cpu.toFixed(3),
    (row.cpu / (bareCpu.get(row.concurrency) ?? row.cpu)).toFixed(1),
    (row.cpu / (cpuOf(MAIN[row.what], row.concurrency) ?? Number.NaN)).toFixed(2).replace('NaN', ''),
    row.memory.toFixed(0),
  ]);
  const widths = head.map((title, at) => Math.max(title.length, ...lines.map((line) => line[at]?.length ?? 0)));
  for (const line of [head, ...lines])
    process.stdout.write(
      `${line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ')}\n`,
    );
}

await main();
