import type { KeyObject } from 'node:crypto';
import type { RecordId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { Sql } from '../platform/database.js';
import { blindIndex } from '../platform/sealing.js';

// Return addresses of mails under keyed hashes. Real time: they live as long as mail servers try.

const indexOf = (key: KeyObject, token: string): Buffer => blindIndex(key, 'mail-return', token.toLowerCase());

export async function addReturn(
  sql: Sql,
  key: KeyObject,
  {
    token,
    recordId,
    messageId,
    expiresAt,
  }: { token: string; recordId: RecordId; messageId: string; expiresAt: Instant },
): Promise<void> {
  await sql`
    insert into directory_mail_return (token_index, record_id, message_id, expires_at)
    values (${indexOf(key, token)}, ${recordId}, ${messageId}, ${new Date(expiresAt)})`;
}

/** Whose mail came back to this address. */
export async function findReturn(
  sql: Sql,
  key: KeyObject,
  token: string,
): Promise<{ recordId: RecordId; messageId: string } | undefined> {
  const rows = await sql<{ record_id: RecordId; message_id: string }[]>`
    select record_id, message_id from directory_mail_return where token_index = ${indexOf(key, token)}`;
  return rows[0] === undefined ? undefined : { recordId: rows[0].record_id, messageId: rows[0].message_id };
}

export async function forgetReturn(sql: Sql, key: KeyObject, token: string): Promise<void> {
  await sql`delete from directory_mail_return where token_index = ${indexOf(key, token)}`;
}

export async function sweepReturns(sql: Sql, now: Instant): Promise<number> {
  return (await sql`delete from directory_mail_return where expires_at <= ${new Date(now)}`).count;
}
