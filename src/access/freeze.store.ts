import type { ProfessionalCaller } from '../identity/index.js';
import type { RecordId } from '../kernel/ids.js';
import { DAY, type Instant } from '../kernel/time.js';
import type { Query, RecordHandle, Sql } from '../platform/database.js';

// Strangers counted, and accesses frozen; who judges them is `oversight`. `count_stranger` in the migrations says how it is counted.

export interface StrangerLimits {
  readonly perHour: number;
  readonly perMonth: number;
  readonly perHourOfStructure: number;
  readonly perMonthOfStructure: number;
}

/** Written at every start, like everything the settings say. */
export async function saveStrangerLimits(sql: Query, limits: StrangerLimits): Promise<void> {
  await sql`
    insert into stranger_limit (kind, per_hour, per_month)
    values ('professional', ${limits.perHour}, ${limits.perMonth}),
      ('structure', ${limits.perHourOfStructure}, ${limits.perMonthOfStructure})
    on conflict (kind) do update set per_hour = excluded.per_hour, per_month = excluded.per_month`;
}

/** Counts the open record as a stranger's to this professional; true when their access to strangers is frozen. */
export async function countStranger(
  handle: RecordHandle,
  { professional, structure }: ProfessionalCaller,
  at: Instant,
): Promise<boolean> {
  const rows = await handle.sql<{ frozen: boolean }[]>`
    select count_stranger(${handle.recordId}, ${professional.idNatPs}, ${structure.id}, ${new Date(at)}) as frozen`;
  return rows[0]?.frozen !== false;
}

/** Is this professional's access to strangers frozen, by themself or by their structure? Asked where no record is at hand. */
export async function isFrozen(sql: Query, { professional, structure }: ProfessionalCaller): Promise<boolean> {
  const rows = await sql`
    select from access_freeze where subject in (${professional.idNatPs}, ${structure.id}) and lifted_at is null limit 1`;
  return rows.length > 0;
}

export interface Freeze {
  readonly id: string;
  readonly kind: 'professional' | 'structure';
  readonly idNatPs: string;
  readonly structureId: string;
  readonly inHour: number;
  readonly inMonth: number;
  readonly since: Instant;
  /** What auditors decided while it holds; absent: it waits for them. */
  readonly judged?: 'keep' | 'strike';
}

interface FreezeRow {
  id: string;
  kind: Freeze['kind'];
  id_nat_ps: string;
  structure_id: string;
  in_hour: number;
  in_month: number;
  since: Date;
  judged: 'keep' | 'strike' | null;
}
const freezeOf = (row: FreezeRow): Freeze => ({
  id: row.id,
  kind: row.kind,
  idNatPs: row.id_nat_ps,
  structureId: row.structure_id,
  inHour: row.in_hour,
  inMonth: row.in_month,
  since: row.since.getTime(),
  ...(row.judged === null ? {} : { judged: row.judged }),
});

/** Of what a freeze is told: those who watch, and by mail whoever is to be woken. */
export type Telling = 'told' | 'mailed';

/**
 * Tells of the oldest freeze that was not told of in this way, but for those `tried`, and marks it when `tell` answers that it is done:
 * in one transaction that keeps every other process from it. Whoever dies while telling leaves it to be told. Answers its id, or
 * nothing when there is none left.
 */
export async function tellOneFreeze(
  sql: Sql,
  how: Telling,
  at: Instant,
  tried: readonly string[],
  tell: (freeze: Freeze, sql: Query) => Promise<boolean>,
): Promise<string | undefined> {
  const column = how === 'told' ? 'told_at' : 'mailed_at';
  return sql.begin(async (transaction) => {
    const rows = await transaction<FreezeRow[]>`
      select id, kind, id_nat_ps, structure_id, in_hour, in_month, since, judged from access_freeze
      where ${transaction(column)} is null and id <> all(${[...tried]}::uuid[])
      order by since limit 1 for update skip locked`;
    const row = rows[0];
    if (row === undefined) return undefined;
    if (await tell(freezeOf(row), transaction))
      await transaction`update access_freeze set ${transaction(column)} = ${new Date(at)} where id = ${row.id}`;
    return row.id;
  });
}

