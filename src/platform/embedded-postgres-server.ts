// Making and launching the server of an embedded cluster.
import { spawn, type ChildProcess } from 'node:child_process';
import { chown, open, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { runAs, type PostgresAccount } from './embedded-postgres-account.js';
import type { PostgresBinaries } from './embedded-postgres-binaries.js';
import type { ClusterRecord } from './embedded-postgres-home.js';
import { pause } from './process-identity.js';

/** Makes the cluster beside its place and moves it in when complete: a start that was killed half-way leaves nothing that looks finished. */
export async function initialise(
  account: PostgresAccount,
  binaries: PostgresBinaries,
  record: ClusterRecord,
  throwAway: boolean,
): Promise<void> {
  const older = (await readdir(record.place)).find((name) => /^\d+$/.test(name) && name !== binaries.major);
  if (older !== undefined)
    throw new Error(`The data in ${record.place} is of PostgreSQL ${older}; this version brings ${binaries.major}.`);
  const unfinished = `${record.dataDir}.new`;
  const passwordFile = path.join(record.place, 'password.new');
  await rm(unfinished, { recursive: true, force: true });
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, record.password, { mode: 0o600 });
  if (process.getuid?.() === 0) await chown(passwordFile, account.uid, account.gid);
  try {
    const secure = ['--username', record.user, '--pwfile', passwordFile, '--auth=scram-sha-256', '--data-checksums'];
    const text = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const quick = throwAway ? ['--no-sync'] : [];
    await runAs(
      account,
      binaries.initdb,
      ['-D', unfinished, ...secure, ...text, '--no-instructions', ...quick],
      binaries.env,
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(unfinished, record.dataDir);
}

const settings = (port: number, throwAway: boolean): Readonly<Record<string, string>> => ({
  listen_addresses: '127.0.0.1',
  port: String(port),
  unix_socket_directories: '',
  max_connections: '60',
  password_encryption: 'scram-sha-256',
  shared_buffers: '128MB',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  update_process_title: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  fsync: throwAway ? 'off' : 'on',
  full_page_writes: throwAway ? 'off' : 'on',
  synchronous_commit: throwAway ? 'off' : 'on',
  // An error's message quotes values ("invalid input syntax for type date: …"): errors go to the client, never to this log.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: '-1',
});

/** Starts PostgreSQL and waits until it takes connections. Rejects with what its log said. */
export async function launch(
  account: PostgresAccount,
  binaries: PostgresBinaries,
  record: ClusterRecord,
  logFile: string,
  throwAway: boolean,
): Promise<ChildProcess> {
  const options = Object.entries(settings(record.port, throwAway)).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const { file, args, uid, gid } = account.command(binaries.postgres, ['-D', record.dataDir, ...options]);
  const output = await open(logFile, 'a', 0o600);
  const from = (await output.stat()).size;
  // Detached, that is in a session of its own: the terminal's Ctrl-C must reach the server first, and PostgreSQL through it.
  const child = spawn(file, args, {
    detached: true,
    cwd: '/',
    env: binaries.env,
    stdio: ['ignore', output.fd, output.fd],
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
  });
  let ended: string | undefined;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, by) => (ended ??= `it ended with ${by ?? `code ${code}`}`));
  await output.close();
  const end = performance.now() + 120_000;
  for (;;) {
    const lines = (await readFile(path.join(record.dataDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return child;
    if (ended !== undefined) {
      const said = (await readFile(logFile, 'utf8')).slice(from).trim();
      throw new Error(`PostgreSQL did not start: ${ended}.\n${said}`);
    }
    if (performance.now() > end) {
      child.kill('SIGQUIT');
      throw new Error(`PostgreSQL did not get ready within two minutes. See ${logFile}.`);
    }
    await pause(20);
  }
}

/** A port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

const LOG_LIMIT = 5_000_000;

/** Keeps one former log, so that a home does not grow by it. */
export async function keepSmall(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LOG_LIMIT) await rename(logFile, `${logFile}.1`);
}
