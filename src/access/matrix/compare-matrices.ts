import type { Confidentiality } from '../../kernel/codes/document-metadata.js';
import { allowedTypes, matrixProfessions } from './matrix.js';
import type { Matrix } from './matrix.model.js';

/** One cell that opens or shuts between two versions. */
export interface ChangedCell {
  readonly profession: string;
  readonly typeCode: string;
  readonly confidentiality: Confidentiality;
  readonly change: 'opens' | 'shuts';
}

/** Every cell in which the versions differ, by profession; what only changes its provenance is not a difference. */
export function compareMatrices(before: Matrix, after: Matrix): readonly ChangedCell[] {
  const professions = [...new Set([...matrixProfessions(before), ...matrixProfessions(after)])].sort();
  return professions.flatMap((profession) => {
    const then = allowedTypes(profession, before);
    const next = allowedTypes(profession, after);
    return [...next].flatMap(([confidentiality, types]) => {
      const had = new Set(then.get(confidentiality));
      const has = new Set(types);
      const cell = (typeCode: string, change: ChangedCell['change']) => ({
        profession,
        typeCode,
        confidentiality,
        change,
      });
      return [
        ...types.filter((type) => !had.has(type)).map((type) => cell(type, 'opens')),
        ...[...had].filter((type) => !has.has(type)).map((type) => cell(type, 'shuts')),
      ];
    });
  });
}
