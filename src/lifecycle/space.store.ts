import type { SpaceState } from '../identity/index.js';
import type { RecordId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { Database, RecordHandle, Sql } from '../platform/database.js';
import { lastDueDay, parisDay } from './opens-six-weeks-after-notice.rule.js';
import type { Space } from './space.model.js';

interface Row {
  state: SpaceState;
  notice_sent_on: string | null;
  earlier_record: boolean;
  transition_until: Date | null;
}

/** The open record's space, locked until the act is done. */
export async function holdSpace(handle: RecordHandle): Promise<Space> {
  const rows = await handle.sql<Row[]>`
    select state, notice_sent_on::text, earlier_record, transition_until
    from space where record_id = ${handle.recordId} for update`;
  const row = rows[0];
  if (row === undefined) throw new Error('a record without its space');
  return {
    state: row.state,
    earlierRecord: row.earlier_record,
    ...(row.notice_sent_on === null ? {} : { noticeSentOn: row.notice_sent_on }),
    ...(row.transition_until === null ? {} : { transitionUntil: row.transition_until.getTime() }),
  };
}

/** Moves the open record's space. `transitionUntil` is set when given. */
export async function moveSpace(
  handle: RecordHandle,
  to: SpaceState,
  at: Instant,
  transitionUntil?: Instant,
): Promise<void> {
  const term = transitionUntil === undefined ? null : new Date(transitionUntil);
  await handle.sql`
    update space set state = ${to}, state_since = ${new Date(at)}, transition_until = coalesce(${term}::timestamptz, transition_until)
    where record_id = ${handle.recordId}`;
}

/** Puts a space where a seed or an import says it is, outside any act. */
export async function placeSpace(
  { directory }: Pick<Database, 'directory'>,
  recordId: RecordId,
  space: { state: SpaceState; since: Instant; transitionUntil?: Instant; noticeSentAt?: Instant },
): Promise<void> {
  const { state, since, transitionUntil, noticeSentAt } = space;
  await directory`
    update space set state = ${state}, state_since = ${new Date(since)},
      transition_until = ${transitionUntil === undefined ? null : new Date(transitionUntil)},
      notice_sent_on = ${noticeSentAt === undefined ? null : parisDay(noticeSentAt)}::text::date
    where record_id = ${recordId}`;
}

/** Spaces due to be opened at `at`, oldest notice first, at most `limit`, those after `after` in that order. */
export async function dueSpaces(
  sql: Sql,
  at: Instant,
  limit: number,
  after?: { readonly noticeSentOn: string; readonly recordId: RecordId },
): Promise<{ noticeSentOn: string; recordId: RecordId }[]> {
  const rows = await sql<{ notice_sent_on: string; record_id: RecordId }[]>`
    select notice_sent_on::text, record_id from space
    where state = 'notified' and notice_sent_on <= ${lastDueDay(at)}::text::date
      and (notice_sent_on, record_id) > (${after?.noticeSentOn ?? '-infinity'}::text::date,
        ${after?.recordId ?? '00000000-0000-0000-0000-000000000000'}::uuid)
    order by notice_sent_on, record_id limit ${limit}`;
  return rows.map((row) => ({ noticeSentOn: row.notice_sent_on, recordId: row.record_id }));
}
