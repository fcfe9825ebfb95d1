// Making and launching the server of an embedded cluster.
import { chown, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import type { PostgresAccount } from './embedded-postgres-account.js';
import type { PostgresBinaries } from './embedded-postgres-binaries.js';
import { startGuarded, type GuardedProgram } from './embedded-postgres-guard.js';
import type { ClusterRecord } from './embedded-postgres-home.js';
import { pause } from './process-identity.js';

/** As whom, with which programs, on which cluster, logging where. */
export interface ServerPlan {
  readonly account: PostgresAccount;
  readonly binaries: PostgresBinaries;
  readonly record: ClusterRecord;
  readonly logFile: string;
  /** Folders that go with the server; none for one that keeps its data. */
  readonly throwAway: readonly string[];
  /** Settings of PostgreSQL beside those of every home. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Makes the cluster beside its place and moves it in when complete: a start that was killed half-way leaves nothing that looks finished. */
export async function initialise({ account, binaries, record, logFile, throwAway }: ServerPlan): Promise<void> {
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
    const quick = throwAway.length > 0 ? ['--no-sync'] : [];
    const args = ['-D', unfinished, ...secure, ...text, '--no-instructions', ...quick];
    const from = await sizeOf(logFile);
    const initdb = await startGuarded(account, binaries.initdb, args, {
      env: binaries.env,
      outputFile: logFile,
      throwAway,
    });
    await finished(initdb);
    if (initdb.ended() !== 'it ended with code 0')
      throw new Error(`The database could not be made: ${initdb.ended()}.\n${await said(logFile, from)}`);
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
  max_logical_replication_workers: '0',
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
export async function launch(plan: ServerPlan): Promise<GuardedProgram> {
  const { account, binaries, record, logFile, throwAway } = plan;
  const all = { ...settings(record.port, throwAway.length > 0), ...plan.settings };
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const from = await sizeOf(logFile);
  const server = await startGuarded(account, binaries.postgres, ['-D', record.dataDir, ...options], {
    env: binaries.env,
    outputFile: logFile,
    throwAway,
  });
  const end = performance.now() + 120_000;
  for (;;) {
    const lines = (await readFile(path.join(record.dataDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
    if (Number(lines[0]) === server.pid && lines[7]?.trim() === 'ready') return server;
    if (server.ended() !== undefined) {
      await server.exited;
      throw new Error(`PostgreSQL did not start: ${server.ended()}.\n${await said(logFile, from)}`);
    }
    if (performance.now() > end) {
      await server.stop(true);
      throw new Error(`PostgreSQL did not get ready within two minutes. See ${logFile}.`);
    }
    await pause(20);
  }
}

/** Waits for a program that does not keep this process alive by itself. */
async function finished(program: GuardedProgram): Promise<void> {
  while (program.ended() === undefined) await pause(20);
  await program.exited;
}

const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    (found) => found.size,
    () => 0,
  );

const said = async (logFile: string, from: number): Promise<string> =>
  (await readFile(logFile)).subarray(from).toString().trim();

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
  if ((await sizeOf(logFile)) > LOG_LIMIT) await rename(logFile, `${logFile}.1`);
}
