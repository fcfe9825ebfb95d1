import type { RecordId } from '../kernel/ids.js';
import type { SpaceState } from '../identity/index.js';
import type { Instant } from '../kernel/time.js';
import type { RecordHandle, Sql } from '../platform/database.js';

/** Puts a demo person's space into the state their story ends in, without the acts that would lead there. */
export async function placeSpace(
  sql: Sql,
  recordId: RecordId,
  place: {
    readonly state: SpaceState;
    readonly since: Instant;
    readonly transitionUntil?: Instant;
    readonly noticeSentAt?: Instant;
  },
): Promise<void> {
  await sql`
    update space set state = ${place.state}, state_since = ${new Date(place.since)},
      transition_until = ${place.transitionUntil === undefined ? null : new Date(place.transitionUntil)},
      notice_sent_on = ${place.noticeSentAt === undefined ? null : new Date(place.noticeSentAt).toISOString().slice(0, 10)}
    where record_id = ${recordId}`;
}

export async function isSeeded(sql: Sql): Promise<boolean> {
  return (await sql`select 1 from home_setting where name = 'demo-seeded'`).length > 0;
}

export async function markSeeded(sql: Sql): Promise<void> {
  await sql`insert into home_setting (name, value) values ('demo-seeded', 'true') on conflict (name) do nothing`;
}

/** Whether anything was consented to in this record yet: relations are told once. */
export async function hasConsents({ sql, recordId }: RecordHandle): Promise<boolean> {
  return (await sql`select 1 from consent where record_id = ${recordId} limit 1`).length > 0;
}
