import type { ProfessionalCaller } from '../identity/index.js';
import type { Instant } from '../kernel/time.js';
import type { Query, RecordHandle } from '../platform/database.js';

// Strangers counted, accesses frozen, and auditors who look into it. `count_stranger` in the migrations says how it is counted.

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
}

interface FreezeRow {
  id: string;
  kind: Freeze['kind'];
  id_nat_ps: string;
  structure_id: string;
  in_hour: number;
  in_month: number;
  since: Date;
}
const freezeOf = (row: FreezeRow): Freeze => ({
  id: row.id,
  kind: row.kind,
  idNatPs: row.id_nat_ps,
  structureId: row.structure_id,
  inHour: row.in_hour,
  inMonth: row.in_month,
  since: row.since.getTime(),
});

/** Freezes that nobody was told of yet, marked as told in the same statement: each is told by one process. */
export async function takeFreezesToTell(sql: Query, at: Instant): Promise<Freeze[]> {
  const rows = await sql<FreezeRow[]>`
    update access_freeze set told_at = ${new Date(at)}
    where id in (select id from access_freeze where told_at is null order by since limit 100 for update skip locked)
    returning id, kind, id_nat_ps, structure_id, in_hour, in_month, since`;
  return rows.map(freezeOf);
}

/** What one auditor said; who it was and why are sealed. */
export interface Opinion {
  readonly sealed: Buffer;
  readonly lifts: boolean;
}

/** Freezes that hold, oldest first, with what auditors have said of each. */
export async function readFreezes(sql: Query): Promise<(Freeze & { readonly opinions: readonly Opinion[] })[]> {
  const rows = await sql<FreezeRow[]>`
    select id, kind, id_nat_ps, structure_id, in_hour, in_month, since from access_freeze
    where lifted_at is null order by since`;
  const said = await sql<{ freeze_id: string; reason: string; lifts: boolean }[]>`
    select o.freeze_id, o.reason, o.lifts from freeze_opinion o
    join access_freeze f on f.id = o.freeze_id where f.lifted_at is null order by o.at`;
  return rows.map((row) => ({
    ...freezeOf(row),
    opinions: said
      .filter(({ freeze_id }) => freeze_id === row.id)
      .map(({ reason, lifts }) => ({ sealed: Buffer.from(reason, 'base64'), lifts })),
  }));
}

/**
 * What one auditor thinks, once. When two different ones want it lifted, it is. `unknown`: no such freeze holds; `already`: this
 * auditor has spoken, and the second pair of eyes must be somebody else's.
 */
export async function giveOpinion(
  sql: Query,
  opinion: { freezeId: string; /** A keyed hash. */ auditor: string; lifts: boolean; sealed: Buffer; at: Instant },
): Promise<'noted' | 'lifted' | 'already' | 'unknown'> {
  const { freezeId, auditor, lifts, sealed, at } = opinion;
  const held = await sql`select from access_freeze where id = ${freezeId} and lifted_at is null for update`;
  if (held.length === 0) return 'unknown';
  const noted = await sql`
    insert into freeze_opinion (freeze_id, auditor, lifts, reason, at)
    values (${freezeId}, ${auditor}, ${lifts}, ${sealed.toString('base64')}, ${new Date(at)}) on conflict do nothing returning 1`;
  if (noted.length === 0) return 'already';
  const [two] = await sql<{ n: number }[]>`
    select count(*)::int as n from freeze_opinion where freeze_id = ${freezeId} and lifts`;
  if ((two?.n ?? 0) < 2) return 'noted';
  // What was counted before is forgotten with the freeze: otherwise the next stranger would bring it back.
  await sql`
    delete from stranger_count c using access_freeze f where f.id = ${freezeId} and c.subject = f.subject`;
  await sql`update access_freeze set lifted_at = ${new Date(at)} where id = ${freezeId}`;
  return 'lifted';
}

/** Forgets counts that no window reaches any more. */
export async function sweepStrangerCounts(sql: Query, now: Instant): Promise<void> {
  await sql`
    delete from stranger_count
    where began < ${new Date(now - 32 * 86_400_000)} or (span = 'minute' and began < ${new Date(now - 2 * 3_600_000)})`;
}
