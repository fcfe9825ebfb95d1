import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseCheckpoint, type Checkpoint } from '../log/checkpoint.model.js';
import { signingKey } from '../log/log-keys.js';
import { sha256 } from '../log/log.store.js';
import { parseNote, TIMESTAMPED, type Sign, type VerifierKey } from '../log/note.model.js';

// What a witness keeps, apart from everything of the installation it watches: its key, the last checkpoint of each log it cosigned, and
// what it refused and holds as proof.

export interface WitnessHome {
  readonly key: VerifierKey;
  readonly sign: Sign;
  /** The last checkpoint cosigned of a log. */
  last(origin: string): Promise<Checkpoint | undefined>;
  /** Durable when it resolves. */
  keep(origin: string, note: string): Promise<void>;
  /** Keeps two checkpoints that contradict each other; answers where. */
  keepEvidence(origin: string, note: string): Promise<string>;
  /** The last note cosigned of a log, as it came. */
  lastNote(origin: string): Promise<string | undefined>;
  /** Begins a log anew: whatever it shows next is the first thing seen of it. */
  forget(origin: string): Promise<void>;
  /** What is kept about a rollback under the whole hash of its statement: that it was asked for, allowed by the keeper, cosigned. */
  rollback(hash: string, what: RollbackStage): Promise<string | undefined>;
  keepRollback(hash: string, what: RollbackStage, text: string): Promise<void>;
  /** The hashes of statements that were asked for and begin so. */
  rollbacksAsked(beginning: string): Promise<readonly string[]>;
}

export type RollbackStage = 'asked' | 'allowed' | 'cosigned';

export async function openWitnessHome(folder: string, name: string): Promise<WitnessHome> {
  const evidence = path.join(folder, 'evidence');
  await mkdir(evidence, { recursive: true, mode: 0o700 });
  await mkdir(path.join(folder, 'rollbacks'), { recursive: true, mode: 0o700 });
  const { publicKey, sign } = signingKey(await seedIn(folder));
  const fileOf = (origin: string): string =>
    path.join(folder, `${createHash('sha256').update(origin).digest('hex').slice(0, 32)}.checkpoint`);
  const textIn = async (file: string): Promise<string | undefined> =>
    readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
  const lastNote = (origin: string): Promise<string | undefined> => textIn(fileOf(origin));
  const rollbacks = path.join(folder, 'rollbacks');
  const stageOf = (hash: string, what: RollbackStage): string => path.join(rollbacks, `${hash}.${what}`);
  return {
    key: { name, kind: TIMESTAMPED, publicKey },
    sign,
    lastNote,
    forget: (origin) => rm(fileOf(origin), { force: true }),
    rollback: (hash, what) => textIn(stageOf(hash, what)),
    async keepRollback(hash, what, text) {
      await writeDurably(stageOf(hash, what), text);
    },
    async rollbacksAsked(beginning) {
      const names = await readdir(rollbacks);
      return names
        .filter((name) => name.startsWith(beginning) && name.endsWith('.asked'))
        .map((name) => path.parse(name).name);
    },
    async last(origin) {
      const text = await lastNote(origin);
      if (text === undefined) return undefined;
      const checkpoint = parseCheckpoint(parseNote(text)?.text ?? '');
      // A witness that lost what it saw must not begin again: it would cosign anything.
      if (checkpoint === undefined) throw new Error(`${fileOf(origin)} is damaged`);
      return checkpoint;
    },
    keep: (origin, note) => writeDurably(fileOf(origin), note),
    async keepEvidence(origin, note) {
      const both = `${(await lastNote(origin)) ?? ''}\n${note}`;
      const file = path.join(
        evidence,
        `${Buffer.from(sha256(Buffer.from(both)))
          .toString('hex')
          .slice(0, 16)}.checkpoints`,
      );
      await writeDurably(file, both);
      return file;
    },
  };
}

async function seedIn(folder: string): Promise<Buffer> {
  const file = path.join(folder, 'witness.key');
  const made = randomBytes(32).toString('base64');
  await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx', flush: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const seed = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64');
  if (seed.length !== 32) throw new Error(`${file} does not hold a key`);
  return seed;
}

/** Written whole or not at all, and on disk before anybody is told. */
async function writeDurably(file: string, text: string): Promise<void> {
  const fresh = `${file}.new`;
  await writeFile(fresh, text, { mode: 0o600, flush: true });
  await rename(fresh, file);
  const folder = await open(path.dirname(file), 'r');
  await folder.sync();
  await folder.close();
}
