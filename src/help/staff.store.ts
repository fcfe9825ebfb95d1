import type { KeyObject } from 'node:crypto';
import type { Sql } from '../platform/database.js';
import { blindIndex, seal, unseal } from '../platform/sealing.js';

/** Advisers of the help-desk see accounts; auditors judge accesses. Nobody is both: who helps does not judge. */
export type StaffRole = 'helpdesk' | 'auditor';

/** Somebody who works for the service. */
export interface Staff {
  readonly role: StaffRole;
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

/** False when somebody has this username already, or had it. */
export async function saveStaff(
  sql: Sql,
  keys: StaffKeys,
  staff: Staff & { readonly username: string },
): Promise<boolean> {
  const { id, name, totpSecret, passwordHash, username, role } = staff;
  const sealed = seal(keys.directory, `staff|${id}`, JSON.stringify({ name, totpSecret }));
  const rows = await sql`
    insert into staff (id, username_index, password_hash, last_code_step, role, sealed)
    values (${id}, ${indexOf(keys.index, username)}, ${passwordHash}, ${staff.lastCodeStep}, ${role}, ${sealed})
    on conflict (username_index) do nothing returning 1`;
  return rows.length > 0;
}

/** Only who is active: a former colleague finds the door closed on the next request. */
export async function findStaff(
  sql: Sql,
  keys: StaffKeys,
  by: { username: string } | { id: string },
): Promise<Staff | undefined> {
  const rows = await sql<Row[]>`
    select id, password_hash, last_code_step, role, active, sealed from staff
    where active and ${'id' in by ? sql`id = ${by.id}` : sql`username_index = ${indexOf(keys.index, by.username)}`}`;
  return rows[0] === undefined ? undefined : staffOf(keys, rows[0]);
}

interface Row {
  id: string;
  password_hash: string;
  last_code_step: string;
  role: StaffRole;
  active: boolean;
  sealed: Buffer;
}
function staffOf(keys: StaffKeys, row: Row): Staff {
  const sealed = JSON.parse(unseal(keys.directory, `staff|${row.id}`, row.sealed).toString()) as {
    name: string;
    totpSecret: string;
  };
  return {
    ...sealed,
    id: row.id,
    role: row.role,
    passwordHash: row.password_hash,
    lastCodeStep: Number(row.last_code_step),
  };
}

/** Everybody who works or worked here. */
export async function listStaff(
  sql: Sql,
  keys: StaffKeys,
): Promise<(Pick<Staff, 'id' | 'name' | 'role'> & { readonly active: boolean })[]> {
  const rows = await sql<Row[]>`
    select id, password_hash, last_code_step, role, active, sealed from staff order by role, id`;
  return rows.map((row) => {
    const { id, name, role } = staffOf(keys, row);
    return { id, name, role, active: row.active };
  });
}

/** They enter no more, and their next request finds the door closed. False when nobody active has this id. */
export async function dismissStaff(sql: Sql, id: string): Promise<boolean> {
  return (await sql`update staff set active = false where id = ${id} and active returning 1`).length > 0;
}

/** Uses a time step up; false when it, or a later one, was used already. */
export async function useStaffStep(sql: Sql, id: string, step: number): Promise<boolean> {
  const rows = await sql`
    update staff set last_code_step = ${step} where id = ${id} and active and last_code_step < ${step} returning 1`;
  return rows.length > 0;
}
