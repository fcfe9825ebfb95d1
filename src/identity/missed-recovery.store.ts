import type { KeyObject } from 'node:crypto';
import { MINUTE, type Instant } from '../kernel/time.js';
import type { Sql } from '../platform/database.js';
import { seal, unseal } from '../platform/sealing.js';

// Recoveries tried without the mailbox's code, until the job looks whose username it was: nothing here tells whether it is anybody's.

const bound = (id: string): string => `missed_recovery|${id}`;

export async function keepMissedRecovery(
  sql: Sql,
  key: KeyObject,
  { id, at, username }: { readonly id: string; readonly at: Instant; readonly username: string },
): Promise<void> {
  await sql`
    insert into missed_recovery (id, at, sealed) values (${id}, ${new Date(at)}, ${seal(key, bound(id), username)})`;
}

/** How long somebody who took one may be at it, in milliseconds. */
const TAKEN_FOR = 10 * MINUTE;

/** The oldest that nobody is carrying, taken; `open` gives the username as it was typed. Undefined when there is none. */
export async function takeMissedRecovery(
  sql: Sql,
  key: KeyObject,
  now: Instant,
): Promise<{ readonly id: string; readonly at: Instant; open(): string } | undefined> {
  const rows = await sql<{ id: string; at: Date; sealed: Buffer }[]>`
    update missed_recovery set taken_until = ${new Date(now + TAKEN_FOR)}
    where id = (
      select id from missed_recovery where taken_until <= ${new Date(now)} order by at, id limit 1 for update skip locked
    )
    returning id, at, sealed`;
  const row = rows[0];
  return row === undefined
    ? undefined
    : { id: row.id, at: row.at.getTime(), open: () => unseal(key, bound(row.id), row.sealed).toString() };
}

export async function forgetMissedRecovery(sql: Sql, id: string): Promise<void> {
  await sql`delete from missed_recovery where id = ${id}`;
}
