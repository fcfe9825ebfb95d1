import type { KeyObject } from 'node:crypto';
import type postgres from 'postgres';
import type { RecordId } from '../kernel/ids.js';
import { connectionPool } from './connection-pool.js';
import { guardedSql, TOTAL_TYPES } from './guarded-sql.js';
import type { KeyStore } from './key-store.js';
import { seal, unseal } from './sealing.js';
import type { SqlParameters } from './sql-text.js';

// The only two ways to the database: `directory` for what names nobody (lifecycle rows, blind indexes, reference tables, sessions),
// and a record handle for everything of one person: a transaction with row-level security set to that record and its key at hand.

export type Sql = postgres.Sql;
/** A tagged-template SQL client bound to one transaction. */
export type Query = postgres.ISql;

/**
 * First item of a FROM clause: opens the record for this statement and names it `opened.id`. What is read of the record has to be read
 * laterally, with `opened.id::uuid` as its record and `offset 0` or a limit at its end, so that it comes after. An entry that waits for a
 * reading (see {@link RecordHandle.entry}) is written by the same item, once.
 */
export function opening(handle: RecordHandle, parameters: SqlParameters): string {
  const entry = handle.entry?.take();
  const call =
    entry?.(handle, parameters) ?? `set_config('carnet.record_id', ${parameters.add(handle.recordId, 'text')}, true)`;
  return `${call} as opened(id)`;
}

/** A call that writes an entry and answers its record, as the text of a FROM item. */
export type EntryCall = (handle: RecordHandle, parameters: SqlParameters) => string;

/** Where a reading that is traced beside itself leaves its entry, for the statement that reads to write it. */
export interface WaitingEntry {
  put(entry: EntryCall): void;
  take(): EntryCall | undefined;
}

