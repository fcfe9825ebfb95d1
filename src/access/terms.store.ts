import type { IdNatPs, StructureId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { RecordHandle } from '../platform/database.js';
import { WITHOUT_END, type ConsentTerm, type RelationKind } from './rights.store.js';

// Terms the person sets, structures shut out, and whom they chose to look after their record.

export async function addStructureBlock(handle: RecordHandle, structureId: StructureId, at: Instant): Promise<void> {
  await handle.sql`
    insert into structure_block (record_id, structure_id, since) values (${handle.recordId}, ${structureId}, ${new Date(at)})
    on conflict (record_id, structure_id) do nothing`;
}

/** Answers since when the structure had been blocked, when it was. */
export async function removeStructureBlock(
  handle: RecordHandle,
  structureId: StructureId,
): Promise<Instant | undefined> {
  const rows = await handle.sql<{ since: Date }[]>`
    delete from structure_block where record_id = ${handle.recordId} and structure_id = ${structureId} returning since`;
  return rows[0]?.since.getTime();
}

/** Ends every consent given to the structure as a whole, or stated by a professional there: blocking ends them for good. */
export async function withdrawStructureConsents(
  handle: RecordHandle,
  structureId: StructureId,
  at: Instant,
): Promise<void> {
  await handle.sql`
    update consent set withdrawn_at = ${new Date(at)}
    where record_id = ${handle.recordId} and structure_id = ${structureId} and withdrawn_at is null`;
}

export async function isStructureBlocked(handle: RecordHandle, structureId: StructureId): Promise<boolean> {
  const rows = await handle.sql`
    select 1 from structure_block where record_id = ${handle.recordId} and structure_id = ${structureId}`;
  return rows.length > 0;
}

export async function isBlocked(handle: RecordHandle, idNatPs: IdNatPs): Promise<boolean> {
  const rows = await handle.sql`
    select 1 from block where record_id = ${handle.recordId} and id_nat_ps = ${idNatPs}`;
  return rows.length > 0;
}

/** The end an access had before it was moved; without `until` it had none. */
export interface EndBefore {
  readonly until?: Instant;
}

/** Moves the end of a consent in force; answers the end it had, or nothing when none is in force. */
export async function setConsentEnd(
  handle: RecordHandle,
  id: string,
  until: Instant,
  at: Instant,
): Promise<EndBefore | undefined> {
  const rows = await handle.sql<{ before: Date }[]>`
    update consent set until = ${new Date(until)}
    where record_id = ${handle.recordId} and id = ${id} and withdrawn_at is null and until > ${new Date(at)}
    returning old.until as before`;
  const before = rows[0]?.before.getTime();
  return before === undefined ? undefined : before === WITHOUT_END ? {} : { until: before };
}

/** Moves the end of a relation; without `until` it has none. Answers the end it had, or nothing when there is no such relation. */
export async function setRelationEnd(
  handle: RecordHandle,
  idNatPs: IdNatPs,
  kind: RelationKind,
  until: Instant | undefined,
): Promise<EndBefore | undefined> {
  const rows = await handle.sql<{ before: Date | null }[]>`
    update relation set until = ${until === undefined ? null : new Date(until)}
    where record_id = ${handle.recordId} and id_nat_ps = ${idNatPs} and kind = ${kind}
    returning old.until as before`;
  if (rows[0] === undefined) return undefined;
  return rows[0].before === null ? {} : { until: rows[0].before.getTime() };
}

/** Chooses somebody, again if need be: an end set before is lifted. */
export async function chooseAdministrator(handle: RecordHandle, idNatPs: IdNatPs, at: Instant): Promise<void> {
  await handle.sql`
    insert into relation (record_id, id_nat_ps, kind, since)
    values (${handle.recordId}, ${idNatPs}, 'administrator', ${new Date(at)})
    on conflict (record_id, id_nat_ps, kind) do update set since = excluded.since, until = null`;
}

export async function dismissAdministrator(handle: RecordHandle, idNatPs: IdNatPs): Promise<boolean> {
  const rows = await handle.sql`
    delete from relation where record_id = ${handle.recordId} and id_nat_ps = ${idNatPs} and kind = 'administrator'
    returning 1`;
  return rows.length > 0;
}

/** With whoever is blocked, looking after the record ends; one that had ended stays as it was. */
export async function endAdministrator(handle: RecordHandle, idNatPs: IdNatPs, at: Instant): Promise<void> {
  await handle.sql`
    update relation set until = ${new Date(at)}
    where record_id = ${handle.recordId} and id_nat_ps = ${idNatPs} and kind = 'administrator'
      and (until is null or until > ${new Date(at)})`;
}

/** Takes back what {@link endAdministrator} ended at or after `since`. */
export async function restoreAdministrator(handle: RecordHandle, idNatPs: IdNatPs, since: Instant): Promise<void> {
  await handle.sql`
    update relation set until = null
    where record_id = ${handle.recordId} and id_nat_ps = ${idNatPs} and kind = 'administrator' and until >= ${new Date(since)}`;
}

export async function readConsentTerm(handle: RecordHandle): Promise<ConsentTerm> {
  const rows = await handle.sql<{ consent_days: number | null }[]>`
    select consent_days from preference where record_id = ${handle.recordId}`;
  const days = rows[0]?.consent_days ?? undefined;
  return days === undefined ? {} : { consentDays: days };
}

export async function saveConsentTerm(handle: RecordHandle, term: ConsentTerm, at: Instant): Promise<void> {
  await handle.sql`
    update preference set consent_days = ${term.consentDays ?? null}, updated_at = ${new Date(at)}
    where record_id = ${handle.recordId}`;
}
