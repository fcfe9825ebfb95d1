import type { KeyObject } from 'node:crypto';
import type { RecordId } from '../kernel/ids.js';
import { ok, problem, type Result } from '../kernel/result.js';
import type { Instant } from '../kernel/time.js';
import type { Database, RecordHandle, Sql } from '../platform/database.js';
import { blindIndex } from '../platform/sealing.js';
import type { SystemKeys } from '../platform/system-keys.js';
import { forgetGuesses } from './guess.store.js';
import { hashPassword } from './password-hashing.js';

// A person's way in. The directory finds the record by a keyed hash of the username; name and secret are sealed in the record.

export interface Account {
  readonly username: string;
  readonly passwordHash: string;
  /** Base32, of an authenticator app when there is one. */
  readonly totpSecret?: string;
  /** The last time step whose code was used: a code works once. */
  readonly lastCodeStep: number;
}

export interface NewAccount {
  readonly username: string;
  readonly passwordHash: string;
  readonly totpSecret?: string;
  readonly at: Instant;
}

/** Two spellings of one username: capitals make no difference. */
export const sameUsername = (username: string): string => username.trim().toLowerCase();

const usernameIndex = (key: KeyObject, username: string): Buffer => blindIndex(key, 'username', sameUsername(username));

export async function findAccount(sql: Sql, indexKey: KeyObject, username: string): Promise<RecordId | undefined> {
  const rows = await sql<{ record_id: RecordId }[]>`
    select record_id from directory_account where username_index = ${usernameIndex(indexKey, username)}`;
  return rows[0]?.record_id;
}

/** The account of the open record; with `lock`, nobody else changes it until the act is done. */
export async function readAccount(handle: RecordHandle, lock = false): Promise<Account | undefined> {
  const { sql, recordId } = handle;
  const rows = await sql<{ password_hash: string; last_code_step: string; sealed: Buffer }[]>`
    select password_hash, last_code_step, sealed from account where record_id = ${recordId}
    ${lock ? sql`for update` : sql``}`;
  const row = rows[0];
  if (row === undefined) return undefined;
  const sealed = JSON.parse(handle.open('account', recordId, row.sealed).toString()) as Sealed;
  return { ...sealed, passwordHash: row.password_hash, lastCodeStep: Number(row.last_code_step) };
}

interface Sealed {
  readonly username: string;
  readonly totpSecret?: string;
}
const sealedOf = (handle: RecordHandle, { username, totpSecret }: Sealed): Buffer =>
  handle.seal('account', handle.recordId, JSON.stringify({ username, totpSecret }));

/** Changes the account of the open record: another password, an authenticator app added or taken away. */
export async function saveAccount(handle: RecordHandle, account: Account): Promise<void> {
  await handle.sql`
    update account set password_hash = ${account.passwordHash}, last_code_step = ${account.lastCodeStep},
      sealed = ${sealedOf(handle, account)}
    where record_id = ${handle.recordId}`;
}

export async function saveLastCodeStep(handle: RecordHandle, step: number): Promise<void> {
  await handle.sql`update account set last_code_step = ${step} where record_id = ${handle.recordId}`;
}

/** Adds the account in the open transaction: `username-taken` when another record has this name. */
export async function addAccount(
  handle: RecordHandle,
  indexKey: KeyObject,
  account: NewAccount & { readonly lastCodeStep?: number },
): Promise<Result<undefined, 'username-taken'>> {
  const { sql, recordId } = handle;
  const index = usernameIndex(indexKey, account.username);
  const taken = await sql`
    insert into directory_account (username_index, record_id) values (${index}, ${recordId})
    on conflict (username_index) do nothing returning 1`;
  if (taken.length === 0) {
    const owner = await sql<{ record_id: string }[]>`
      select record_id from directory_account where username_index = ${index}`;
    if (owner[0]?.record_id !== recordId) return problem('username-taken', 'username');
  }
  const { passwordHash, at, lastCodeStep = 0 } = account;
  const sealed = sealedOf(handle, account);
  await sql`
    insert into account (record_id, password_hash, last_code_step, created_at, sealed)
    values (${recordId}, ${passwordHash}, ${lastCodeStep}, ${new Date(at)}, ${sealed})
    on conflict (record_id) do update
    set password_hash = excluded.password_hash, last_code_step = excluded.last_code_step, sealed = excluded.sealed`;
  return ok(undefined);
}

/** New ways in instead of all the old ones: username, password, application, passkeys, the national sign-in. `username-taken` as above. */
export async function replaceAccount(
  handle: RecordHandle,
  indexKey: KeyObject,
  account: NewAccount & { readonly lastCodeStep?: number },
): Promise<Result<undefined, 'username-taken'>> {
  const { sql, recordId } = handle;
  await sql`delete from directory_account where record_id = ${recordId}`;
  await sql`delete from directory_passkey where record_id = ${recordId}`;
  await sql`delete from directory_national_link where record_id = ${recordId}`;
  await sql`delete from passkey where record_id = ${recordId}`;
  // Codes guessed behind the former password say nothing of this one.
  await forgetGuesses(sql, indexKey, 'code', recordId);
  return addAccount(handle, indexKey, account);
}

/** Makes (or makes again) a record's account outside any act: for seeding a home. Throws when the username is another's. */
export async function createAccount(
  { database, keys }: { readonly database: Pick<Database, 'withRecord'>; readonly keys: Pick<SystemKeys, 'index'> },
  recordId: RecordId,
  account: Omit<NewAccount, 'passwordHash'> & { readonly password: string },
): Promise<void> {
  const passwordHash = await hashPassword(account.password);
  await database.withRecord(recordId, async (handle) => {
    const made = await addAccount(handle, keys.index, { ...account, passwordHash });
    if (!made.ok) throw new Error(made.problem);
  });
}
