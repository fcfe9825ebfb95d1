// What processes have used of the machine: a figure that says the same on a busy machine as on a quiet one. Linux only.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const TICKS_PER_SECOND = 100;

/** Seconds of CPU of the server of this cluster: the postmaster, those it runs, and those that have ended. */
export function cpuOfCluster(dataDir: string): number {
  const postmaster = (readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0] ?? '').trim();
  let ticks = 0;
  for (const pid of readdirSync('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const fields = statOf(pid);
    const own = Number(fields[11]) + Number(fields[12]);
    if (pid === postmaster) ticks += own + Number(fields[13]) + Number(fields[14]);
    else if (fields[1] === postmaster) ticks += own;
  }
  return ticks / TICKS_PER_SECOND;
}

/** The fields behind the name, which may hold anything; none when the process has ended meanwhile. */
function statOf(pid: string): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
