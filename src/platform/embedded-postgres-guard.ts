// The end of an embedded server: asked for, forced by the death of its parent, or made up for at the next start.
import { spawn, type ChildProcess } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import {
  isRunning,
  processIdentity,
  processWorksIn,
  signal,
  waitForExit,
  type ProcessIdentity,
} from './process-identity.js';

type Steps = readonly (readonly [name: NodeJS.Signals, patience: number])[];

// SIGINT is PostgreSQL's fast shutdown (ends sessions, writes a checkpoint), SIGQUIT its immediate one (the next start replays the log).
const GENTLE: Steps = [
  ['SIGINT', 60_000],
  ['SIGQUIT', 10_000],
  ['SIGKILL', 10_000],
];
const QUICK: Steps = [
  ['SIGQUIT', 10_000],
  ['SIGKILL', 10_000],
];

/** Stops a server that we started; resolves when it has ended. */
export async function stopServer(server: ChildProcess, exited: Promise<void>, quick: boolean): Promise<void> {
  for (const [name, patience] of quick ? QUICK : GENTLE) {
    if (server.exitCode !== null || server.signalCode !== null) break;
    server.kill(name);
    if (await settlesWithin(exited, patience)) break;
  }
  await exited;
}

async function settlesWithin(promise: Promise<void>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  try {
    return await Promise.race([promise.then(() => true as const), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

// Waits for its input to end, which happens when the parent ends in whatever way; then stops the server, if it is still the one
// the parent started, and clears away what was to be thrown away.
const GUARD = `
trap '' INT TERM HUP QUIT
pid=$1 data=$2 how=$3; shift 3
read -r dismissed
[ -n "$dismissed" ] && exit 0
if [ "$(head -n 1 "$data/postmaster.pid" 2>/dev/null)" = "$pid" ]; then kill "-$how" "$pid"; fi
[ $# -eq 0 ] && exit 0
for i in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$pid" 2>/dev/null || break; sleep 0.3; done
rm -rf "$@"
`;

/** Starts the small process that outlives us by a moment and stops the server when we are killed. */
export function startGuard(pid: number, dataDir: string, throwAway: readonly string[]): { dismiss(): Promise<void> } {
  const how = throwAway.length > 0 ? 'QUIT' : 'INT';
  const args = ['-c', GUARD, 'carnet-postgres-guard', String(pid), dataDir, how, ...throwAway];
  const guard = spawn('/bin/sh', args, {
    detached: true,
    cwd: '/',
    env: { PATH: '/usr/local/bin:/usr/bin:/bin' },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => {
    guard.once('exit', () => resolve());
    guard.once('error', () => resolve());
  });
  guard.unref();
  guard.stdin.on('error', () => undefined);
  (guard.stdin as unknown as { unref?(): void }).unref?.();
  return {
    dismiss: () => {
      guard.ref();
      guard.stdin.end('dismissed\n');
      return ended;
    },
  };
}

/** The server process that runs on this data, going by its postmaster.pid; undefined when there is none. */
export async function postmasterOf(dataDir: string): Promise<ProcessIdentity | undefined> {
  const pid = await pidInFile(dataDir);
  if (pid === undefined) return undefined;
  const identity = await processIdentity(pid);
  return identity !== undefined && (await processWorksIn(pid, dataDir)) ? identity : undefined;
}

async function pidInFile(dataDir: string): Promise<number | undefined> {
  const text = await readFile(path.join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

/**
 * Before a start: stops the server that a killed process may have left on this data, and takes away a pid file whose pid now
 * belongs to another program (PostgreSQL would refuse to start). A pid file of a dead server is left to PostgreSQL, which uses
 * it to see whether parts of that server still run. Answers whether a server was stopped.
 */
export async function stopOrphan(dataDir: string, log: (line: string) => void): Promise<boolean> {
  const orphan = await postmasterOf(dataDir);
  if (orphan !== undefined) {
    log('Stopping the PostgreSQL that an earlier start left behind…');
    for (const [name, patience] of GENTLE) {
      if (!(await isRunning(orphan))) break;
      signal(orphan.pid, name);
      if (await waitForExit(orphan, patience)) break;
    }
    return true;
  }
  const pid = await pidInFile(dataDir);
  if (pid !== undefined && (await processIdentity(pid)) !== undefined)
    await rm(path.join(dataDir, 'postmaster.pid'), { force: true });
  return false;
}
