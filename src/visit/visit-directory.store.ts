import type { RecordId } from '../kernel/ids.js';
import { DAY, type Instant } from '../kernel/time.js';
import type { Query, RecordHandle, Sql } from '../platform/database.js';
import type { VisitStanding } from './visit.model.js';

// What leads from a code to its visit, and where each visit stands: keyed hashes and ids, nothing of anybody.

export interface CodeIndexes {
  readonly long: Buffer;
  readonly short?: { readonly place: Buffer; readonly code: Buffer };
}

/** False when the place is taken by another code that is still good. */
export async function addToDirectory(
  { sql, recordId }: RecordHandle,
  visitId: string,
  { long, short }: CodeIndexes,
  at: Instant,
  endsAt: Instant,
): Promise<boolean> {
  if (short !== undefined)
    await sql`
      update directory_visit set place_index = null, short_index = null
      where place_index = ${short.place} and ends_at <= ${new Date(at)}`;
  const rows = await sql`
    insert into directory_visit (visit_id, record_id, long_index, place_index, short_index, ends_at, standing)
    values (${visitId}, ${recordId}, ${long}, ${short?.place ?? null}, ${short?.code ?? null}, ${new Date(endsAt)}, 'offered')
    on conflict (place_index) do nothing returning 1`;
  return rows.length > 0;
}

export interface FoundVisit {
  readonly visitId: string;
  readonly recordId: RecordId;
}

/** Whose visit a code leads to: by the whole long one, or by the first letters of a short one. */
export async function findVisit(sql: Sql, by: 'long' | 'place', index: Buffer): Promise<FoundVisit | undefined> {
  const column = by === 'long' ? sql`long_index` : sql`place_index`;
  const rows = await sql<{ visit_id: string; record_id: RecordId }[]>`
    select visit_id, record_id from directory_visit where ${column} = ${index}`;
  const row = rows[0];
  return row === undefined ? undefined : { visitId: row.visit_id, recordId: row.record_id };
}

export interface HeldCode {
  /** Wrong short codes before this one. */
  readonly wrongCodes: number;
  readonly long?: Buffer;
  readonly short?: Buffer;
}

/** The codes of a visit, locked until the act is done; a short one counts as wrong before it is judged. */
export async function holdCodes(
  { sql, recordId }: RecordHandle,
  visitId: string,
  counts: boolean,
): Promise<HeldCode | undefined> {
  const rows = await sql<{ wrong_codes: number; long_index: Buffer | null; short_index: Buffer | null }[]>`
    update directory_visit set wrong_codes = wrong_codes + ${counts ? 1 : 0}
    where visit_id = ${visitId} and record_id = ${recordId} returning wrong_codes, long_index, short_index`;
  const row = rows[0];
  if (row === undefined) return undefined;
  return {
    wrongCodes: row.wrong_codes - (counts ? 1 : 0),
    ...(row.long_index === null ? {} : { long: row.long_index }),
    ...(row.short_index === null ? {} : { short: row.short_index }),
  };
}

/** Where it stands from now on; nobody gets there by a code any more. */
export async function noteStanding(
  { recordId }: Pick<RecordHandle, 'recordId'>,
  sql: Query,
  visitId: string,
  standing: Exclude<VisitStanding, 'offered'>,
  endsAt?: Instant,
): Promise<void> {
  const until = endsAt === undefined ? null : new Date(endsAt);
  await sql`
    update directory_visit set standing = ${standing}, long_index = null, place_index = null, short_index = null,
      ends_at = coalesce(${until}::timestamptz, ends_at)
    where visit_id = ${visitId} and record_id = ${recordId}`;
}

/** For pages that wait: no record is opened, and nothing is learnt but the word. */
export async function readStanding(sql: Query, { visitId, recordId }: FoundVisit, at: Instant): Promise<VisitStanding> {
  const rows = await sql<{ standing: VisitStanding; ends_at: Date }[]>`
    select standing, ends_at from directory_visit where visit_id = ${visitId} and record_id = ${recordId}`;
  const row = rows[0];
  if (row === undefined) return 'over';
  return row.standing === 'left' || row.ends_at.getTime() > at ? row.standing : 'over';
}

export async function sweepVisits(sql: Sql, at: Instant): Promise<number> {
  return (await sql`delete from directory_visit where ends_at <= ${new Date(at - DAY)}`).count;
}
