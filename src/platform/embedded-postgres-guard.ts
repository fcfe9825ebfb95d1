// Programs that end with us: each has a guard, which stops it when this process ends in whatever way. And what is left to do at
// the next start when even the guard was killed.
import { spawn } from 'node:child_process';
import { open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { PostgresAccount } from './embedded-postgres-account.js';
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

// Waits for its input to end, which happens when the parent ends in whatever way; then stops the program and clears away what
// was to be thrown away. It is dismissed as soon as the program has ended, so the pid is still the program's.
const GUARD = `
trap '' INT TERM HUP QUIT
pid=$1 how=$2; shift 2
read -r dismissed
[ -n "$dismissed" ] && exit 0
kill "-$how" "$pid" 2>/dev/null
[ $# -eq 0 ] && exit 0
for i in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$pid" 2>/dev/null || break; sleep 0.3; done
rm -rf "$@"
`;

/** Starts the small process that outlives us by a moment. */
function startGuard(pid: number, how: 'INT' | 'QUIT', throwAway: readonly string[]): { dismiss(): Promise<void> } {
  const guard = spawn('/bin/sh', ['-c', GUARD, 'carnet-postgres-guard', String(pid), how, ...throwAway], {
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

export interface GuardedProgram {
  readonly pid: number | undefined;
  /** How it ended, once it has. */
  ended(): string | undefined;
  /** Settles when the program and its guard have ended. */
  readonly exited: Promise<void>;
  /** Asks, then insists; resolves when it has ended. `quick` asks for no tidy shutdown. */
  stop(quick: boolean): Promise<void>;
}

interface GuardedOptions {
  readonly env: NodeJS.ProcessEnv;
  /** What it prints is appended to this file. */
  readonly outputFile: string;
  /** Folders to remove when we are killed: the program is then stopped the quick way. */
  readonly throwAway: readonly string[];
}

/** Starts a program as that account, with its guard. It does not keep this process alive. */
export async function startGuarded(
  account: PostgresAccount,
  program: string,
  programArgs: readonly string[],
  options: GuardedOptions,
): Promise<GuardedProgram> {
  const { file, args, uid, gid } = account.command(program, programArgs);
  const output = await open(options.outputFile, 'a', 0o600);
  // Detached, that is in a session of its own: the terminal's Ctrl-C must reach us first, and the program through us.
  const child = spawn(file, args, {
    detached: true,
    cwd: '/',
    env: options.env,
    stdio: ['ignore', output.fd, output.fd],
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
  });
  let ended: string | undefined;
  const { throwAway } = options;
  const guard =
    child.pid === undefined ? undefined : startGuard(child.pid, throwAway.length > 0 ? 'QUIT' : 'INT', throwAway);
  const exited = new Promise<void>((resolve) => {
    const note = (how: string): void => {
      ended ??= how;
      void Promise.resolve(guard?.dismiss()).then(resolve);
    };
    child.once('error', (error) => note(error.message));
    child.once('exit', (code, by) => note(`it ended with ${by ?? `code ${code}`}`));
  });
  child.unref();
  await output.close();
  return {
    pid: child.pid,
    ended: () => ended,
    exited,
    async stop(quick) {
      child.ref();
      for (const [name, patience] of quick ? QUICK : GENTLE) {
        if (ended !== undefined) break;
        child.kill(name);
        if (await settlesWithin(exited, patience)) break;
      }
      await exited;
    },
  };
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
