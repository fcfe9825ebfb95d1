import type { RecordId } from '../kernel/ids.js';
import { DAY, type Instant } from '../kernel/time.js';
import type { Sql } from '../platform/database.js';
import { archivesDueBefore } from './archived-ten-years-then-deleted.rule.js';
import { lastDueDay } from './opens-six-weeks-after-notice.rule.js';
import type { Space } from './space.model.js';
import { SPACE_COLUMNS, spaceOf, type SpaceRow } from './space.store.js';
import type { LifecycleAct } from './transitions.js';

// What time alone brings about, for many spaces at once. SQL only finds who may be due; the table of transitions decides on each.

export interface Due {
  readonly recordId: RecordId;
  readonly slot: number;
  /** How often it had moved when it was read. */
  readonly moves: string;
  readonly space: Space;
}

/** The acts of the job of the day that move many at once. Erasing is not among them: each takes its own steps. */
export type WaveAct = Extract<
  LifecycleAct,
  'space-open' | 'space-come-of-age' | 'space-ask-again' | 'space-close' | 'space-notify'
>;

interface Walk {
  readonly where: string;
  /** The indexed column in whose order they are read, then by record. */
  readonly by: 'notice_sent_on' | 'majority_at' | 'transition_until' | 'state_since' | 'delete_at';
  /** Nothing beyond it is due at `at`. */
  readonly until: (at: Instant) => Date;
}

const ENDED = `s.state in ('closed', 'deceased')`;

/** Where to look for who may be due. Days have 23 to 25 hours: sometimes a little more is read than is due. */
export const WALKS: Readonly<Record<Exclude<WaveAct, 'space-notify'> | 'space-erase', readonly Walk[]>> = {
  'space-open': [
    { where: `s.state = 'notified'`, by: 'notice_sent_on', until: (at) => new Date(`${lastDueDay(at)}T12:00:00Z`) },
  ],
  'space-come-of-age': [
    { where: `s.majority_at is not null and s.state <> 'deceased'`, by: 'majority_at', until: (at) => new Date(at) },
  ],
  'space-ask-again': [
    {
      where: `s.state = 'opposed' and s.asked_again_at is null and s.notice_wanted is null`,
      by: 'transition_until',
      until: (at) => new Date(at + 44 * DAY),
    },
  ],
  'space-close': [
    { where: `s.state = 'opposed'`, by: 'transition_until', until: (at) => new Date(at) },
    {
      where: `s.state = 'suspended' and s.objected_at is null`,
      by: 'state_since',
      until: (at) => new Date(at - 41 * DAY),
    },
  ],
  'space-erase': [
    { where: `${ENDED} and s.delete_at is not null`, by: 'delete_at', until: (at) => new Date(at) },
    { where: ENDED, by: 'state_since', until: (at) => new Date(archivesDueBefore(at)) },
  ],
};

/** Where a batch ended; give it back to read on. */
export interface WalkPlace {
  readonly value: string;
  readonly recordId: string;
}

const START: WalkPlace = { value: '-infinity', recordId: '00000000-0000-0000-0000-000000000000' };

/** At most `limit` spaces that may be due on this walk, those after `after`. */
export async function dueSpaces(
  sql: Sql,
  { where, by, until }: Walk,
  at: Instant,
  limit: number,
  after: WalkPlace = START,
): Promise<{ due: Due[]; place: WalkPlace | undefined }> {
  const type = by === 'notice_sent_on' ? 'date' : 'timestamptz';
  const rows = await sql.unsafe<(SpaceRow & DueRow & { place: string })[]>(
    `select s.record_id, s.key_slot, s.moves, s.${by}::text as place, ${SPACE_COLUMNS} from space s
     where ${where} and s.${by} <= $1::text::${type} and (s.${by}, s.record_id) > ($2::text::${type}, $3::uuid)
     order by s.${by}, s.record_id limit $4::int`,
    [until(at).toISOString(), after.value, after.recordId, limit],
    { prepare: true },
  );
  const last = rows.at(-1);
  return {
    due: rows.map(dueOf),
    place: last === undefined ? undefined : { value: last.place, recordId: last.record_id },
  };
}

interface DueRow {
  record_id: RecordId;
  key_slot: string;
  moves: string;
}

const dueOf = (row: SpaceRow & DueRow): Due => ({
  recordId: row.record_id,
  slot: Number(row.key_slot),
  moves: row.moves,
  space: spaceOf(row),
});

/** Those of these records, as they are now. */
export async function spacesOf(sql: Sql, records: readonly RecordId[]): Promise<Due[]> {
  const rows = await sql.unsafe<(SpaceRow & DueRow)[]>(
    `select s.record_id, s.key_slot, s.moves, ${SPACE_COLUMNS} from space s where s.record_id = any($1::uuid[])`,
    [[...records]],
    { prepare: true },
  );
  return rows.map(dueOf);
}

export interface WaveMove {
  readonly due: Due;
  readonly to: Space;
  readonly at: Instant;
  /** The entry of the history, sealed. */
  readonly entry: Buffer;
  readonly told?: { readonly id: string; readonly kind: string };
}

/** Moves them in one statement, each with its trace; answers those that had not moved meanwhile. */
export async function moveSpaces(sql: Sql, moves: readonly WaveMove[]): Promise<RecordId[]> {
  const iso = (at: Instant | undefined): string | undefined =>
    at === undefined ? undefined : new Date(at).toISOString();
  const wave = moves.map(({ due, to, at, entry, told }) => ({
    record: due.recordId,
    moves: due.moves,
    state: to.state,
    since: iso(to.since),
    notice_sent_on: to.noticeSentOn,
    notice_wanted: to.noticeWanted,
    transition_until: iso(to.transitionUntil),
    asked_again_at: iso(to.askedAgainAt),
    returns_to: to.returnsTo,
    suspended_first: to.suspendedFirst === true,
    died_from: to.diedFrom,
    delete_at: iso(to.deleteAt),
    objected_at: iso(to.objectedAt),
    majority_at: iso(to.majorityAt),
    closed_by: to.closedBy,
    at_ms: at,
    entry: entry.toString('base64'),
    told_id: told?.id,
    told_kind: told?.kind,
  }));
  const rows = await sql<{ record_id: RecordId }[]>`
    select record_id from move_spaces(${JSON.stringify(wave)}::text::json)`;
  return rows.map((row) => row.record_id);
}
