import type { KeyObject } from 'node:crypto';
import { MINUTE, type Instant } from '../kernel/time.js';
import type { Channel } from '../notices/index.js';
import type { Sql } from '../platform/database.js';
import { seal, unseal } from '../platform/sealing.js';

// Codes asked for at the public door until the job looks whom they are for: nothing here tells whether there is somebody.

export interface AskedCode {
  /** 15 characters. */
  readonly nir: string;
  /** Digits only. */
  readonly serial: string;
  readonly way: Channel;
}

const bound = (id: string): string => `asked_code|${id}`;

export async function keepAskedCode(
  sql: Sql,
  key: KeyObject,
  { id, at, asked }: { readonly id: string; readonly at: Instant; readonly asked: AskedCode },
): Promise<void> {
  await sql`
    insert into asked_code (id, at, sealed) values (${id}, ${new Date(at)}, ${seal(key, bound(id), JSON.stringify(asked))})`;
}

/** How long somebody who took one may be at it, in milliseconds. */
const TAKEN_FOR = 10 * MINUTE;

/** The oldest that nobody is carrying, taken; `open` gives what was asked. Undefined when there is none. */
export async function takeAskedCode(
  sql: Sql,
  key: KeyObject,
  now: Instant,
): Promise<{ readonly id: string; readonly at: Instant; open(): AskedCode } | undefined> {
  const rows = await sql<{ id: string; at: Date; sealed: Buffer }[]>`
    update asked_code set taken_until = ${new Date(now + TAKEN_FOR)}
    where id = (
      select id from asked_code where taken_until <= ${new Date(now)} order by at, id limit 1 for update skip locked
    )
    returning id, at, sealed`;
  const row = rows[0];
  return row === undefined
    ? undefined
    : {
        id: row.id,
        at: row.at.getTime(),
        open: () => JSON.parse(unseal(key, bound(row.id), row.sealed).toString()) as AskedCode,
      };
}

export async function forgetAskedCode(sql: Sql, id: string): Promise<void> {
  await sql`delete from asked_code where id = ${id}`;
}
