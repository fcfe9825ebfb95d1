import type { IdNatPs, StructureId } from '../kernel/ids.js';
import type { RecordHandle } from '../platform/database.js';
import type { RelationKind, Rights } from './rights.store.js';

/** Everything the person set, with what is still in force first. */
export async function readRights(handle: RecordHandle): Promise<Rights> {
  const { sql, recordId } = handle;
  const [preferences, consents, blocks, structureBlocks, relations] = await Promise.all([
    sql<
      {
        objects_to_samu: boolean;
        objects_to_emergency: boolean;
        objects_to_hidden_in_emergency: boolean;
        hides_new_documents: boolean;
        objects_to_heirs: boolean;
        consent_days: number | null;
      }[]
    >`select objects_to_samu, objects_to_emergency, objects_to_hidden_in_emergency, hides_new_documents, objects_to_heirs, consent_days
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
    sql<{ structure_id: StructureId; since: Date }[]>`
      select structure_id, since from structure_block where record_id = ${recordId} order by since desc`,
    sql<{ id_nat_ps: IdNatPs; kind: RelationKind; since: Date; until: Date | null }[]>`
      select id_nat_ps, kind, since, until from relation where record_id = ${recordId} order by since desc`,
  ]);
  const set = preferences[0];
  if (set === undefined) throw new Error('a record without preferences');
  return {
    preferences: {
      objectsToSamu: set.objects_to_samu,
      objectsToEmergency: set.objects_to_emergency,
      objectsToHiddenInEmergency: set.objects_to_hidden_in_emergency,
      hidesNewDocuments: set.hides_new_documents,
      objectsToHeirs: set.objects_to_heirs,
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
    structureBlocks: structureBlocks.map((row) => ({ structureId: row.structure_id, since: row.since.getTime() })),
    relations: relations.map((row) => ({
      idNatPs: row.id_nat_ps,
      kind: row.kind,
      since: row.since.getTime(),
      ...(row.until === null ? {} : { until: row.until.getTime() }),
    })),
    consentTerm: set.consent_days === null ? {} : { consentDays: set.consent_days },
  };
}
