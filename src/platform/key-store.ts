import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { mkdir, open, writeFile, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { readKept, UnusableFile } from './kept-file.js';
import { seal, unseal, SealBroken } from './sealing.js';
import { writeWhole } from './write-whole.js';

// The key store of records: apart from the database and from its backups, so that destroying a key here makes every copy of
// that record's data unreadable. The default keeps fixed slots in segment files: a key is made, read and destroyed in place,
// and a million are written with one sync. A KMS or an HSM implements the same three acts.

export interface KeyPlace {
  readonly recordId: string;
  readonly slot: number;
}

export interface KeyStore {
  /** Makes and answers the keys of new records, durable when it resolves. Slots come from a database sequence, so they never collide. */
  create(keys: readonly KeyPlace[]): Promise<KeyObject[]>;
  /** The record's key, or undefined once it is destroyed or was never made. */
  open(recordId: string, slot: number): Promise<KeyObject | undefined>;
  /** Several at once, in the order asked for. */
  openMany(keys: readonly KeyPlace[]): Promise<(KeyObject | undefined)[]>;
  /** Destroys the record's key for good, durable when it resolves. */
  destroy(recordId: string, slot: number): Promise<void>;
  close(): Promise<void>;
}

const SLOT_BYTES = 96;
const SLOTS_PER_SEGMENT = 65_536;

/** The file key store under `folder`; record keys are wrapped under `wrapping`. */
export async function openFileKeyStore(folder: string, wrapping: KeyObject): Promise<KeyStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const segments = new Map<number, Promise<FileHandle>>();
  const segmentOf = (slot: number): Promise<FileHandle> => {
    const number = Math.floor(slot / SLOTS_PER_SEGMENT);
    let segment = segments.get(number);
    if (segment === undefined) {
      segment = openOrMake(path.join(folder, `segment-${String(number).padStart(6, '0')}.keys`));
      segment.catch(() => segments.delete(number));
      segments.set(number, segment);
    }
    return segment;
  };
  const placeOf = (slot: number): number => (slot % SLOTS_PER_SEGMENT) * SLOT_BYTES;
  const bound = (recordId: string): string => `record-key|${recordId}`;

  const keyIn = (recordId: string, bytes: Buffer): KeyObject | undefined => {
    if (bytes.length < SLOT_BYTES || bytes[0] !== 1) return undefined;
    try {
      return createSecretKey(unseal(wrapping, bound(recordId), bytes.subarray(1, 61)));
    } catch (error) {
      if (error instanceof SealBroken) return undefined;
      throw error;
    }
  };

  return {
    async create(keys) {
      const touched = new Set<FileHandle>();
      const random = randomBytes(32 * keys.length);
      const made = keys.map((_, at) => random.subarray(at * 32, at * 32 + 32));
      for (const run of runsOf(keys)) {
        const file = await segmentOf(run.slot);
        const bytes = Buffer.alloc(run.places.length * SLOT_BYTES);
        for (const [at, place] of run.places.entries()) {
          seal(wrapping, bound(keys[place]?.recordId ?? ''), made[place] ?? randomBytes(32)).copy(
            bytes,
            at * SLOT_BYTES + 1,
          );
          bytes[at * SLOT_BYTES] = 1;
        }
        await writeWhole(file, bytes, placeOf(run.slot));
        touched.add(file);
      }
      await Promise.all([...touched].map((file) => file.datasync()));
      return made.map((raw) => createSecretKey(raw));
    },
    async open(recordId, slot) {
      const file = await segmentOf(slot);
      const bytes = Buffer.alloc(SLOT_BYTES);
      const { bytesRead } = await file.read(bytes, 0, SLOT_BYTES, placeOf(slot));
      return keyIn(recordId, bytes.subarray(0, bytesRead));
    },
    async openMany(keys) {
      const found = new Array<KeyObject | undefined>(keys.length);
      for (const run of runsOf(keys)) {
        const file = await segmentOf(run.slot);
        const bytes = Buffer.alloc(run.places.length * SLOT_BYTES);
        const { bytesRead } = await file.read(bytes, 0, bytes.length, placeOf(run.slot));
        for (const [at, place] of run.places.entries())
          found[place] = keyIn(
            keys[place]?.recordId ?? '',
            bytes.subarray(at * SLOT_BYTES, Math.min(bytesRead, (at + 1) * SLOT_BYTES)),
          );
      }
      return found;
    },
    async destroy(_recordId, slot) {
      const file = await segmentOf(slot);
      await writeWhole(file, Buffer.alloc(SLOT_BYTES), placeOf(slot));
      await file.datasync();
    },
    async close() {
      for (const segment of segments.values()) await (await segment).close();
      segments.clear();
    },
  };
}

/** Slots that follow one another in one segment, to be read or written at once; `places` are their places in what was asked for. */
function runsOf(keys: readonly KeyPlace[]): { slot: number; places: number[] }[] {
  const runs: { slot: number; places: number[] }[] = [];
  for (const place of keys
    .keys()
    .toArray()
    .sort((a, b) => (keys[a]?.slot ?? 0) - (keys[b]?.slot ?? 0))) {
    const slot = keys[place]?.slot ?? 0;
    const run = runs.at(-1);
    if (run !== undefined && slot === run.slot + run.places.length && slot % SLOTS_PER_SEGMENT !== 0)
      run.places.push(place);
    else runs.push({ slot, places: [place] });
  }
  return runs;
}

async function openOrMake(file: string): Promise<FileHandle> {
  try {
    return await open(file, 'r+');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const made = await open(file, 'wx+', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return open(file, 'r+');
    throw error;
  });
  const folder = await open(path.dirname(file), 'r');
  await folder.sync();
  await folder.close();
  return made;
}

const MASTER_KEY_BYTES = 32;

/**
 * The master key of a demo home: made at first start, kept in a file only its owner can read. Production gives its own. Throws
 * {@link UnusableFile} where the file is there and cannot be read, or holds something else.
 */
export async function masterKeyOfHome(folder: string): Promise<KeyObject> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, 'master.key');
  const kept = await readKept(file);
  if (kept !== undefined) {
    const key = Buffer.from(kept.toString('utf8').trim(), 'base64');
    if (key.length !== MASTER_KEY_BYTES) throw new UnusableFile(file, 'it holds no master key');
    return createSecretKey(key);
  }
  const made = randomBytes(MASTER_KEY_BYTES);
  await writeFile(file, `${made.toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return createSecretKey(made);
}