export function waitingEntry(): WaitingEntry {
  let waiting: EntryCall | undefined;
  return {
    put(entry) {
      if (waiting !== undefined) throw new Error('a reading has one entry');
      waiting = entry;
    },
    take() {
      const taken = waiting;
      waiting = undefined;
      return taken;
    },
  };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A transaction on one record. Every personal table is reached through one of these. */
export interface RecordHandle {
  readonly recordId: RecordId;
  readonly sql: Query;
  /** Seals for a row of this record: bound to table, record and row id. */
  seal(table: string, id: string, plain: Uint8Array | string): Buffer;
  open(table: string, id: string, sealed: Uint8Array): Buffer;
  /** Only while a reading is traced beside itself. */
  readonly entry?: WaitingEntry;
  /**
   * Sends COMMIT right behind the statements already issued, instead of after their answers: a round trip less for readings.
   * Any statement issued later in this transaction throws.
   */
  commitBehind(): void;
}

export class RecordKeyDestroyed extends Error {
  override readonly name = 'RecordKeyDestroyed';
}

export interface Database {
  readonly directory: Sql;
  /**
   * Runs `work` in one transaction on the record; what it returns is durable. A throw rolls everything back. `alone`: waits for every
   * other transaction on this record that asked to be alone.
   */
  withRecord<T>(
    recordId: RecordId,
    work: (handle: RecordHandle) => Promise<T>,
    options?: { readonly alone?: boolean },
  ): Promise<T>;
  /**
   * Runs `work` without a transaction around it, for readings: each statement is one by itself, durable when it answers, and has to
   * open the record in its own text ({@link opening}, or a function that does). One that does not is refused by row-level security.
   */
  withReading<T>(recordId: RecordId, work: (handle: RecordHandle) => Promise<T>): Promise<T>;
  /** Makes the keys of new records, durable when it resolves, and answers their slots for the rows of `space`. */
  makeRecordKey(recordIds: readonly RecordId[]): Promise<number[]>;
  /** Drops a cached key: after erasure nothing here can read the record. */
  forgetKey(recordId: RecordId): void;
  close(): Promise<void>;
}

interface Options {
  readonly url: string;
  readonly keys: KeyStore;
  readonly connections?: number;
  /** Keys of records kept in memory, at most. */
  readonly cachedKeys?: number;
}

export function openDatabase({ url, keys, connections = 12, cachedKeys = 10_000 }: Options): Database {
  const base = {
    onnotice: () => undefined,
    types: TOTAL_TYPES,
    fetch_types: false,
    connection: { application_name: 'carnet' },
  };
  const directory: Sql = guardedSql(connectionPool(url, base, Math.max(2, Math.floor(connections / 3))));
  const personal = connectionPool(url, base, connections);
  const reading = guardedSql(personal);
  const cache = new Map<RecordId, KeyObject>();

  async function keyOf(recordId: RecordId): Promise<KeyObject> {
    const kept = cache.get(recordId);
    if (kept !== undefined) {
      cache.delete(recordId);
      cache.set(recordId, kept);
      return kept;
    }
    const rows = await directory<{ key_slot: string }[]>`select key_slot from space where record_id = ${recordId}`;
    const slot = rows[0]?.key_slot;
    const key = slot === undefined ? undefined : await keys.open(recordId, Number(slot));
    if (key === undefined) throw new RecordKeyDestroyed('this record has no key: it was erased or never made');
    remember(recordId, key);
    return key;
  }

  function remember(recordId: RecordId, key: KeyObject): void {
    cache.set(recordId, key);
    if (cache.size > cachedKeys) {
      const oldest = cache.keys().next();
      if (oldest.done !== true) cache.delete(oldest.value);
    }
  }

  const sealingWith = (key: KeyObject, recordId: RecordId): Pick<RecordHandle, 'recordId' | 'seal' | 'open'> => ({
    recordId,
    seal: (table, id, plain) => seal(key, `${table}|${recordId}|${id}`, plain),
    open: (table, id, sealed) => unseal(key, `${table}|${recordId}|${id}`, sealed),
  });

  return {
    directory,
    async withReading(recordId, work) {
      if (!UUID.test(recordId)) throw new Error('a record is opened by its identifier');
      const key = await keyOf(recordId);
      return work({ ...sealingWith(key, recordId), sql: reading, commitBehind: () => undefined });
    },
    async withRecord(recordId, work, { alone = false } = {}) {
      if (!UUID.test(recordId)) throw new Error('a record is opened by its identifier');
      const key = await keyOf(recordId);
      const connection = await personal.reserve();
      // Sent together with the first statement of `work`: one round trip less for every request.
      // In one message of the simple protocol, which takes no parameters: the identifier is checked to be one.
      const lock = alone ? `; select pg_advisory_xact_lock(hashtextextended('${recordId}', 0))` : '';
      const begun = connection.unsafe(`begin; set local carnet.record_id = '${recordId}'${lock}`).simple().execute();
      begun.catch(() => undefined);
      let commit: Promise<{ readonly command: string }> | undefined;
      // The connection is another record's as soon as it is given back: whoever still holds this handle then asks nothing any more.
      let over = false;
      try {
        const result = await work({
          ...sealingWith(key, recordId),
          sql: guardedSql<Query>(connection, () => {
            if (over || commit !== undefined)
              throw new Error('a statement was issued after the end of its transaction');
          }),
          commitBehind: () => {
            commit = commitSoon(connection);
            commit.catch(() => undefined);
          },
        });
        await begun;
        over = true;
        // COMMIT answers only when the transaction is on disk: nothing is acknowledged before that.
        const done = await (commit ?? connection`commit`);
        if (done.command !== 'COMMIT') throw new Error('the transaction was rolled back by the database');
        return result;
      } catch (error) {
        over = true;
        await connection`rollback`.catch(() => undefined);
        throw error;
      } finally {
        connection.release();
      }
    },
    async makeRecordKey(recordIds) {
      const rows = await directory<{ slot: string }[]>`
        select nextval('record_key_slot') as slot from generate_series(1, ${recordIds.length})`;
      const slots = rows.map((row) => Number(row.slot));
      await keys.create(recordIds.map((recordId, at) => ({ recordId, slot: slots[at] ?? 0 })));
      // Kept at hand, so that the record's first transaction can write the row that says where its key is.
      for (const [at, recordId] of recordIds.entries()) {
        const key = await keys.open(recordId, slots[at] ?? 0);
        if (key !== undefined) remember(recordId, key);
      }
      return slots;
    },
    forgetKey: (recordId) => {
      cache.delete(recordId);
    },
    async close() {
      await Promise.all([directory.end({ timeout: 5 }), personal.end({ timeout: 5 })]);
    },
  };
}

/** The driver sends a statement some microtasks after it is awaited: COMMIT waits for the turn's end, so that it comes last. */
const commitSoon = (connection: postgres.ReservedSql): Promise<{ readonly command: string }> =>
  new Promise((resolve, reject) => {
    setImmediate(() => {
      connection`commit`.then(resolve, reject);
    });
  });
