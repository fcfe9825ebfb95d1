import type { IdNatPs, RecordId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { RecordHandle, Sql } from '../platform/database.js';

// Emergencies as their attending physicians are told of them: one row each, until they have seen it.

/** Attending physicians in force at `at`. */
export async function attendingPhysicians(handle: RecordHandle, at: Instant): Promise<string[]> {
  const rows = await handle.sql<{ id_nat_ps: string }[]>`
    select id_nat_ps from relation
    where record_id = ${handle.recordId} and kind = 'attending' and (until is null or until > ${new Date(at)})`;
  return rows.map((row) => row.id_nat_ps);
}

export async function addPhysicianNotice(
  handle: RecordHandle,
  { id, physician, at, line }: { id: string; physician: string; at: Instant; line: number },
): Promise<void> {
  await handle.sql`
    insert into physician_notice (record_id, id, id_nat_ps, at, trace_n)
    values (${handle.recordId}, ${id}, ${physician}, ${new Date(at)}, ${line})
    on conflict (record_id, id) do nothing`;
}

/** An emergency access that an attending physician has not seen yet; who and why stand in the line. */
export interface PhysicianNotice {
  readonly id: string;
  readonly at: Instant;
  readonly line: number;
}

/** Newest first. */
export async function physicianNotices(handle: RecordHandle, physician: IdNatPs): Promise<PhysicianNotice[]> {
  const rows = await handle.sql<{ id: string; at: Date; trace_n: string }[]>`
    select id, at, trace_n from physician_notice
    where record_id = ${handle.recordId} and id_nat_ps = ${physician} and seen_at is null
    order by at desc, id limit 20`;
  return rows.map((row) => ({ id: row.id, at: row.at.getTime(), line: Number(row.trace_n) }));
}

export async function markPhysicianNoticeSeen(
  handle: RecordHandle,
  { id, physician, at }: { id: string; physician: IdNatPs; at: Instant },
): Promise<boolean> {
  const rows = await handle.sql`
    update physician_notice set seen_at = ${new Date(at)}
    where record_id = ${handle.recordId} and id = ${id} and id_nat_ps = ${physician} and seen_at is null returning id`;
  return rows.length > 0;
}

/** Records of a physician's patients with an emergency they have not seen, as long as they attend them. */
export async function recordsWithPhysicianNotices(
  directory: Sql,
  physician: IdNatPs,
  at: Instant,
  atMost: number,
): Promise<RecordId[]> {
  const rows = await directory<{ record_id: RecordId }[]>`
    select record_id from records_with_physician_notices(${physician}, ${new Date(at)}, ${atMost})`;
  return rows.map((row) => row.record_id);
}
