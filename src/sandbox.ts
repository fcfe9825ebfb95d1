import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from './config.js';
import type { Sql } from './platform/database.js';
import { readClusterRecord } from './platform/embedded-postgres-home.js';
import { readKept } from './platform/kept-file.js';

// A sandbox is a demo whose home may be emptied at any time. What integrators have configured goes on working: the keys of the demo's software
// stay, everything else is made anew.

const CHANNEL = 'carnet_sandbox_reset';
const KEPT = path.join('keys', 'demo-software.json');
const NOTE = 'sandbox-reset.json';
/** What Carnet puts into a home; anything else there is somebody's own. */
const OURS = [
  ...['keys', 'blobs', 'outgoing', 'letters', 'evidence', 'anchors'],
  ...['postgres', 'postgres.json', 'postgres.log', NOTE],
];

/** Takes away everything of a home that no process uses. Throws for a home that is not a sandbox's. */
export async function emptySandbox({ home, sandbox }: Pick<Config, 'home' | 'sandbox'>): Promise<void> {
  if (!sandbox) throw new Error('only a sandbox may be emptied');
  const kept = await readKept(path.join(home, KEPT));
  // PostgreSQL may have had to keep its files elsewhere.
  const place = (await readClusterRecord(home))?.place;
  if (place !== undefined) await rm(place, { recursive: true, force: true });
  for (const name of OURS) await rm(path.join(home, name), { recursive: true, force: true });
  if (kept === undefined) return;
  await mkdir(path.join(home, 'keys'), { recursive: true, mode: 0o700 });
  await writeFile(path.join(home, KEPT), kept, { mode: 0o600 });
}

/** Asks the running sandbox to make itself as new; `reset` names this time. */
export const askForReset = async (sql: Sql, reset: string): Promise<void> => {
  await sql.notify(CHANNEL, reset);
};

/** Hears of it; answers how to stop listening. */
export async function followReset(sql: Sql, startAgain: (reset: string) => void): Promise<() => Promise<void>> {
  const listening = await sql.listen(CHANNEL, startAgain);
  return async () => {
    await listening.unlisten();
  };
}

/** The sandbox is as new: for whoever asked and waits. */
export const noteReset = ({ home }: Pick<Config, 'home'>, reset: string): Promise<void> =>
  writeFile(path.join(home, NOTE), JSON.stringify({ reset }), { mode: 0o600 });

export async function isReset({ home }: Pick<Config, 'home'>, reset: string): Promise<boolean> {
  const text = await readFile(path.join(home, NOTE), 'utf8').catch(() => '');
  return text === JSON.stringify({ reset });
}
