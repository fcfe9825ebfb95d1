import type { Condition } from './condition.js';
import { factsIn } from './condition.js';
import type { DocumentFactName, FactName } from './facts.js';
import { FACT_NAMES } from './facts.js';
import type { Rule } from './rule.js';

// The table as SQL text. Only closed values of our own stand in it as literals; the columns are expressions the store supplies.
// A NULL fact refuses, as a missing fact does in the function: three-valued logic must not open what two-valued logic keeps shut.

/** The SQL expression that holds each fact: text for named values, boolean for flags. */
export type FactColumns = { readonly [Name in FactName]: string };
export type DocumentColumns = { readonly [Name in DocumentFactName]?: string };

/** A CASE expression that names the deciding rule of a row whose columns are the facts. */
export function ruleSql(rules: readonly Rule[], columns: FactColumns): string {
  const incomplete = FACT_NAMES.map((name) => `(${columns[name]}) IS NULL`).join(' OR ');
  const arms = rules.map((rule) => `WHEN ${conditionSql(rule.when, columns)} THEN '${rule.name}'`);
  return ['CASE', `WHEN ${incomplete} THEN 'facts-incomplete'`, ...arms, `ELSE 'no-rule-allows' END`].join('\n');
}

/**
 * What a residual leaves for SQL, over the column expressions of the store (`hidden: 'd.hidden'`). `TRUE` and `FALSE` when nothing is
 * left. Every expression must be NOT NULL by itself: a NULL refuses the row. Throws when a column the condition needs is not given.
 */
export function predicateSql(condition: Condition, columns: DocumentColumns): string {
  const needed = factsOf(condition).map((name) => columnOf(name, columns));
  const guard = needed.map((column) => `(${column}) IS NOT NULL`);
  if (guard.length === 0) return conditionSql(condition, columns);
  return `(${[...guard, conditionSql(condition, columns)].join(' AND ')})`;
}

/** What is left of the table for a kind of reader is made once, and asked for at every list. */
const NEEDED = new WeakMap<Condition, readonly FactName[]>();

function factsOf(condition: Condition): readonly FactName[] {
  const known = NEEDED.get(condition);
  if (known !== undefined) return known;
  const facts = [...factsIn(condition)];
  NEEDED.set(condition, facts);
  return facts;
}

function conditionSql(condition: Condition, columns: { readonly [Name in FactName]?: string }): string {
  switch (condition.kind) {
    case 'all':
      return joined(condition.of, ' AND ', 'TRUE', columns);
    case 'any':
      return joined(condition.of, ' OR ', 'FALSE', columns);
    case 'not':
      return `NOT ${conditionSql(condition.of, columns)}`;
    case 'in':
      return factSql(columnOf(condition.fact, columns), condition.values);
  }
}

function joined(
  parts: readonly Condition[],
  word: string,
  ofNothing: string,
  columns: { readonly [Name in FactName]?: string },
): string {
  if (parts.length === 0) return ofNothing;
  return `(${parts.map((part) => conditionSql(part, columns)).join(word)})`;
}

function factSql(column: string, values: readonly (string | boolean)[]): string {
  if (values.length === 1 && typeof values[0] === 'boolean') return values[0] ? `(${column})` : `NOT (${column})`;
  return `((${column}) IN (${values.map(literal).join(', ')}))`;
}

const literal = (value: string | boolean): string =>
  typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : `'${value.replaceAll("'", "''")}'`;

function columnOf(name: FactName, columns: { readonly [Name in FactName]?: string }): string {
  const column = columns[name];
  if (column === undefined) throw new Error(`no column given for the fact ${name}`);
  return column;
}
