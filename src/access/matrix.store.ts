import type { Instant } from '../kernel/time.js';
import type { Sql } from '../platform/database.js';
import { BUILT_IN, knowMatrices, type DatedMatrix } from './matrix/matrix-in-force.js';
import { allowedCells, matrixProfessions } from './matrix/matrix.js';
import type { Matrix } from './matrix/matrix.model.js';
import { parseMatrix } from './matrix/parse-matrix.js';

// The versions of the matrix: those built in, and those an operator applied with a date of effect. Lists are filtered in SQL by the very
// version that decides on single documents.

/** Writes what the program brings along and reads what was applied. At every start and every minute, by as many processes as there are. */
export async function loadMatrices(sql: Sql): Promise<void> {
  for (const { matrix } of BUILT_IN) await saveCells(sql, matrix);
  knowMatrices(await appliedMatrices(sql));
}

export async function appliedMatrices(sql: Sql): Promise<DatedMatrix[]> {
  const rows = await sql<{ holds_from: Date; matrix: unknown }[]>`
    select holds_from, matrix from matrix_version order by holds_from`;
  return rows.map((row) => {
    const matrix = parseMatrix(row.matrix);
    if (!matrix.ok) throw new Error(`a version of the matrix cannot be read: ${matrix.fault}`);
    return { holdsFrom: row.holds_from.getTime(), matrix: matrix.value };
  });
}

/** Applies a version from `holdsFrom` on; false, and nothing written, when that version or that date is taken. */
export async function applyMatrix(sql: Sql, matrix: Matrix, holdsFrom: Instant, now: Instant): Promise<boolean> {
  return sql.begin(async (tx) => {
    const written = await tx`
      insert into matrix_version (version, holds_from, applied_at, matrix)
      values (${matrix.version}, ${new Date(holdsFrom)}, ${new Date(now)}, ${tx.json(matrix as never)})
      on conflict do nothing returning 1`;
    if (written.length === 0) return false;
    await saveCells(tx as unknown as Sql, matrix);
    await tx`
      insert into security_event (at, kind, detail)
      values (${new Date(now)}, 'matrix-applied', ${tx.json({ version: matrix.version, holdsFrom: new Date(holdsFrom).toISOString() })})`;
    return true;
  });
}

/** Takes back a version that does not hold yet. */
export async function withdrawMatrix(sql: Sql, version: string, now: Instant): Promise<boolean> {
  const gone =
    await sql`delete from matrix_version where version = ${version} and holds_from > ${new Date(now)} returning 1`;
  return gone.length > 0;
}

async function saveCells(sql: Sql, matrix: Matrix): Promise<void> {
  const rows = matrixProfessions(matrix).map((profession) => ({
    profession,
    allowed: allowedCells(profession, matrix),
  }));
  await sql`
    insert into access_matrix (profession, version, allowed)
    select row.profession, ${matrix.version}, array(select jsonb_array_elements_text(row.allowed))
    from jsonb_to_recordset(${sql.json(rows as never)}) as row (profession text, allowed jsonb)
    on conflict (profession, version) do update set allowed = excluded.allowed
    where access_matrix.allowed is distinct from excluded.allowed`;
}
