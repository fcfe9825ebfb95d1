// A laboratory report before it becomes a PDF or a CDA: both are written from the same results.

import type { DemoPerson, DemoProfessional } from '../../persona.model.js';
import { analytes, chapters, type Analyte, type AnalyteKey } from './analytes.js';

export interface LabResult {
  readonly key: AnalyteKey;
  readonly analyte: Analyte;
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  readonly flag: 'N' | 'H' | 'L';
  readonly previous?: { readonly value: number; readonly on: string };
}

export interface LabChapter {
  readonly code: string;
  readonly title: string;
  readonly results: readonly LabResult[];
}

export interface LabReport {
  readonly fileNumber: string;
  /** Local Paris time. */
  readonly sampledAt: string;
  readonly prescriber: DemoProfessional;
  readonly chapters: readonly LabChapter[];
  readonly comment?: string;
}

export type LabValues = Partial<Record<AnalyteKey, number>>;

/** The latest result of each analysis before a report; `on` is YYYY-MM-DD. */
export type LabHistory = Partial<Record<AnalyteKey, { readonly value: number; readonly on: string }>>;

/** A history with one more report in it. */
export const remember = (values: LabValues, on: string, before: LabHistory = {}): LabHistory => ({
  ...before,
  ...Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value, on }])),
});

const rangeFor = (analyte: Analyte, person: DemoPerson): { low?: number; high?: number } => {
  const female = person.sex === 'female';
  const low = female ? (analyte.lowFemale ?? analyte.low) : analyte.low;
  const high = female ? (analyte.highFemale ?? analyte.high) : analyte.high;
  return { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
};

const flagOf = (value: number, low: number | undefined, high: number | undefined): LabResult['flag'] =>
  low !== undefined && value < low ? 'L' : high !== undefined && value > high ? 'H' : 'N';

/** Values by analysis → results with range, flag and the earlier value, grouped by chapter. */
export const labChapters = (person: DemoPerson, values: LabValues, history: LabHistory): readonly LabChapter[] => {
  const results = (Object.entries(values) as [AnalyteKey, number][]).map(([key, value]): LabResult => {
    const analyte: Analyte = analytes[key];
    const range = rangeFor(analyte, person);
    const previous = history[key];
    return {
      key,
      analyte,
      value,
      ...range,
      flag: flagOf(value, range.low, range.high),
      ...(previous === undefined ? {} : { previous }),
    };
  });
  return Object.entries(chapters)
    .map(([name, chapter]) => ({ ...chapter, results: results.filter((result) => result.analyte.chapter === name) }))
    .filter((chapter) => chapter.results.length > 0);
};

/** As printed: `6,9`. */
export const printed = (value: number, decimals: number): string => value.toFixed(decimals).replace('.', ',');

/** `3,89 – 6,05`, `> 60`, `< 5,0`. */
export const printedRange = (result: LabResult): string => {
  const { decimals } = result.analyte;
  if (result.low !== undefined && result.high !== undefined) {
    return `${printed(result.low, decimals)} – ${printed(result.high, decimals)}`;
  }
  if (result.low !== undefined) return `> ${printed(result.low, decimals)}`;
  return result.high === undefined ? '' : `< ${printed(result.high, decimals)}`;
};
