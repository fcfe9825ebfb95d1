import { randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import type { Instant } from '../kernel/time.js';
import type { Sql } from '../platform/database.js';
import { blindIndex, seal, unseal } from '../platform/sealing.js';
import { DOOR_OPEN, MOST_WRONG, SESSION, type OperatorSession } from './operator-door.model.js';

// Doors are rows that stay, so that the security log can always be read with the name behind it. Code and session are keyed hashes: whoever
// reads the table can enter nowhere. Instants are real time.

const bound = (id: string): string => `operator_door|${id}`;
const codeIndex = (key: KeyObject, code: string): Buffer => blindIndex(key, 'operator-code', code);
const sessionIndex = (key: KeyObject, id: string): Buffer => blindIndex(key, 'operator-session', id);

interface Sealed {
  readonly name: string;
  readonly csrf: string;
}

/** Opens a door for this operator; answers the id that stands for them in the log. */
export async function openDoor(sql: Sql, key: KeyObject, name: string, code: string, now: Instant): Promise<string> {
  const id = randomUUID();
  const content: Sealed = { name, csrf: randomBytes(32).toString('base64url') };
  await sql`
    insert into operator_door (id, code_index, expires_at, sealed)
    values (${id}, ${codeIndex(key, code)}, ${new Date(now + DOOR_OPEN)}, ${seal(key, bound(id), JSON.stringify(content))})`;
  return id;
}

/** Is any door open to be entered? */
export async function someDoorIsOpen(sql: Sql, now: Instant): Promise<boolean> {
  const rows = await sql`
    select 1 from operator_door
    where code_index is not null and expires_at > ${new Date(now)} and wrong_codes < ${MOST_WRONG} limit 1`;
  return rows.length > 0;
}

/** Gives the code up for a session, once; answers its id. A wrong code counts against every open door. */
export async function enterDoor(
  sql: Sql,
  key: KeyObject,
  code: string,
  now: Instant,
): Promise<{ readonly doorId: string; readonly session: string } | undefined> {
  const session = randomBytes(24).toString('base64url');
  const entered = await sql<{ id: string }[]>`
    update operator_door
    set code_index = null, session_index = ${sessionIndex(key, session)}, expires_at = ${new Date(now + SESSION)}
    where code_index = ${codeIndex(key, code)} and expires_at > ${new Date(now)} and wrong_codes < ${MOST_WRONG}
    returning id`;
  const [door] = entered;
  if (door !== undefined) return { doorId: door.id, session };
  await sql`update operator_door set wrong_codes = wrong_codes + 1 where code_index is not null`;
  return undefined;
}

export async function readOperatorSession(
  sql: Sql,
  key: KeyObject,
  session: string,
  now: Instant,
): Promise<OperatorSession | undefined> {
  const rows = await sql<{ id: string; expires_at: Date; sealed: Buffer }[]>`
    select id, expires_at, sealed from operator_door
    where session_index = ${sessionIndex(key, session)} and expires_at > ${new Date(now)}`;
  const [row] = rows;
  if (row === undefined) return undefined;
  const { name, csrf } = JSON.parse(unseal(key, bound(row.id), row.sealed).toString()) as Sealed;
  return { doorId: row.id, name, csrf, until: row.expires_at.getTime() };
}

export async function leaveDoor(sql: Sql, doorId: string, now: Instant): Promise<void> {
  await sql`update operator_door set session_index = null, code_index = null, expires_at = ${new Date(now)} where id = ${doorId}`;
}

/** Every door there was: who stands behind an id of the log. */
export async function listDoors(
  sql: Sql,
  key: KeyObject,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const rows = await sql<{ id: string; sealed: Buffer }[]>`select id, sealed from operator_door order by expires_at`;
  return rows.map(({ id, sealed }) => ({
    id,
    name: (JSON.parse(unseal(key, bound(id), sealed).toString()) as Sealed).name,
  }));
}
