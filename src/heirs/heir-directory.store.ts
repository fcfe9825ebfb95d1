import type { RecordId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { RecordHandle, Sql } from '../platform/database.js';

// What leads from the reference on a letter to its request, and the letter's code: keyed hashes and ids, nothing of anybody.

export async function addHeirReference({ sql, recordId }: RecordHandle, id: string, reference: Buffer): Promise<void> {
  await sql`
    insert into directory_heir (request_id, record_id, reference_index) values (${id}, ${recordId}, ${reference})`;
}

export interface FoundHeirRequest {
  readonly requestId: string;
  readonly recordId: RecordId;
}

export async function findHeirRequest(sql: Sql, reference: Buffer): Promise<FoundHeirRequest | undefined> {
  const rows = await sql<{ request_id: string; record_id: RecordId }[]>`
    select request_id, record_id from directory_heir where reference_index = ${reference}`;
  return rows[0] === undefined ? undefined : { requestId: rows[0].request_id, recordId: rows[0].record_id };
}

/** A new code takes the place of the one before; the count of wrong ones begins again. */
export async function setHeirCode(
  { sql, recordId }: RecordHandle,
  id: string,
  code: Buffer,
  until: Instant,
): Promise<void> {
  await sql`
    update directory_heir set code_index = ${code}, code_until = ${new Date(until)}, wrong_codes = 0
    where request_id = ${id} and record_id = ${recordId}`;
}

export interface HeldCode {
  readonly wrongCodes: number;
  readonly code?: Buffer;
  readonly until?: Instant;
}

/** The code, locked until the act is done; the one that is tried counts as wrong before it is judged. */
export async function holdHeirCode({ sql, recordId }: RecordHandle, id: string): Promise<HeldCode | undefined> {
  const rows = await sql<{ wrong_codes: number; code_index: Buffer | null; code_until: Date | null }[]>`
    update directory_heir set wrong_codes = wrong_codes + 1
    where request_id = ${id} and record_id = ${recordId} returning wrong_codes, code_index, code_until`;
  const row = rows[0];
  if (row === undefined) return undefined;
  return {
    wrongCodes: row.wrong_codes - 1,
    ...(row.code_index === null ? {} : { code: row.code_index }),
    ...(row.code_until === null ? {} : { until: row.code_until.getTime() }),
  };
}

/** It was right: it no longer counts as a wrong one. */
export async function uncountHeirCode({ sql, recordId }: RecordHandle, id: string): Promise<void> {
  await sql`
    update directory_heir set wrong_codes = wrong_codes - 1
    where request_id = ${id} and record_id = ${recordId} and wrong_codes > 0`;
}
