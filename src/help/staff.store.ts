import type { KeyObject } from 'node:crypto';
import type { Sql } from '../platform/database.js';
import { blindIndex, seal, unseal } from '../platform/sealing.js';

/** Somebody who works at the help-desk. */
export interface Staff {
  readonly id: string;
  readonly name: string;
  readonly passwordHash: string;
  /** Base32. */
  readonly totpSecret: string;
  readonly lastCodeStep: number;
}

export interface StaffKeys {
  readonly index: KeyObject;
  readonly directory: KeyObject;
}

const indexOf = (key: KeyObject, username: string): Buffer =>
  blindIndex(key, 'staff-username', username.trim().toLowerCase());

export async function saveStaff(
  sql: Sql,
  keys: StaffKeys,
  staff: Staff & { readonly username: string },
): Promise<void> {
  const { id, name, totpSecret, passwordHash, username } = staff;
  const sealed = seal(keys.directory, `staff|${id}`, JSON.stringify({ name, totpSecret }));
  await sql`
    insert into staff (id, username_index, password_hash, last_code_step, sealed)
    values (${id}, ${indexOf(keys.index, username)}, ${passwordHash}, ${staff.lastCodeStep}, ${sealed})
    on conflict (username_index) do nothing`;
}

/** Only who is active: a former colleague finds the door closed on the next request. */
export async function findStaff(
  sql: Sql,
  keys: StaffKeys,
  by: { username: string } | { id: string },
): Promise<Staff | undefined> {
  const rows = await sql<{ id: string; password_hash: string; last_code_step: string; sealed: Buffer }[]>`
    select id, password_hash, last_code_step, sealed from staff
    where active and ${'id' in by ? sql`id = ${by.id}` : sql`username_index = ${indexOf(keys.index, by.username)}`}`;
  const row = rows[0];
  if (row === undefined) return undefined;
  const sealed = JSON.parse(unseal(keys.directory, `staff|${row.id}`, row.sealed).toString()) as {
    name: string;
    totpSecret: string;
  };
  return { ...sealed, id: row.id, passwordHash: row.password_hash, lastCodeStep: Number(row.last_code_step) };
}

/** Uses a time step up; false when it, or a later one, was used already. */
export async function useStaffStep(sql: Sql, id: string, step: number): Promise<boolean> {
  const rows = await sql`
    update staff set last_code_step = ${step} where id = ${id} and active and last_code_step < ${step} returning 1`;
  return rows.length > 0;
}
