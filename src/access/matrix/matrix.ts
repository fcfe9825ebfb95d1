import type { Confidentiality } from '../../kernel/codes/document-metadata.js';
import { CONFIDENTIALITIES, isConfidentiality } from '../../kernel/codes/document-metadata.js';
import { DOCUMENT_TYPES } from '../../kernel/codes/document-types.js';
import type { Matrix, MatrixCell, MatrixRow, Provenance } from './matrix.model.js';
import { MATRIX_2023_10 } from './matrix-2023-10.js';

// Profession × document type × confidentiality: data, versioned, default deny. It enters the rules as the one fact `matrixAllows`.

/** The version in force. */
export const CURRENT_MATRIX: Matrix = MATRIX_2023_10;

const LEVELS = Object.keys(CONFIDENTIALITIES) as readonly Confidentiality[];
const SHARED_TYPES: ReadonlySet<string> = new Set(DOCUMENT_TYPES.filter((type) => type.dmp).map((type) => type.code));

/** Whether the matrix gives this profession documents of this type and confidentiality. What it does not know it refuses. */
export function matrixAllows(
  profession: string,
  typeCode: string,
  confidentiality: string,
  matrix: Matrix = CURRENT_MATRIX,
): boolean {
  return isConfidentiality(confidentiality) && matrixCell(profession, typeCode, confidentiality, matrix).allowed;
}

/** One cell with its provenance, for the page that shows the matrix. */
export function matrixCell(
  profession: string,
  typeCode: string,
  confidentiality: Confidentiality,
  matrix: Matrix = CURRENT_MATRIX,
): MatrixCell {
  const row = rowOf(profession, matrix);
  if (row === undefined || !SHARED_TYPES.has(typeCode)) return { allowed: false, provenance: 'provisional' };
  const base = baseCell(row, typeCode);
  if (confidentiality === 'N') return { ...base, allowed: base.allowed && row.inForce };
  // What public sources say, they say of ordinary documents; a refusal of theirs holds at every level.
  const within = LEVELS.indexOf(confidentiality) <= LEVELS.indexOf(row.upTo);
  const provenance = base.allowed ? 'provisional' : base.provenance;
  return { allowed: base.allowed && within && row.inForce, provenance };
}

/** The types a profession reads, per confidentiality; every level is there, possibly with no type. */
export function allowedTypes(
  profession: string,
  matrix: Matrix = CURRENT_MATRIX,
): ReadonlyMap<Confidentiality, readonly string[]> {
  return new Map(
    LEVELS.map((level) => [
      level,
      [...SHARED_TYPES].filter((type) => matrixCell(profession, type, level, matrix).allowed),
    ]),
  );
}

/** The same as one list of `N:11502-2`, for a column of the reference table. */
export const allowedCells = (profession: string, matrix: Matrix = CURRENT_MATRIX): readonly string[] =>
  [...allowedTypes(profession, matrix)].flatMap(([level, types]) => types.map((type) => `${level}:${type}`));

/** Every profession and role the matrix names. */
export const matrixProfessions = (matrix: Matrix = CURRENT_MATRIX): readonly string[] =>
  matrix.rows.flatMap((row) => row.professions);

const rowOf = (profession: string, matrix: Matrix): MatrixRow | undefined =>
  matrix.rows.find((row) => row.professions.includes(profession));

function baseCell(
  { gives }: MatrixRow,
  typeCode: string,
): { readonly allowed: boolean; readonly provenance: Provenance } {
  const lists = gives.kind === 'every' ? gives.except : gives.lists;
  const named = lists.find((list) => list.types.includes(typeCode));
  if (gives.kind === 'every')
    return named === undefined
      ? { allowed: true, provenance: gives.provenance }
      : { allowed: false, provenance: named.provenance };
  return { allowed: named !== undefined, provenance: named?.provenance ?? 'provisional' };
}
