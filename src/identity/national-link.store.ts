import type { KeyObject } from 'node:crypto';
import type { RecordId } from '../kernel/ids.js';
import type { Traits } from '../kernel/text.js';
import type { Instant } from '../kernel/time.js';
import type { RecordHandle, Sql } from '../platform/database.js';
import { blindIndex } from '../platform/sealing.js';
import type { OidcSubject } from './oidc-subject.store.js';
import { traitsKey } from './person-claims.model.js';

// Who signs in by the national service, and who has the same traits as somebody else: keyed hashes, no name.

const subjectIndex = (key: KeyObject, { issuer, subject }: OidcSubject): Buffer =>
  blindIndex(key, 'national-subject', `${issuer}|${subject}`);

/** The keyed hash of five traits; undefined when one is not known. */
export function traitsIndex(key: KeyObject, traits: Traits): Buffer | undefined {
  const text = traitsKey(traits);
  return text === undefined ? undefined : blindIndex(key, 'traits', text);
}

/** Keeps the traits of the open record among those that are compared. */
export async function saveTraits({ sql, recordId }: RecordHandle, key: KeyObject, traits: Traits): Promise<void> {
  const index = traitsIndex(key, traits);
  if (index === undefined) await sql`delete from directory_traits where record_id = ${recordId}`;
  else
    await sql`
      insert into directory_traits (record_id, traits_index) values (${recordId}, ${index})
      on conflict (record_id) do update set traits_index = excluded.traits_index`;
}

/** Records without a hash of their person's traits, in the order of their ids. */
export async function recordsWithoutTraits(sql: Sql, after: RecordId, atMost: number): Promise<RecordId[]> {
  const rows = await sql<{ record_id: RecordId }[]>`select record_id from records_without_traits(${after}, ${atMost})`;
  return rows.map((row) => row.record_id);
}

/** Keeps the open record from being erased until the transaction ends; false when it is already. */
export async function heldFromErasure({ sql, recordId }: RecordHandle): Promise<boolean> {
  const rows = await sql`select 1 from space where record_id = ${recordId} and state <> 'erased' for share`;
  return rows.length > 0;
}

/** Who is known to have these traits, which are those of the open record's person: `compared`, they themself; somebody else. */
export async function comparedTraits(
  { sql, recordId }: RecordHandle,
  key: KeyObject,
  traits: Traits,
): Promise<{ readonly compared: boolean; readonly anotherHasThem: boolean }> {
  const index = traitsIndex(key, traits);
  if (index === undefined) return { compared: false, anotherHasThem: false };
  const rows = await sql<{ own: boolean | null; other: boolean | null }[]>`
    select bool_or(record_id = ${recordId}) as own, bool_or(record_id <> ${recordId}) as other
    from directory_traits where traits_index = ${index}`;
  return { compared: rows[0]?.own === true, anotherHasThem: rows[0]?.other === true };
}

/** The record that was linked to this subject by its person. */
export async function recordOfSubject(sql: Sql, key: KeyObject, subject: OidcSubject): Promise<RecordId | undefined> {
  const rows = await sql<{ record_id: RecordId }[]>`
    select record_id from directory_national_link where subject_index = ${subjectIndex(key, subject)}`;
  return rows[0]?.record_id;
}

/** Links the open record, in the place of whom it was linked to before. False when the subject is linked to another record. */
export async function linkSubject(
  handle: RecordHandle,
  key: KeyObject,
  subject: OidcSubject,
  at: Instant,
): Promise<boolean> {
  await unlinkSubject(handle);
  const rows = await handle.sql`
    insert into directory_national_link (subject_index, record_id, linked_at)
    values (${subjectIndex(key, subject)}, ${handle.recordId}, ${new Date(at)})
    on conflict (subject_index) do nothing returning 1`;
  return rows.length > 0;
}

/** False when there was no link. */
export async function unlinkSubject({ sql, recordId }: RecordHandle): Promise<boolean> {
  const rows = await sql`delete from directory_national_link where record_id = ${recordId} returning 1`;
  return rows.length > 0;
}

/** Since when the open record is linked. */
export async function readNationalLink({ sql, recordId }: RecordHandle): Promise<Instant | undefined> {
  const rows = await sql<{ linked_at: Date }[]>`
    select linked_at from directory_national_link where record_id = ${recordId}`;
  return rows[0]?.linked_at.getTime();
}

/** Is the open record the one that this subject is linked to? Read in the act's own transaction. */
export async function isLinkedTo(handle: RecordHandle, key: KeyObject, subject: OidcSubject): Promise<boolean> {
  const rows = await handle.sql`
    select 1 from directory_national_link
    where subject_index = ${subjectIndex(key, subject)} and record_id = ${handle.recordId}`;
  return rows.length > 0;
}
