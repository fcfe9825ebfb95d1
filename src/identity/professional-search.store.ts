import type { KeyObject } from 'node:crypto';
import type { IdNatPs } from '../kernel/ids.js';
import { foldName } from '../kernel/text.js';
import type { Sql } from '../platform/database.js';
import { firstGivenName, nameIndexes } from './professional-names.js';
import { readProfessionals, type DirectoryProfessional } from './professional.store.js';

export interface NameAsked {
  readonly familyName: string;
  /** Its first part counts; without it everybody of that family name is meant. */
  readonly givenName?: string;
}

export interface FoundProfessionals {
  readonly found: readonly DirectoryProfessional[];
  /** There are others of that name. */
  readonly more: boolean;
}

/** Professionals on the register by name, at most `limit`. */
export async function findProfessionals(
  sql: Sql,
  key: KeyObject,
  { familyName, givenName = '' }: NameAsked,
  limit: number,
): Promise<FoundProfessionals> {
  if (foldName(familyName) === '') return { found: [], more: false };
  const { family, full } = nameIndexes(key, familyName, givenName);
  const wanted = firstGivenName(givenName) === '' ? sql`name_index = ${family}` : sql`full_name_index = ${full}`;
  const rows = await sql<{ id_nat_ps: IdNatPs }[]>`
    select id_nat_ps from professional where ${wanted} and active order by id_nat_ps limit ${limit + 1}`;
  const ids = rows.slice(0, limit).map((row) => row.id_nat_ps);
  const people = await readProfessionals(sql, key, ids);
  const found = [...people.values()].sort((one, other) => one.givenName.localeCompare(other.givenName, 'fr'));
  return { found, more: rows.length > limit };
}
