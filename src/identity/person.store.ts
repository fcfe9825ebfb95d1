import type { KeyObject } from 'node:crypto';
import type { IdSource, RecordId } from '../kernel/ids.js';
import type { Ins } from '../kernel/ins.js';
import type { Day, Instant } from '../kernel/time.js';
import type { Traits } from '../kernel/text.js';
import { rowsOf } from '../platform/rows.js';
import { blindIndex } from '../platform/sealing.js';
import type { Database, RecordHandle, Sql } from '../platform/database.js';
import { saveTraits } from './national-link.store.js';
import type { SpaceState } from './space.model.js';

// Insured persons: their traits are sealed in their record; the directory knows them by a keyed hash of their INS.

export interface Person extends Traits {
  readonly ins: Ins;
  readonly email?: string;
  readonly phone?: string;
  /** Which of these two the person gave here themselves: what the insurer says of it is no longer taken. */
  readonly ownContact?: readonly ('email' | 'phone')[];
  /** Serial number of the health insurance card, as printed. */
  readonly vitaleSerial?: string;
  /** A minor's: the NIR of the parent to whom the notice was sent. */
  readonly addresseeNir?: string;
  /** Where letters go, as printed under the name: at most six lines (street, complement, postal code and town, country). */
  readonly address?: readonly string[];
  /** Also the place by whose time they live. */
  readonly postalCode?: string;
  /** The language of letters and mails; French when nothing is known. */
  readonly language?: 'fr' | 'en';
  /** Letters in large print. */
  readonly largePrint?: true;
  /** The insurer's scheme. */
  readonly scheme?: string;
  /** Who acts for a minor or a protected adult, as the insurer knows them. */
  readonly representatives?: readonly { readonly nir: string; readonly kind: 'parent' | 'guardian' }[];
  /** The day of a death that the insurer reported and has not taken back. */
  readonly deceasedOn?: Day;
}

/** The keyed hash under which the directory knows a person. */
export const insIndex = (key: KeyObject, ins: Pick<Ins, 'oid' | 'value'>): Buffer =>
  blindIndex(key, 'ins', `${ins.oid}|${ins.value}`);

/** The record of a checked INS, when there is one. */
export async function findRecordByIns(
  directory: Sql,
  indexKey: KeyObject,
  ins: Pick<Ins, 'oid' | 'value'>,
): Promise<RecordId | undefined> {
  const rows = await rowsOf(directory<{ record_id: RecordId }[]>`
    select record_id from directory_person where ins_index = ${insIndex(indexKey, ins)}`);
  return rows[0]?.record_id;
}

export type { SpaceState } from './space.model.js';

export interface NewRecord {
  readonly person: Person;
  readonly state: SpaceState;
  readonly earlierRecord: boolean;
  /** Until when an opposed person's earlier record stays reachable. */
  readonly transitionUntil?: Instant;
  readonly at: Instant;
}

/** Makes a person's record: its key first, then every row in one transaction with what `fill` adds (chains, an account). */
export async function createRecord(
  database: Database,
  indexKey: KeyObject,
  ids: IdSource,
  { person, state, earlierRecord, transitionUntil, at }: NewRecord,
  fill: (handle: RecordHandle) => Promise<void>,
): Promise<RecordId> {
  const recordId = ids.record();
  const [slot] = await database.makeRecordKey([recordId]);
  if (slot === undefined) throw new Error('the key store gave no slot');
  await database.withRecord(recordId, async (handle) => {
    const { sql } = handle;
    await sql`insert into directory_person (ins_index, record_id) values (${insIndex(indexKey, person.ins)}, ${recordId})`;
    await sql`
      insert into space (record_id, key_slot, state, state_since, earlier_record, transition_until)
      values (${recordId}, ${slot}, ${state}, ${new Date(at)}, ${earlierRecord},
              ${transitionUntil === undefined ? null : new Date(transitionUntil)})`;
    await sql`
      insert into person (record_id, sealed)
      values (${recordId}, ${handle.seal('person', recordId, JSON.stringify(person))})`;
    await saveTraits(handle, indexKey, person);
    await sql`insert into preference (record_id, updated_at) values (${recordId}, ${new Date(at)})`;
    await fill(handle);
  });
  return recordId;
}

/** The person, as a row beside another statement on the open record. */
export const PERSON_BESIDE = {
  columns: 'beside.sealed as person_sealed',
  from: () => 'select p.sealed from person p where p.record_id = opened.id::uuid',
};

/** What {@link PERSON_BESIDE} brought along. */
export function personOfBeside(handle: RecordHandle, row: object): Person {
  const sealed = (row as { person_sealed?: Buffer | null }).person_sealed;
  if (sealed === undefined || sealed === null) throw new Error('a record without its person');
  return JSON.parse(handle.open('person', handle.recordId, sealed).toString()) as Person;
}

/** Keeps what is now known of the person whose record is open. */
export async function savePerson(handle: RecordHandle, person: Person): Promise<void> {
  const { sql, recordId } = handle;
  await sql`update person set sealed = ${handle.seal('person', recordId, JSON.stringify(person))} where record_id = ${recordId}`;
}

/** The person whose record is open. */
export async function readPerson(handle: RecordHandle): Promise<Person> {
  const rows = await handle.sql<{ sealed: Buffer }[]>`select sealed from person where record_id = ${handle.recordId}`;
  const row = rows[0];
  if (row === undefined) throw new Error('a record without its person');
  return JSON.parse(handle.open('person', handle.recordId, row.sealed).toString()) as Person;
}
