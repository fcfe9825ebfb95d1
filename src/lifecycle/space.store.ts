import type { SpaceState } from '../identity/index.js';
import type { RecordId } from '../kernel/ids.js';
import { parisDay, type Instant } from '../kernel/time.js';
import type { Database, RecordHandle, Sql } from '../platform/database.js';
import type { NoticeWanted, Space } from './space.model.js';

// The structural row of a space's life: ids, states and dates, no name.

export interface SpaceRow {
  state: SpaceState;
  state_since: Date;
  notice_sent_on: string | null;
  notice_wanted: NoticeWanted | null;
  earlier_record: boolean;
  transition_until: Date | null;
  asked_again_at: Date | null;
  returns_to: SpaceState | null;
  suspended_first: boolean;
  died_from: SpaceState | null;
  delete_at: Date | null;
  objected_at: Date | null;
  majority_at: Date | null;
  closed_by: string | null;
}

export const SPACE_COLUMNS = `s.state, s.state_since, s.notice_sent_on::text, s.notice_wanted, s.earlier_record, s.transition_until,
  s.asked_again_at, s.returns_to, s.suspended_first, s.died_from, s.delete_at, s.objected_at, s.majority_at, s.closed_by`;

const there = <Name extends string, Value>(name: Name, value: Value | null): { [N in Name]?: Value } =>
  value === null ? {} : ({ [name]: value } as { [N in Name]?: Value });
const instant = <Name extends string>(name: Name, value: Date | null): { [N in Name]?: Instant } =>
  there(name, value === null ? null : value.getTime());

export const spaceOf = (row: SpaceRow): Space => ({
  state: row.state,
  since: row.state_since.getTime(),
  earlierRecord: row.earlier_record,
  ...there('noticeSentOn', row.notice_sent_on),
  ...there('noticeWanted', row.notice_wanted),
  ...instant('transitionUntil', row.transition_until),
  ...instant('askedAgainAt', row.asked_again_at),
  ...there('returnsTo', row.returns_to),
  ...(row.suspended_first ? { suspendedFirst: true } : {}),
  ...there('diedFrom', row.died_from),
  ...instant('deleteAt', row.delete_at),
  ...instant('objectedAt', row.objected_at),
  ...instant('majorityAt', row.majority_at),
  ...there('closedBy', row.closed_by),
});

const dateOf = (at: Instant | undefined): Date | null => (at === undefined ? null : new Date(at));

async function readRow(handle: RecordHandle, lock: boolean): Promise<Space> {
  const rows = await handle.sql.unsafe<SpaceRow[]>(
    `select ${SPACE_COLUMNS} from space s where s.record_id = $1 ${lock ? 'for update' : ''}`,
    [handle.recordId],
    { prepare: true },
  );
  const row = rows[0];
  if (row === undefined) throw new Error('a record without its space');
  return spaceOf(row);
}

/** The open record's space, locked until the act is done. */
export const holdSpace = (handle: RecordHandle): Promise<Space> => readRow(handle, true);

/** The open record's space, as it is. */
export const readSpace = (handle: RecordHandle): Promise<Space> => readRow(handle, false);

/** Writes the open record's space after a move. */
export async function saveSpace(handle: RecordHandle, space: Space): Promise<void> {
  await handle.sql`
    update space set
      state = ${space.state}, state_since = ${new Date(space.since)},
      notice_sent_on = ${space.noticeSentOn ?? null}::text::date, notice_wanted = ${space.noticeWanted ?? null},
      transition_until = ${dateOf(space.transitionUntil)}, asked_again_at = ${dateOf(space.askedAgainAt)},
      returns_to = ${space.returnsTo ?? null},
      suspended_first = ${space.suspendedFirst === true}, died_from = ${space.diedFrom ?? null}, delete_at = ${dateOf(space.deleteAt)},
      objected_at = ${dateOf(space.objectedAt)}, majority_at = ${dateOf(space.majorityAt)},
      closed_by = ${space.closedBy ?? null}, moves = moves + 1
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
    update space set state = ${state}, state_since = ${new Date(since)}, moves = moves + 1,
      transition_until = ${dateOf(transitionUntil)},
      notice_sent_on = ${noticeSentAt === undefined ? null : parisDay(noticeSentAt)}::text::date
    where record_id = ${recordId}`;
}

/** A letter after a mail that came back: the six weeks run anew from it. */
export async function noteNoticeSentAnew(handle: RecordHandle, day: string): Promise<void> {
  await handle.sql`
    update space set notice_sent_on = greatest(notice_sent_on, ${day}::text::date), moves = moves + 1
    where record_id = ${handle.recordId} and state = 'notified'`;
}

/** Spaces whose notice has still to be sent, by id after `after`. */
export async function spacesToNotify(sql: Sql, atMost: number, after?: RecordId): Promise<RecordId[]> {
  const rows = await sql<{ record_id: RecordId }[]>`
    select record_id from space
    where notice_wanted is not null and record_id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
    order by record_id limit ${atMost}`;
  return rows.map((row) => row.record_id);
}
