import type { KeyObject } from 'node:crypto';
import type { RecordId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { Database, RecordHandle, Sql } from '../platform/database.js';
import { freshBytes } from '../platform/fresh-bytes.js';
import { blindIndex } from '../platform/sealing.js';
import type { SystemKeys } from '../platform/system-keys.js';
import { endsEarlierCodes, type CodeReason } from './asked-code-ends-no-other.rule.js';
import { CODE_BYTES, codeFrom, normaliseCode } from './code.model.js';
import type { SpaceCode } from './space.model.js';

// Provisional codes: the table keeps HMAC-SHA-256 under a pepper that lives with the keys; the code itself is in the letter only.

export const newCode = (): string => codeFrom(freshBytes(CODE_BYTES));

export const codeIndex = (key: KeyObject, code: string): Buffer => blindIndex(key, 'provisional-code', code);

/** Gives a record a code; any earlier one that was not used ends with it. Throws when `code` is none. */
export async function issueCode(
  { database, keys }: { readonly database: Pick<Database, 'directory'>; readonly keys: Pick<SystemKeys, 'code'> },
  recordId: RecordId,
  { code, sentAt, expiresAt }: { code: string; sentAt: Instant; expiresAt: Instant },
): Promise<void> {
  const normal = normaliseCode(code);
  if (normal === undefined) throw new Error('a provisional code has 10 letters of base32');
  const index = codeIndex(keys.code, normal);
  await database.directory.begin(async (sql) => {
    await sql`
      update directory_code set expires_at = ${new Date(sentAt)}
      where record_id = ${recordId} and used_at is null and code_index <> ${index} and expires_at > ${new Date(sentAt)}`;
    await sql`
      insert into directory_code (code_index, record_id, sent_at, expires_at)
      values (${index}, ${recordId}, ${new Date(sentAt)}, ${new Date(expiresAt)})
      on conflict (code_index) do nothing`;
  });
}

/** Gives the open record a new code in the act's own transaction. */
export async function issueCodeIn(
  handle: RecordHandle,
  index: Buffer,
  { sentAt, expiresAt, reason }: { readonly sentAt: Instant; readonly expiresAt: Instant; readonly reason: CodeReason },
): Promise<void> {
  const { sql, recordId } = handle;
  if (endsEarlierCodes(reason)) await endCodes(handle, sentAt);
  await sql`
    insert into directory_code (code_index, record_id, sent_at, expires_at)
    values (${index}, ${recordId}, ${new Date(sentAt)}, ${new Date(expiresAt)})`;
}

/** Ends the open record's codes that were not used. */
async function endCodes({ sql, recordId }: RecordHandle, at: Instant): Promise<void> {
  await sql`
    update directory_code set expires_at = ${new Date(at)}
    where record_id = ${recordId} and used_at is null and expires_at > ${new Date(at)}`;
}

/** Ends the code of a message that went out at `sentAt` and came back: it may be in strange hands. */
export async function endCodeSentAt({ sql, recordId }: RecordHandle, sentAt: Instant, at: Instant): Promise<void> {
  await sql`
    update directory_code set expires_at = ${new Date(at)}
    where record_id = ${recordId} and used_at is null and sent_at = ${new Date(sentAt)} and expires_at > ${new Date(at)}`;
}

/** The message that carries it has gone out: its term runs from there, unless a newer one ended it. */
export async function letCodeLiveFrom(
  handle: RecordHandle,
  index: Buffer,
  sentAt: Instant,
  expiresAt: Instant,
): Promise<void> {
  await handle.sql`
    update directory_code set sent_at = ${new Date(sentAt)}, expires_at = ${new Date(expiresAt)}
    where code_index = ${index} and record_id = ${handle.recordId} and used_at is null and expires_at > ${new Date(sentAt)}`;
}

/** Whose code it is. */
export async function findRecordByCode(sql: Sql, index: Buffer): Promise<RecordId | undefined> {
  const rows = await sql<{ record_id: RecordId }[]>`select record_id from directory_code where code_index = ${index}`;
  return rows[0]?.record_id;
}

interface Row {
  expires_at: Date;
  used_at: Date | null;
  wrong_guesses: number;
}
const codeOf = (row: Row, counted: number): SpaceCode => ({
  expiresAt: row.expires_at.getTime(),
  wrongGuesses: row.wrong_guesses - counted,
  ...(row.used_at === null ? {} : { usedAt: row.used_at.getTime() }),
});

/** The open record's code, locked until the act is done; with `guess`, a wrong guess is counted before it is judged. */
export async function holdCode(handle: RecordHandle, index: Buffer, guess: boolean): Promise<SpaceCode | undefined> {
  const { sql, recordId } = handle;
  const rows = await sql<Row[]>`
    update directory_code set wrong_guesses = wrong_guesses + ${guess ? 1 : 0}
    where code_index = ${index} and record_id = ${recordId}
    returning expires_at, used_at, wrong_guesses`;
  return rows[0] === undefined ? undefined : codeOf(rows[0], guess ? 1 : 0);
}

/** The guess was right: it no longer counts as a wrong one. */
export async function uncountGuess(handle: RecordHandle, index: Buffer): Promise<void> {
  await handle.sql`
    update directory_code set wrong_guesses = wrong_guesses - 1
    where code_index = ${index} and record_id = ${handle.recordId} and wrong_guesses > 0`;
}

/** Uses a code up; the others that its person still had end with it. */
export async function useCode(handle: RecordHandle, index: Buffer, at: Instant): Promise<void> {
  await handle.sql`
    update directory_code set used_at = ${new Date(at)}
    where code_index = ${index} and record_id = ${handle.recordId}`;
  await endCodes(handle, at);
}
