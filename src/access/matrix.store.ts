import type { Sql } from '../platform/database.js';
import { allowedCells, CURRENT_MATRIX, matrixProfessions } from './matrix/matrix.js';

/** Writes the matrix in force to its table, where lists are filtered by it. Safe to run at every start, by several processes. */
export async function saveMatrix(sql: Sql): Promise<void> {
  const professions = matrixProfessions();
  await sql.begin(async (tx) => {
    for (const profession of professions)
      await tx`
        insert into access_matrix (profession, version, allowed)
        values (${profession}, ${CURRENT_MATRIX.version}, ${[...allowedCells(profession)]})
        on conflict (profession) do update set version = excluded.version, allowed = excluded.allowed
        where access_matrix.allowed is distinct from excluded.allowed`;
    await tx`delete from access_matrix where not (profession = any(${[...professions]}))`;
  });
}
