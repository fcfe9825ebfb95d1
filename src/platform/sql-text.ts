import type postgres from 'postgres';

/** Collects values for a statement built from constant text: every value becomes a numbered, typed placeholder. */
export interface SqlParameters {
  add(value: unknown, type: string): string;
  readonly values: postgres.ParameterOrJSON<never>[];
}

export function sqlText(): SqlParameters {
  const values: postgres.ParameterOrJSON<never>[] = [];
  return {
    values,
    add(value, type) {
      values.push(value as postgres.ParameterOrJSON<never>);
      return `$${values.length}::${type}`;
    },
  };
}

/** A timestamp column as an instant; `-infinity` (never) is undefined. */
export function instantOf(value: Date | number | string | null): number | undefined {
  if (value instanceof Date) return Number.isFinite(value.getTime()) ? value.getTime() : undefined;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
