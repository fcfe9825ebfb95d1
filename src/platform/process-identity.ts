// Which process is this, really? A pid alone is not an answer: after a crash or a reboot the system gives it to someone else.
import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A process, told apart from a later one with the same pid by the moment it started. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Opaque; equal only for the same process (Linux: boot id and clock ticks; elsewhere: the start date `ps` prints). */
  readonly started: string;
}

/** The identity of a running process, or undefined when no process has that pid. */
export async function processIdentity(pid: number): Promise<ProcessIdentity | undefined> {
  if (process.platform === 'linux') {
    try {
      const [stat, boot] = await Promise.all([
        readFile(`/proc/${pid}/stat`, 'utf8'),
        readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
      ]);
      // The command (field 2) is in parentheses and may hold spaces: count from behind it. Field 3 is the state, 22 the start.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
      return { pid, started: `${boot.trim()}/${fields[19] ?? ''}` };
    } catch {
      return undefined;
    }
  }
  try {
    const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)], {
      env: { LC_ALL: 'C', PATH: '/bin:/usr/bin' },
    });
    const started = stdout.trim();
    return started === '' ? undefined : { pid, started };
  } catch {
    return undefined;
  }
}

/** Whether exactly this process still runs. */
export async function isRunning(identity: ProcessIdentity): Promise<boolean> {
  return (await processIdentity(identity.pid))?.started === identity.started;
}

/** Whether process `pid` was started on, or works in, this folder: how a PostgreSQL server is recognised as the one of a cluster. */
export async function processWorksIn(pid: number, folder: string): Promise<boolean> {
  if (process.platform === 'linux') {
    const [cwd, command] = await Promise.all([
      readlink(`/proc/${pid}/cwd`).catch(() => ''),
      readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
    ]);
    return cwd === folder || command.split('\0').includes(folder);
  }
  try {
    const { stdout } = await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)], {
      env: { PATH: '/bin:/usr/bin' },
    });
    return stdout.includes(folder);
  } catch {
    return false;
  }
}

/** Sends a signal; a process that is already gone is not an error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Waits until this process is gone. Answers false when it still runs after `milliseconds`. */
export async function waitForExit(identity: ProcessIdentity, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (await isRunning(identity)) {
    if (performance.now() > end) return false;
    await pause(20);
  }
  return true;
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
