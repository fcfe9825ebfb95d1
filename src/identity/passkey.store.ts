import type { KeyObject } from 'node:crypto';
import type { RecordId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { RecordHandle, Sql } from '../platform/database.js';
import { blindIndex } from '../platform/sealing.js';

/** A passkey of the open record. */
export interface Passkey {
  readonly id: string;
  /** Base64url, as the browser names it. */
  readonly credentialId: string;
  /** COSE, base64url. */
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
  /** What the person sees: « Firefox sur Windows ». */
  readonly label: string;
  readonly createdAt: Instant;
  readonly usedAt?: Instant;
}

type Sealed = Pick<Passkey, 'credentialId' | 'publicKey' | 'counter' | 'transports' | 'label'>;

const indexOf = (key: KeyObject, credentialId: string): Buffer => blindIndex(key, 'passkey', credentialId);

export async function findPasskey(
  sql: Sql,
  key: KeyObject,
  credentialId: string,
): Promise<{ recordId: RecordId; id: string } | undefined> {
  const rows = await sql<{ record_id: RecordId; passkey_id: string }[]>`
    select record_id, passkey_id from directory_passkey where credential_index = ${indexOf(key, credentialId)}`;
  return rows[0] === undefined ? undefined : { recordId: rows[0].record_id, id: rows[0].passkey_id };
}

interface Row {
  id: string;
  created_at: Date;
  used_at: Date | null;
  sealed: Buffer;
}
const passkeyOf = (handle: RecordHandle, row: Row): Passkey => ({
  ...(JSON.parse(handle.open('passkey', row.id, row.sealed).toString()) as Sealed),
  id: row.id,
  createdAt: row.created_at.getTime(),
  ...(row.used_at === null ? {} : { usedAt: row.used_at.getTime() }),
});

export async function readPasskeys(handle: RecordHandle): Promise<Passkey[]> {
  const rows = await handle.sql<Row[]>`
    select id, created_at, used_at, sealed from passkey where record_id = ${handle.recordId} order by created_at, id`;
  return rows.map((row) => passkeyOf(handle, row));
}

/** One passkey, locked: two sign-ins with it follow one another. */
export async function holdPasskey(handle: RecordHandle, id: string): Promise<Passkey | undefined> {
  const rows = await handle.sql<Row[]>`
    select id, created_at, used_at, sealed from passkey where record_id = ${handle.recordId} and id = ${id} for update`;
  return rows[0] === undefined ? undefined : passkeyOf(handle, rows[0]);
}

export async function addPasskey(handle: RecordHandle, key: KeyObject, passkey: Passkey): Promise<boolean> {
  const { id, credentialId, createdAt } = passkey;
  const added = await handle.sql`
    insert into directory_passkey (credential_index, record_id, passkey_id)
    values (${indexOf(key, credentialId)}, ${handle.recordId}, ${id}) on conflict do nothing returning 1`;
  if (added.length === 0) return false;
  await handle.sql`
    insert into passkey (record_id, id, created_at, sealed)
    values (${handle.recordId}, ${id}, ${new Date(createdAt)}, ${sealedOf(handle, passkey)})`;
  return true;
}

const sealedOf = (handle: RecordHandle, { id, ...rest }: Passkey): Buffer => {
  const { credentialId, publicKey, counter, transports, label } = rest;
  return handle.seal(
    'passkey',
    id,
    JSON.stringify({ credentialId, publicKey, counter, transports, label } satisfies Sealed),
  );
};

export async function notePasskeyUsed(handle: RecordHandle, passkey: Passkey, at: Instant): Promise<void> {
  await handle.sql`
    update passkey set used_at = ${new Date(at)}, sealed = ${sealedOf(handle, passkey)}
    where record_id = ${handle.recordId} and id = ${passkey.id}`;
}

/** False when it was not there. */
export async function removePasskey(handle: RecordHandle, key: KeyObject, id: string): Promise<boolean> {
  const held = await holdPasskey(handle, id);
  if (held === undefined) return false;
  await handle.sql`delete from passkey where record_id = ${handle.recordId} and id = ${id}`;
  await handle.sql`delete from directory_passkey where credential_index = ${indexOf(key, held.credentialId)}`;
  return true;
}
