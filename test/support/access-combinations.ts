// All combinations of the closed facts, counted like an odometer: the reader's facts in front, the kinds of document behind.
import type { FactName, Facts, ReaderFacts, DocumentFacts } from '../../src/access/facts.js';
import { DOCUMENT_FACTS, FACT_NAMES, FACTS } from '../../src/access/facts.js';

export const READER_FACTS: readonly FactName[] = FACT_NAMES.filter(
  (name) => !(DOCUMENT_FACTS as readonly FactName[]).includes(name),
);

const sizeOf = (names: readonly FactName[]): number => names.reduce((size, name) => size * FACTS[name].length, 1);

export const READERS = sizeOf(READER_FACTS);
export const DOCUMENTS = sizeOf(DOCUMENT_FACTS);

function combinations(names: readonly FactName[], fixed: Partial<Facts>): Partial<Facts>[] {
  const [name, ...others] = names;
  if (name === undefined) return [fixed];
  return (FACTS[name] as readonly unknown[]).flatMap((value) => combinations(others, { ...fixed, [name]: value }));
}

/** The kinds of document, in order. */
export const documents = (): readonly DocumentFacts[] => combinations(DOCUMENT_FACTS, {}) as DocumentFacts[];

/** The kinds of reader who ask for one act, in order. */
export const readersAsking = (act: Facts['act']): readonly ReaderFacts[] =>
  combinations(
    READER_FACTS.filter((name) => name !== 'act'),
    { act },
  ) as ReaderFacts[];

/** The same combinations as a cross join in SQL: each fact a column `v`, and its part `p` of the row's place in the order. */
export function crossJoin(names: readonly FactName[], fixed: Partial<Facts> = {}): string {
  return names
    .map((name, at) => {
      const weight = sizeOf(names.slice(at + 1));
      const values = fixed[name] === undefined ? (FACTS[name] as readonly (string | boolean)[]) : [fixed[name]];
      return `(values ${values.map((value, i) => `(${literal(value)}, ${i * weight})`).join(', ')}) as ${tableOf(name)} (v, p)`;
    })
    .join('\n  cross join ');
}

/** The place of a row of `crossJoin(names)` in the order, from 0. */
export const placeOf = (names: readonly FactName[]): string => names.map((name) => `${tableOf(name)}.p`).join(' + ');

/** Where `ruleSql` and `predicateSql` find the facts in a cross join. */
export const columnOf = (name: FactName): string => `${tableOf(name)}.v`;
export const allColumns = (): { readonly [Name in FactName]: string } =>
  Object.fromEntries(FACT_NAMES.map((name) => [name, columnOf(name)])) as { readonly [Name in FactName]: string };

const tableOf = (name: FactName): string => `fact_${name.toLowerCase()}`;
const literal = (value: string | boolean): string => (typeof value === 'boolean' ? String(value) : `'${value}'`);

const ORDER: readonly FactName[] = [...READER_FACTS, ...DOCUMENT_FACTS];

/** The combination at this place of the odometer, from 0; nothing is kept, so that hundreds of millions can be walked through. */
export function combinationAt(place: number): Facts {
  const facts: Partial<Record<FactName, string | boolean>> = {};
  let rest = place;
  for (let at = ORDER.length - 1; at >= 0; at -= 1) {
    const name = ORDER[at] as FactName;
    const values = FACTS[name];
    facts[name] = values[rest % values.length] as string | boolean;
    rest = Math.floor(rest / values.length);
  }
  return facts as Facts;
}
