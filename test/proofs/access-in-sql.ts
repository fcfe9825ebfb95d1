// The function and PostgreSQL decide alike: the deciding rule of each combination, and the predicate of each list.
import type postgres from 'postgres';
import { ACCESS_RULES } from '../../src/access/access-rules.js';
import { decide } from '../../src/access/decide.js';
import type { Facts, ReaderFacts } from '../../src/access/facts.js';
import { DOCUMENT_FACTS, FACTS } from '../../src/access/facts.js';
import { residual } from '../../src/access/residual.js';
import { predicateSql, ruleSql } from '../../src/access/to-sql.js';
import {
  allColumns,
  columnOf,
  combinationAt,
  crossJoin,
  DOCUMENTS,
  documents,
  placeOf,
  READER_FACTS,
  READERS,
} from '../support/access-combinations.js';

// One sign per rule, so that what is decided about one reader's kinds of document is one short text.
const SIGNS = new Map<string, string>([
  ...ACCESS_RULES.map((rule, at) => [rule.name, String.fromCharCode(161 + at)] as const),
  ['no-rule-allows', 'n'],
  ['facts-incomplete', 'f'],
]);
const ALLOWING = new Set(ACCESS_RULES.filter((rule) => rule.effect === 'allow').map((rule) => SIGNS.get(rule.name)));
const SIGNED_RULES = ACCESS_RULES.map((rule) => ({ ...rule, name: SIGNS.get(rule.name) ?? '' }));
const DOCUMENT_COLUMNS = Object.fromEntries(DOCUMENT_FACTS.map((name) => [name, columnOf(name)]));

export interface ComparedInSql {
  readonly readers: number;
  readonly decisions: number;
  readonly predicates: number;
  /** The first difference, in words. */
  readonly difference?: string;
}

/** Compares one reader in `stride` asking for `act`, with every kind of document. */
export async function compareInSql(sql: postgres.Sql, act: Facts['act'], stride: number): Promise<ComparedInSql> {
  const place = placeOf(READER_FACTS);
  const rows = await sql.unsafe<{ place: number; signs: string }[]>(`
    select readers.place, decided.signs
    from (select ${place} as place, ${READER_FACTS.map((name) => `${columnOf(name)} as ${columnOf(name).replace('.', '_')}`).join(', ')}
          from ${crossJoin(READER_FACTS, { act })} where (${place}) % ${stride} = 0) as readers
    cross join lateral (
      select string_agg(left(${ruleSql(SIGNED_RULES, columnsBehind())}, 1), '' order by ${placeOf(DOCUMENT_FACTS)}) as signs
      from ${crossJoin(DOCUMENT_FACTS)}) as decided
    order by readers.place`);
  const kinds = documents();
  // Places are counted within one act: `act` is the first fact of the odometer.
  const before = FACTS.act.indexOf(act) * (READERS / FACTS.act.length);
  const found = new Map<string, string>();
  for (const row of rows) {
    const reader: ReaderFacts = combinationAt((before + row.place) * DOCUMENTS);
    let signs = '';
    for (const kind of kinds) signs += SIGNS.get(decide({ ...reader, ...kind }).rule) ?? '?';
    const sofar = { readers: rows.length, decisions: rows.length * DOCUMENTS, predicates: found.size };
    if (signs !== row.signs) return { ...sofar, difference: firstDifference(reader, signs, row.signs) };
    const allowed = Array.from(signs, (sign) => (ALLOWING.has(sign) ? '1' : '0')).join('');
    const predicate = predicateSql(residual(reader), DOCUMENT_COLUMNS);
    let truth = found.get(predicate);
    if (truth === undefined) {
      truth = await foundInSql(sql, predicate);
      found.set(predicate, truth);
    }
    if (truth !== allowed)
      return { ...sofar, difference: `${predicate} finds ${truth} for ${allowed}, ${JSON.stringify(reader)}` };
  }
  return { readers: rows.length, decisions: rows.length * DOCUMENTS, predicates: found.size };
}

/** The same columns as seen from outside the reader's subselect. */
function columnsBehind(): ReturnType<typeof allColumns> {
  const columns = { ...allColumns() } as Record<string, string>;
  for (const name of READER_FACTS) columns[name] = `readers.${columnOf(name).replace('.', '_')}`;
  return columns as ReturnType<typeof allColumns>;
}

/** For which kinds of document PostgreSQL finds this predicate true. */
async function foundInSql(sql: postgres.Sql, predicate: string): Promise<string> {
  const [row] = await sql.unsafe<{ found: string }[]>(`
    select string_agg(case when ${predicate} then '1' else '0' end, '' order by ${placeOf(DOCUMENT_FACTS)}) as found
    from ${crossJoin(DOCUMENT_FACTS)}`);
  return row?.found ?? '';
}

function firstDifference(reader: ReaderFacts, code: string, inSql: string): string {
  const at = Array.from(code).findIndex((sign, place) => sign !== inSql[place]);
  const name = (sign: string | undefined) => [...SIGNS].find(([, known]) => known === sign)?.[0];
  const facts = JSON.stringify({ ...reader, ...documents()[at] });
  return `the function decides by ${name(code[at])}, PostgreSQL by ${name(inSql[at])}: ${facts}`;
}
