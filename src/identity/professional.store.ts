import type { KeyObject } from 'node:crypto';
import type { IdNatPs, StructureId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { Query, Sql } from '../platform/database.js';
import { seal, unseal } from '../platform/sealing.js';
import type { Professional, Structure } from './caller.js';
import { nameIndexes } from './professional-names.js';

// The national directory as we keep it: professionals, structures and where each practises. Names are sealed under the directory key.

export interface DirectoryProfessional extends Professional {
  readonly active: boolean;
  readonly structures: readonly Structure[];
}

export async function saveStructure(sql: Sql, key: KeyObject, structure: Structure): Promise<void> {
  const sealed = seal(key, `structure|${structure.id}`, JSON.stringify({ name: structure.name }));
  await sql`
    insert into structure (id, sector, samu, sealed)
    values (${structure.id}, ${structure.sector}, ${structure.samu}, ${sealed})
    on conflict (id) do update set sector = excluded.sector, samu = excluded.samu, sealed = excluded.sealed`;
}

export async function saveProfessional(
  sql: Sql,
  key: KeyObject,
  professional: Professional,
  structureIds: readonly StructureId[],
): Promise<void> {
  const { idNatPs, familyName, givenName, profession, speciality } = professional;
  const sealed = seal(key, `professional|${idNatPs}`, JSON.stringify({ familyName, givenName }));
  const names = nameIndexes(key, familyName, givenName);
  await sql.begin(async (tx) => {
    await tx`
      insert into professional (id_nat_ps, profession, speciality, sealed, name_index, full_name_index)
      values (${idNatPs}, ${profession}, ${speciality ?? null}, ${sealed}, ${names.family}, ${names.full})
      on conflict (id_nat_ps) do update
      set profession = excluded.profession, speciality = excluded.speciality, sealed = excluded.sealed,
          name_index = excluded.name_index, full_name_index = excluded.full_name_index`;
    await tx`delete from practice where id_nat_ps = ${idNatPs}`;
    for (const structureId of structureIds)
      await tx`insert into practice (id_nat_ps, structure_id) values (${idNatPs}, ${structureId})`;
  });
}

interface StructureRow {
  id: StructureId;
  sector: string;
  samu: boolean;
  sealed: Buffer;
}

const structureOf = (key: KeyObject, row: StructureRow): Structure => ({
  id: row.id,
  sector: row.sector,
  samu: row.samu,
  name: (JSON.parse(unseal(key, `structure|${row.id}`, row.sealed).toString()) as { name: string }).name,
});

export async function readStructure(sql: Sql, key: KeyObject, id: StructureId): Promise<Structure | undefined> {
  const rows = await sql<StructureRow[]>`select id, sector, samu, sealed from structure where id = ${id}`;
  return rows[0] === undefined ? undefined : structureOf(key, rows[0]);
}

/** Structures of the directory; unknown identifiers are left out. */
export async function readStructures(
  sql: Sql,
  key: KeyObject,
  ids: readonly StructureId[],
): Promise<ReadonlyMap<StructureId, Structure>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<StructureRow[]>`
    select id, sector, samu, sealed from structure where id = any(${[...ids]})`;
  return new Map(rows.map((row) => [row.id, structureOf(key, row)]));
}

const namesIn = (
  key: KeyObject,
  row: { id_nat_ps: IdNatPs; sealed: Buffer },
): Pick<Professional, 'familyName' | 'givenName'> =>
  JSON.parse(unseal(key, `professional|${row.id_nat_ps}`, row.sealed).toString()) as Pick<
    Professional,
    'familyName' | 'givenName'
  >;

/** Professionals of the directory with their places of practice; unknown identifiers are left out. */
export async function readProfessionals(
  sql: Query,
  key: KeyObject,
  ids: readonly IdNatPs[],
): Promise<Map<IdNatPs, DirectoryProfessional>> {
  const [people, places] = await Promise.all([
    sql<{ id_nat_ps: IdNatPs; profession: string; speciality: string | null; active: boolean; sealed: Buffer }[]>`
      select id_nat_ps, profession, speciality, active, sealed from professional where id_nat_ps = any(${[...ids]})`,
    sql<(StructureRow & { id_nat_ps: IdNatPs })[]>`
      select p.id_nat_ps, s.id, s.sector, s.samu, s.sealed from practice p join structure s on s.id = p.structure_id
      where p.id_nat_ps = any(${[...ids]}) order by s.id`,
  ]);
  return new Map(
    people.map((row) => {
      const names = namesIn(key, row);
      return [
        row.id_nat_ps,
        {
          idNatPs: row.id_nat_ps,
          ...names,
          profession: row.profession,
          ...(row.speciality === null ? {} : { speciality: row.speciality }),
          active: row.active,
          structures: places
            .filter((place) => place.id_nat_ps === row.id_nat_ps)
            .map((place) => structureOf(key, place)),
        },
      ];
    }),
  );
}

export async function readProfessional(
  sql: Query,
  key: KeyObject,
  id: IdNatPs,
): Promise<DirectoryProfessional | undefined> {
  return (await readProfessionals(sql, key, [id])).get(id);
}

/**
 * Notes that a professional left the register, or is on it again. Sessions end in the same transaction; tokens are refused from the next
 * request on, since every act asks the register. Answers how many sessions ended; undefined: nobody of that number.
 */
export const setOnRegister = (sql: Sql, id: IdNatPs, active: boolean, now: Instant): Promise<number | undefined> =>
  sql.begin((tx) => setOnRegisterWithin(tx, id, active, now));

/** The same, within a transaction that does more. */
export async function setOnRegisterWithin(
  tx: Query,
  id: IdNatPs,
  active: boolean,
  now: Instant,
): Promise<number | undefined> {
  const known = await tx`update professional set active = ${active} where id_nat_ps = ${id} returning 1`;
  if (known.length === 0) return undefined;
  const ended = active ? 0 : (await tx`delete from session where id_nat_ps = ${id}`).count;
  await tx`
    insert into security_event (at, kind, detail)
    values (${new Date(now)}, ${active ? 'professional-reinstated' : 'professional-struck-off'}, ${tx.json({ professional: id })})`;
  return ended;
}

const BATCH = 1_000;

/** Gives those who were saved before names could be searched their indexes; answers how many. */
export async function indexProfessionalNames(sql: Sql, key: KeyObject): Promise<number> {
  for (let done = 0; ; done += BATCH) {
    const rows = await sql<{ id_nat_ps: IdNatPs; sealed: Buffer }[]>`
      select id_nat_ps, sealed from professional where name_index is null order by id_nat_ps limit ${BATCH}`;
    const indexes = rows.map((row) => {
      const { familyName, givenName } = namesIn(key, row);
      return nameIndexes(key, familyName, givenName);
    });
    await sql`
      update professional p set name_index = i.family, full_name_index = i.whole
      from unnest(${rows.map((row) => row.id_nat_ps)}::text[], ${indexes.map(({ family }) => family)}::bytea[],
                  ${indexes.map(({ full }) => full)}::bytea[]) as i (id, family, whole)
      where p.id_nat_ps = i.id`;
    if (rows.length < BATCH) return done + rows.length;
  }
}
