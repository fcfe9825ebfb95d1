// npm run bench:scale [-- --persons 1000000] [--home FOLDER] [--out FILE]: insured persons imported with their notices and codes, the notices
// sent, all opened in one wave. Rate, CPU and memory of every 100,000 (of every tenth when there are fewer), to see whether the millionth
// costs what the first did. With --home it can be stopped at any moment and goes on there when it is started again.
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { MIGRATIONS } from '../src/compose.js';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.js';
import { migrate } from '../src/platform/migrate.js';
import { engine } from './engine.js';

const { values: options } = parseArgs({
  options: {
    persons: { type: 'string', default: '20000' },
    home: { type: 'string' },
    out: { type: 'string' },
    /** What the database keeps in memory, and how much of its log before it writes all of it out: as a machine of its own would have it. */
    memory: { type: 'string', default: '1GB' },
    wal: { type: 'string', default: '8GB' },
    /** A folder for the CPU profile of the measured process. */
    profile: { type: 'string' },
  },
});
const home = options.home ?? (await mkdtemp(path.join(tmpdir(), 'carnet-scale-')));
const postgres = await startEmbeddedPostgres({
  home,
  settings: { shared_buffers: options.memory, max_wal_size: options.wal, checkpoint_timeout: '15min' },
});
try {
  const secrets = await secretsOf(home);
  await migrate(postgres.ownerUrl, MIGRATIONS, secrets.password);
  const url = new URL(postgres.ownerUrl);
  url.username = 'carnet_app';
  url.password = secrets.password;
  const worker = fork(
    path.join(path.dirname(fileURLToPath(import.meta.url)), 'scale-worker.js'),
    [home, url.href, secrets.master, options.persons, postgres.dataDir],
    {
      execArgv: [
        ...engine,
        ...(options.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`]),
      ],
    },
  );
  let result: unknown;
  worker.on('message', (message: { line?: string; result?: unknown }) => {
    if (message.line !== undefined) process.stderr.write(`${message.line}\n`);
    result ??= message.result;
  });
  const [code] = (await once(worker, 'exit')) as [number | null];
  process.exitCode = code ?? 1;
  if (result !== undefined) {
    const text = `${JSON.stringify(result, undefined, 2)}\n`;
    process.stdout.write(text);
    if (options.out !== undefined) await writeFile(options.out, text);
  }
} finally {
  await postgres.stop();
  if (options.home === undefined) await rm(home, { recursive: true, force: true });
}

interface Secrets {
  readonly password: string;
  readonly master: string;
}

/** Made when the home is new, and kept in it. */
async function secretsOf(folder: string): Promise<Secrets> {
  const file = path.join(folder, 'scale.json');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return JSON.parse(kept) as Secrets;
  const made = { password: randomBytes(24).toString('base64url'), master: randomBytes(32).toString('hex') };
  await writeFile(file, JSON.stringify(made), { mode: 0o600 });
  return made;
}
