import { createSecretKey, randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import {
  appendFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { parisDay, type Day, type Instant } from '../kernel/time.js';
import { keyedHashOf } from './keyed-hash.js';
import { daysToDrop, storedOf, type StoredLog } from './technical-log.model.js';

// The store of technical logs: one file a day, apart from the trace, dropped by age. Who asked stands in it under a pseudonym of that day,
// made with a random key that is destroyed days before the file: from then on nobody, we included, can tell who it was.

export interface TechnicalLog {
  /** One line of JSON that names nobody: what pino writes to. */
  write(line: string): void;
  /** The pseudonym of a value for today; `kind` keeps an address from looking like a session. */
  pseudonym(kind: string, value: string): string;
  /** Everything written so far is in its file when this returns. */
  flush(): void;
  /** Drops files and keys that are too old; answers how many went. */
  dropOld(): number;
  close(): void;
}

/** For commands and proofs that keep no log. */
export const NO_TECHNICAL_LOG: TechnicalLog = {
  write: () => undefined,
  pseudonym: () => '-',
  flush: () => undefined,
  dropOld: () => 0,
  close: () => undefined,
};

export interface TechnicalLogOptions {
  readonly folder: string;
  /** How many days a file is kept. */
  readonly days: number;
  /** Real time. */
  readonly now: () => Instant;
}

const KEY_BYTES = 32;
const FLUSH_EVERY = 1_000;
const MOST_WAITING = 256 * 1024;

export function openTechnicalLog({ folder, days, now }: TechnicalLogOptions): TechnicalLog {
  let waiting: string[] = [];
  let bytes = 0;
  let day: Day = '';
  let key: KeyObject | undefined;

  function flush(): void {
    if (waiting.length === 0) return;
    const text = waiting.join('');
    [waiting, bytes] = [[], 0];
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      // One write of whole lines: several processes may append to the file of the day.
      appendFileSync(path.join(folder, `${day}.ndjson`), text, { mode: 0o600 });
    } catch (error) {
      // A full disk must not stop care: what could not be kept is lost, and said where somebody looks.
      say(error);
    }
  }
  /** The day's file and key; what waits belongs to the day before and goes out first. */
  function today(): KeyObject {
    const current = parisDay(now());
    if (key !== undefined && current === day) return key;
    flush();
    day = current;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      key = keyOf(path.join(folder, `${day}.key`));
      dropOld();
    } catch (error) {
      say(error);
      // Pseudonyms of this process alone for today: they match no other process's, and nobody can turn them back.
      key = createSecretKey(randomBytes(KEY_BYTES));
    }
    return key;
  }
  function dropOld(): number {
    const gone = daysToDrop(readdirSync(folder), parisDay(now()), days);
    for (const file of gone) rmSync(path.join(folder, file), { force: true });
    return gone.length;
  }
  const timer = setInterval(flush, FLUSH_EVERY).unref();
  // A folder that cannot be is said at the start, not a day later.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  today();
  return {
    write(line) {
      today();
      waiting.push(line);
      bytes += line.length;
      if (bytes > MOST_WAITING) flush();
    },
    pseudonym: (kind, value) => keyedHashOf(today())(`${kind}\u0000${value}`).toString('base64url').slice(0, 12),
    flush,
    dropOld,
    close() {
      clearInterval(timer);
      flush();
    },
  };
}

/**
 * Made by whichever process is first in a day. It gets its name only when it is whole: no process reads half a key, a disk that is full
 * leaves none. Throws when the file holds something else than a key.
 */
function keyOf(file: string): KeyObject {
  const made = `${file}.${randomUUID()}`;
  try {
    writeFileSync(made, randomBytes(KEY_BYTES).toString('base64'), { mode: 0o600, flag: 'wx' });
    linkSync(made, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(made, { force: true });
  }
  const bytes = Buffer.from(readFileSync(file, 'utf8'), 'base64');
  if (bytes.length !== KEY_BYTES) throw new Error('the key of the day is not whole');
  return createSecretKey(bytes);
}

const say = (error: unknown): void => {
  const { code, message } = error as NodeJS.ErrnoException;
  process.stderr.write(`technical log: ${code ?? message}\n`);
};

/** What is in the store, for whoever looks after it. */
export function readStoredLog(folder: string): StoredLog {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    names = [];
  }
  return storedOf(names.map((name) => ({ name, bytes: statSync(path.join(folder, name)).size })));
}
