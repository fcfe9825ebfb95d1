import type { RecordId } from '../kernel/ids.js';
import { RecordKeyDestroyed, type Database } from '../platform/database.js';
import type { SystemKeys } from '../platform/system-keys.js';
import { heldFromErasure, recordsWithoutTraits, saveTraits, traitsIndex } from './national-link.store.js';
import { readPerson } from './person.store.js';

export interface FilledTraits {
  readonly filled: number;
  /** One of the five is not known: nothing to compare, and nothing kept. */
  readonly incomplete: number;
  /** Erased meanwhile. */
  readonly erased: number;
}

export interface FillTraits {
  readonly database: Pick<Database, 'directory' | 'withRecord'>;
  readonly keys: Pick<SystemKeys, 'index'>;
  /** Hears of the counts after each step. */
  readonly progress?: (counts: FilledTraits) => void;
  /** Records looked up in one step. */
  readonly step?: number;
}

const AT_ONCE = 4;
const FIRST = '00000000-0000-0000-0000-000000000000' as RecordId;

/**
 * Gives every record the keyed hash of its person's five traits that has none yet. One short transaction each: stopped anywhere, it is run
 * again and goes on with those that are left. Two at once do the same work twice, and no harm.
 */
export async function fillTraits({ database, keys, progress, step = 500 }: FillTraits): Promise<FilledTraits> {
  const counts = { filled: 0, incomplete: 0, erased: 0 };
  let after = FIRST;
  for (;;) {
    const records = await recordsWithoutTraits(database.directory, after, step);
    const waiting = records.values();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (const recordId of waiting) counts[await fill(recordId)] += 1;
      }),
    );
    const last = records.at(-1);
    if (last === undefined) return counts;
    progress?.({ ...counts });
    after = last;
  }

  /** Alone on the record: what the feed changes at the same moment is not written over. Nothing is left of who is erased meanwhile. */
  function fill(recordId: RecordId): Promise<keyof FilledTraits> {
    return database
      .withRecord(
        recordId,
        async (handle) => {
          if (!(await heldFromErasure(handle))) return 'erased';
          const person = await readPerson(handle);
          await saveTraits(handle, keys.index, person);
          return traitsIndex(keys.index, person) === undefined ? 'incomplete' : 'filled';
        },
        { alone: true },
      )
      .catch((error: unknown) => {
        if (error instanceof RecordKeyDestroyed) return 'erased';
        throw error;
      });
  }
}
