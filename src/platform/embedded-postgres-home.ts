// What a home remembers of its embedded cluster, and the claim by which one process at a time starts it.
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readKept } from './kept-file.js';
import { isRunning, pause, processIdentity, type ProcessIdentity } from './process-identity.js';

/** `<home>/postgres.json` (0600): enough for a command beside the server to join it. */
export interface ClusterRecord {
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly port: number;
  /** The folder given to PostgreSQL; it may lie outside of the home (see placeForCluster). */
  readonly place: string;
  readonly dataDir: string;
}

const recordFile = (home: string): string => path.join(home, 'postgres.json');
const claimFile = (home: string): string => path.join(home, 'postgres.owner.json');

export async function readClusterRecord(home: string): Promise<ClusterRecord | undefined> {
  const kept = await readKept(recordFile(home));
  return kept === undefined ? undefined : (JSON.parse(kept.toString('utf8')) as ClusterRecord);
}

export async function writeClusterRecord(home: string, record: ClusterRecord): Promise<void> {
  const file = recordFile(home);
  await writeFile(`${file}.new`, `${JSON.stringify(record, undefined, 2)}\n`, { mode: 0o600, flush: true });
  await chmod(`${file}.new`, 0o600);
  await rename(`${file}.new`, file);
}

export const newPassword = (): string => randomBytes(24).toString('base64url');

export class HomeInUse extends Error {
  override name = 'HomeInUse';
  readonly pid: number;
  constructor(home: string, pid: number) {
    super(
      `Carnet already runs with the home ${home} (process ${pid}). Stop it first, or set CARNET_HOME to another folder.`,
    );
    this.pid = pid;
  }
}

async function claimant(home: string): Promise<ProcessIdentity | undefined> {
  const text = await readKept(claimFile(home));
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text.toString('utf8')) as ProcessIdentity;
  } catch {
    // Torn by a crash while it was written: it claims nothing.
    return undefined;
  }
}

/**
 * Claims the home's cluster for this process. The claim of a process that is gone is void; one that is about to stop
 * (its launcher was killed) is waited for up to `patience` ms. Rejects with HomeInUse.
 */
export async function claimHome(
  home: string,
  patience: number,
  log: (line: string) => void,
): Promise<{ release(): Promise<void> }> {
  await mkdir(home, { recursive: true, mode: 0o700 });
  const self = await processIdentity(process.pid);
  if (self === undefined) throw new Error('This process cannot tell its own identity.');
  const file = claimFile(home);
  const end = performance.now() + patience;
  let said = false;
  for (;;) {
    try {
      await writeFile(file, JSON.stringify(self), { flag: 'wx', mode: 0o600 });
      return { release: () => rm(file, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const other = await claimant(home);
    if (other !== undefined && (await isRunning(other))) {
      if (other.pid === self.pid || performance.now() > end) throw new HomeInUse(home, other.pid);
      if (!said) log(`Process ${other.pid} runs on this home: waiting for it to stop…`);
      said = true;
      await pause(100);
    } else {
      // Moved aside before it is removed, so that two starters cannot both remove and one of them the other's new claim.
      const aside = `${file}.${self.pid}`;
      await rename(file, aside).catch(() => undefined);
      await rm(aside, { force: true });
    }
  }
}