/** Every freeze that holds, those nobody has judged first, oldest first. */
export async function readFreezes(sql: Query): Promise<Freeze[]> {
  const rows = await sql<FreezeRow[]>`
    select id, kind, id_nat_ps, structure_id, in_hour, in_month, since, judged from access_freeze
    where lifted_at is null order by judged is not null, since`;
  return rows.map(freezeOf);
}

/** One freeze that holds; `hold` keeps it from everybody else until the transaction ends. */
export async function readFreeze(sql: Query, id: string, { hold = false } = {}): Promise<Freeze | undefined> {
  const rows = await sql<FreezeRow[]>`
    select id, kind, id_nat_ps, structure_id, in_hour, in_month, since, judged from access_freeze
    where id = ${id} and lifted_at is null ${hold ? sql`for update` : sql``}`;
  return rows[0] === undefined ? undefined : freezeOf(rows[0]);
}

/** Lifts one. What was counted before is forgotten with it: otherwise the next stranger would bring it back. */
export async function liftFreeze(sql: Query, id: string, at: Instant): Promise<void> {
  await sql`delete from stranger_count c using access_freeze f where f.id = ${id} and c.subject = f.subject`;
  await sql`update access_freeze set lifted_at = ${new Date(at)} where id = ${id}`;
}

/** It goes on, and no longer waits to be judged. */
export async function keepFreeze(sql: Query, id: string, judged: 'keep' | 'strike', at: Instant): Promise<void> {
  await sql`update access_freeze set judged = ${judged}, judged_at = ${new Date(at)} where id = ${id}`;
}

/** Freezes a professional without a count, as auditors decided; nothing happens where one holds already. */
export async function addFreeze(sql: Query, idNatPs: string, structureId: string, at: Instant): Promise<void> {
  await sql`
    insert into access_freeze (kind, subject, id_nat_ps, structure_id, in_hour, in_month, since, judged, judged_at)
    values ('professional', ${idNatPs}, ${idNatPs}, ${structureId}, 0, 0, ${new Date(at)}, 'keep', ${new Date(at)})
    on conflict (subject) where lifted_at is null do nothing`;
}

export interface SeenStranger {
  readonly recordId: RecordId;
  readonly at: Instant;
}

/** The strangers one professional opened before an instant, within thirty days, oldest first: what a freeze was made of. */
export async function strangersOf(
  sql: Query,
  idNatPs: string,
  until: Instant,
  atMost: number,
): Promise<SeenStranger[]> {
  const rows = await sql<{ record_id: RecordId; at: Date }[]>`
    select record_id, at from strangers_of(${idNatPs}, ${new Date(until - 30 * DAY)}, ${new Date(until)}, ${atMost})`;
  return rows.map((row) => ({ recordId: row.record_id, at: row.at.getTime() }));
}

/** The limits that hold now for one kind. */
export async function readStrangerLimit(
  sql: Query,
  kind: Freeze['kind'],
): Promise<{ readonly perHour: number; readonly perMonth: number }> {
  const rows = await sql<{ per_hour: number; per_month: number }[]>`
    select per_hour, per_month from stranger_limit where kind = ${kind}`;
  return { perHour: rows[0]?.per_hour ?? 0, perMonth: rows[0]?.per_month ?? 0 };
}

/** Forgets counts that no window reaches any more. */
export async function sweepStrangerCounts(sql: Query, now: Instant): Promise<void> {
  await sql`
    delete from stranger_count
    where began < ${new Date(now - 32 * 86_400_000)} or (span = 'minute' and began < ${new Date(now - 2 * 3_600_000)})`;
}
