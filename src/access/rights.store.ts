import type { IdNatPs, StructureId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { RecordHandle } from '../platform/database.js';

// What the person decided about their record: consents, blocks, relations, emergency switches.

export interface Consent {
  readonly id: string;
  /** `WHOLE_STRUCTURE`: everybody at the structure. */
  readonly idNatPs: IdNatPs;
  readonly structureId: StructureId;
  readonly givenAt: Instant;
  /** `WITHOUT_END`: until it is withdrawn. */
  readonly until: Instant;
  readonly withdrawnAt?: Instant;
}

/** How a consent came about; sealed with it. */
export type ConsentOrigin =
  | { readonly collected: 'oral' }
  /** By a professional who takes part in the care, for the one it is given to. (L1111-17 II) */
  | { readonly collected: 'for-a-colleague'; readonly by: IdNatPs }
  | { readonly collected: 'by-the-person' };

/** Stands for a term that only a withdrawal ends. */
export const WITHOUT_END: Instant = Date.UTC(9999, 11, 31);

export interface Preferences {
  readonly objectsToSamu: boolean;
  readonly objectsToEmergency: boolean;
  readonly objectsToHiddenInEmergency: boolean;
  readonly hidesNewDocuments: boolean;
  /** After their death nobody reads, but the parents of a minor. */
  readonly objectsToHeirs: boolean;
}

/** How many days a consent stated by a professional lasts, and at most; absent: to the end of the day. */
export interface ConsentTerm {
  readonly consentDays?: number;
}

export type RelationKind = 'careTeam' | 'attending' | 'administrator';

export interface Rights {
  readonly preferences: Preferences;
  readonly consents: readonly Consent[];
  readonly blocks: readonly { readonly idNatPs: IdNatPs; readonly since: Instant }[];
  readonly structureBlocks: readonly { readonly structureId: StructureId; readonly since: Instant }[];
  readonly relations: readonly Relation[];
  readonly consentTerm: ConsentTerm;
}

export interface Relation {
  readonly idNatPs: IdNatPs;
  readonly kind: RelationKind;
  readonly since: Instant;
  readonly until?: Instant;
}

/** How the consents of the record came about, by their id. */
export async function readConsentOrigins(handle: RecordHandle): Promise<ReadonlyMap<string, ConsentOrigin>> {
  const rows = await handle.sql<{ id: string; sealed: Buffer }[]>`
    select id, sealed from consent where record_id = ${handle.recordId} order by until desc, id limit 200`;
  return new Map(
    rows.map(({ id, sealed }) => [id, JSON.parse(handle.open('consent', id, sealed).toString()) as ConsentOrigin]),
  );
}

export async function addConsent(
  handle: RecordHandle,
  consent: Consent,
  origin: ConsentOrigin = { collected: 'oral' },
): Promise<void> {
  const sealed = handle.seal('consent', consent.id, JSON.stringify(origin));
  await handle.sql`
    insert into consent (record_id, id, id_nat_ps, structure_id, given_at, until, withdrawn_at, sealed)
    values (${handle.recordId}, ${consent.id}, ${consent.idNatPs}, ${consent.structureId},
            ${new Date(consent.givenAt)}, ${new Date(consent.until)},
            ${consent.withdrawnAt === undefined ? null : new Date(consent.withdrawnAt)}, ${sealed})`;
}

/** The consents in force that a professional stated themselves at a structure: the longest first. */
export async function statedConsents(
  handle: RecordHandle,
  idNatPs: IdNatPs,
  structureId: StructureId,
  at: Instant,
): Promise<readonly Consent[]> {
  const now = new Date(at);
  const rows = await handle.sql<{ id: string; given_at: Date; until: Date; sealed: Buffer }[]>`
    select id, given_at, until, sealed from consent
    where record_id = ${handle.recordId} and id_nat_ps = ${idNatPs} and structure_id = ${structureId}
      and withdrawn_at is null and given_at <= ${now} and until > ${now} order by until desc, id`;
  return rows.flatMap(({ id, given_at, until, sealed }) => {
    const { collected } = JSON.parse(handle.open('consent', id, sealed).toString()) as ConsentOrigin;
    return collected === 'oral'
      ? [{ id, idNatPs, structureId, givenAt: given_at.getTime(), until: until.getTime() }]
      : [];
  });
}

/** Ends every consent given to a professional: blocking ends them, and unblocking does not bring them back. */
export async function withdrawConsents(handle: RecordHandle, idNatPs: IdNatPs, at: Instant): Promise<void> {
  await handle.sql`
    update consent set withdrawn_at = ${new Date(at)}
    where record_id = ${handle.recordId} and id_nat_ps = ${idNatPs} and withdrawn_at is null`;
}

/** Ends one consent; answers it as it was, or nothing when there is none in force. */
export async function withdrawConsent(
  handle: RecordHandle,
  id: string,
  at: Instant,
): Promise<{ readonly idNatPs: IdNatPs } | undefined> {
  const rows = await handle.sql<{ id_nat_ps: IdNatPs }[]>`
    update consent set withdrawn_at = ${new Date(at)}
    where record_id = ${handle.recordId} and id = ${id} and withdrawn_at is null
    returning id_nat_ps`;
  return rows[0] === undefined ? undefined : { idNatPs: rows[0].id_nat_ps };
}

/**
 * Gives back consents that were ended at or after `since`: for taking back a change just made. Not those for whom is blocked, by name or
 * with their structure: their consents ended with that block too. Nor those that were ended from the first, being stated for somebody
 * blocked. Answers how many came back.
 */
async function giveBack(
  handle: RecordHandle,
  column: 'id' | 'id_nat_ps' | 'structure_id',
  value: string,
  since: Instant,
): Promise<number> {
  const rows = await handle.sql.unsafe(
    `update consent c set withdrawn_at = null
     where c.record_id = $1 and c.${column} = $2 and c.withdrawn_at >= $3 and c.given_at < c.withdrawn_at
       and not exists (select from block b where b.record_id = c.record_id and b.id_nat_ps = c.id_nat_ps)
       and not exists (select from structure_block b where b.record_id = c.record_id and b.structure_id = c.structure_id)
     returning 1`,
    [handle.recordId, value, new Date(since)],
    { prepare: true },
  );
  return rows.length;
}

export const restoreConsent = async (handle: RecordHandle, id: string, since: Instant): Promise<boolean> =>
  (await giveBack(handle, 'id', id, since)) > 0;

export const restoreConsents = (handle: RecordHandle, idNatPs: IdNatPs, since: Instant): Promise<number> =>
  giveBack(handle, 'id_nat_ps', idNatPs, since);

export const restoreStructureConsents = (handle: RecordHandle, id: StructureId, since: Instant): Promise<number> =>
  giveBack(handle, 'structure_id', id, since);

export async function addBlock(handle: RecordHandle, idNatPs: IdNatPs, at: Instant): Promise<void> {
  await handle.sql`
    insert into block (record_id, id_nat_ps, since) values (${handle.recordId}, ${idNatPs}, ${new Date(at)})
    on conflict (record_id, id_nat_ps) do nothing`;
}

/** Answers since when the professional had been blocked, when they were. */
export async function removeBlock(handle: RecordHandle, idNatPs: IdNatPs): Promise<Instant | undefined> {
  const rows = await handle.sql<{ since: Date }[]>`
    delete from block where record_id = ${handle.recordId} and id_nat_ps = ${idNatPs} returning since`;
  return rows[0]?.since.getTime();
}

export async function addRelation(
  handle: RecordHandle,
  idNatPs: IdNatPs,
  kind: RelationKind,
  at: Instant,
): Promise<void> {
  await handle.sql`
    insert into relation (record_id, id_nat_ps, kind, since)
    values (${handle.recordId}, ${idNatPs}, ${kind}, ${new Date(at)})
    on conflict (record_id, id_nat_ps, kind) do nothing`;
}

/** Sets what is given and leaves the rest as it is. */
export async function savePreferences(
  handle: RecordHandle,
  preferences: Partial<Preferences>,
  at: Instant,
): Promise<void> {
  await handle.sql`
    update preference set
      objects_to_samu = coalesce(${preferences.objectsToSamu ?? null}, objects_to_samu),
      objects_to_emergency = coalesce(${preferences.objectsToEmergency ?? null}, objects_to_emergency),
      objects_to_hidden_in_emergency =
        coalesce(${preferences.objectsToHiddenInEmergency ?? null}, objects_to_hidden_in_emergency),
      hides_new_documents = coalesce(${preferences.hidesNewDocuments ?? null}, hides_new_documents),
      objects_to_heirs = coalesce(${preferences.objectsToHeirs ?? null}, objects_to_heirs),
      updated_at = ${new Date(at)}
    where record_id = ${handle.recordId}`;
}
