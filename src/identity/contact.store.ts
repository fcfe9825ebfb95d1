import type { Instant } from '../kernel/time.js';
import type { RecordHandle } from '../platform/database.js';
import type { Contact } from './contact.model.js';

export async function readContact(handle: RecordHandle): Promise<Contact> {
  const rows = await handle.sql<{ email_returned_at: Date | null; changed_at: Date | null }[]>`
    select email_returned_at, changed_at from contact where record_id = ${handle.recordId}`;
  const row = rows[0];
  return {
    ...(row === undefined || row.email_returned_at === null
      ? {}
      : { emailReturnedAt: row.email_returned_at.getTime() }),
    ...(row === undefined || row.changed_at === null ? {} : { changedAt: row.changed_at.getTime() }),
  };
}

export async function noteEmailReturned(handle: RecordHandle, at: Instant): Promise<void> {
  await handle.sql`
    insert into contact (record_id, email_returned_at) values (${handle.recordId}, ${new Date(at)})
    on conflict (record_id) do update set email_returned_at = excluded.email_returned_at`;
}

/** A changed address has not come back yet. */
export async function noteContactChanged(handle: RecordHandle, at: Instant): Promise<void> {
  await handle.sql`
    insert into contact (record_id, changed_at) values (${handle.recordId}, ${new Date(at)})
    on conflict (record_id) do update set changed_at = excluded.changed_at, email_returned_at = null`;
}
