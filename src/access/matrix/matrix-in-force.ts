import type { Instant } from '../../kernel/time.js';
import type { Matrix } from './matrix.model.js';
import { MATRIX_2023_10 } from './matrix-2023-10.js';

// Which version of the matrix holds at an instant. Versions are few, the same for everybody, and known some time before they hold: a
// process keeps them in memory and reads them again now and then (`matrix.store.ts`).

export interface DatedMatrix {
  readonly holdsFrom: Instant;
  readonly matrix: Matrix;
}

/** Versions that come with the program; the first one holds since ever. */
export const BUILT_IN: readonly DatedMatrix[] = [{ holdsFrom: -Infinity, matrix: MATRIX_2023_10 }];

let versions: readonly DatedMatrix[] = BUILT_IN;

/** Replaces what is known of versions; those built in stay. */
export function knowMatrices(applied: readonly DatedMatrix[]): void {
  versions = [...BUILT_IN, ...applied].sort((one, other) => one.holdsFrom - other.holdsFrom);
}

export const knownMatrices = (): readonly DatedMatrix[] => versions;

/** The version that holds at `at`: the last one that has begun. */
export function matrixInForce(at: Instant): Matrix {
  let holding = MATRIX_2023_10;
  for (const { holdsFrom, matrix } of versions) if (holdsFrom <= at) holding = matrix;
  return holding;
}

/** The next version to come after `at`, if one was applied. */
export const matrixToCome = (at: Instant): DatedMatrix | undefined => versions.find(({ holdsFrom }) => holdsFrom > at);
