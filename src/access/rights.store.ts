import type { IdNatPs, StructureId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { RecordHandle } from '../platform/database.js';

// What the person decided about their record: consents, blocks, relations, emergency switches.

export interface Consent {
  readonly id: string;
  readonly idNatPs: IdNatPs;
  readonly structureId: StructureId;
  readonly givenAt: Instant;
  readonly until: Instant;
  readonly withdrawnAt?: Instant;
}

export interface Preferences {
  readonly objectsToSamu: boolean;
  readonly objectsToEmergency: boolean;
  readonly objectsToHiddenInEmergency: boolean;
  readonly hidesNewDocuments: boolean;
}

export type RelationKind = 'careTeam' | 'attending' | 'administrator';

export interface Rights {
  readonly preferences: Preferences;
  readonly consents: readonly Consent[];
  readonly blocks: readonly { readonly idNatPs: IdNatPs; readonly since: Instant }[];
  readonly relations: readonly { readonly idNatPs: IdNatPs; readonly kind: RelationKind; readonly since: Instant }[];
}

export async function addConsent(handle: RecordHandle, consent: Consent): Promise<void> {
  // How the consent was collected may say more than its dates; it is sealed even while it is empty.
  const sealed = handle.seal('consent', consent.id, JSON.stringify({ collected: 'oral' }));
  await handle.sql`
    insert into consent (record_id, id, id_nat_ps, structure_id, given_at, until, sealed)
    values (${handle.recordId}, ${consent.id}, ${consent.idNatPs}, ${consent.structureId},
            ${new Date(consent.givenAt)}, ${new Date(consent.until)}, ${sealed})`;
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

/** Gives back consents of a professional that were ended at or after `since`: for taking back a change just made. */
export async function restoreConsents(handle: RecordHandle, idNatPs: IdNatPs, since: Instant): Promise<void> {
  await handle.sql`
    update consent set withdrawn_at = null
    where record_id = ${handle.recordId} and id_nat_ps = ${idNatPs} and withdrawn_at >= ${new Date(since)}`;
}

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
      updated_at = ${new Date(at)}
    where record_id = ${handle.recordId}`;
}

/** Everything the person set, with what is still in force first. */
export async function readRights(handle: RecordHandle): Promise<Rights> {
  const { sql, recordId } = handle;
  const [preferences, consents, blocks, relations] = await Promise.all([
    sql<
      {
        objects_to_samu: boolean;
        objects_to_emergency: boolean;
        objects_to_hidden_in_emergency: boolean;
        hides_new_documents: boolean;
      }[]
    >`select objects_to_samu, objects_to_emergency, objects_to_hidden_in_emergency, hides_new_documents
      from preference where record_id = ${recordId}`,
    sql<
      {
        id: string;
        id_nat_ps: IdNatPs;
        structure_id: StructureId;
        given_at: Date;
        until: Date;
        withdrawn_at: Date | null;
      }[]
    >`select id, id_nat_ps, structure_id, given_at, until, withdrawn_at from consent
      where record_id = ${recordId} order by until desc, id limit 200`,
    sql<{ id_nat_ps: IdNatPs; since: Date }[]>`
      select id_nat_ps, since from block where record_id = ${recordId} order by since desc`,
    sql<{ id_nat_ps: IdNatPs; kind: RelationKind; since: Date }[]>`
      select id_nat_ps, kind, since from relation where record_id = ${recordId} order by since desc`,
  ]);
  const set = preferences[0];
  if (set === undefined) throw new Error('a record without preferences');
  return {
    preferences: {
      objectsToSamu: set.objects_to_samu,
      objectsToEmergency: set.objects_to_emergency,
      objectsToHiddenInEmergency: set.objects_to_hidden_in_emergency,
      hidesNewDocuments: set.hides_new_documents,
    },
    consents: consents.map((row) => ({
      id: row.id,
      idNatPs: row.id_nat_ps,
      structureId: row.structure_id,
      givenAt: row.given_at.getTime(),
      until: row.until.getTime(),
      ...(row.withdrawn_at === null ? {} : { withdrawnAt: row.withdrawn_at.getTime() }),
    })),
    blocks: blocks.map((row) => ({ idNatPs: row.id_nat_ps, since: row.since.getTime() })),
    relations: relations.map((row) => ({ idNatPs: row.id_nat_ps, kind: row.kind, since: row.since.getTime() })),
  };
}
