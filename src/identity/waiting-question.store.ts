import type { KeyObject } from 'node:crypto';
import { MINUTE, type Instant } from '../kernel/time.js';
import type { Sql } from '../platform/database.js';
import { seal, unseal } from '../platform/sealing.js';

// Questions from outside until the job looks whom they are about: nothing here tells whether there is somebody.

/** A code asked for at the door; a recovery tried without the mailbox's code. */
export type QuestionKind = 'asked_code' | 'missed_recovery';

/** A kind is bound into the seal: a row cannot be passed off as another question. */
const bound = (kind: QuestionKind, id: string): string => `${kind}|${id}`;

/** Durable once this ends. `asked` is what was typed, in the words of its kind. */
export async function keepQuestion(
  sql: Sql,
  key: KeyObject,
  kind: QuestionKind,
  { id, at, asked }: { readonly id: string; readonly at: Instant; readonly asked: string },
): Promise<void> {
  await sql`
    insert into waiting_question (id, kind, at, sealed)
    values (${id}, ${kind}, ${new Date(at)}, ${seal(key, bound(kind, id), asked)})`;
}

/** How long somebody who took one may be at it, in milliseconds. */
const TAKEN_FOR = 10 * MINUTE;

/** The oldest of its kind that nobody is carrying, taken; `open` gives what was asked. Undefined when there is none. */
export async function takeQuestion(
  sql: Sql,
  key: KeyObject,
  kind: QuestionKind,
  now: Instant,
): Promise<{ readonly id: string; readonly at: Instant; open(): string } | undefined> {
  const rows = await sql<{ id: string; at: Date; sealed: Buffer }[]>`
    update waiting_question set taken_until = ${new Date(now + TAKEN_FOR)}
    where id = (
      select id from waiting_question where kind = ${kind} and taken_until <= ${new Date(now)}
      order by at, id limit 1 for update skip locked
    )
    returning id, at, sealed`;
  const row = rows[0];
  return row === undefined
    ? undefined
    : { id: row.id, at: row.at.getTime(), open: () => unseal(key, bound(kind, row.id), row.sealed).toString() };
}

export async function forgetQuestion(sql: Sql, id: string): Promise<void> {
  await sql`delete from waiting_question where id = ${id}`;
}
