// The function and PostgreSQL decide alike: over every combination of every fact, and for every list predicate.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import postgres from 'postgres';
import {
  allColumns,
  columnOf,
  crossJoin,
  DOCUMENTS,
  documents,
  placeOf,
  READER_FACTS,
  READERS,
  readersAsking,
} from '../../test/support/access-combinations.js';
import type { TestDatabase } from '../../test/support/database-cluster.js';
import { freshDatabase } from '../../test/support/database-cluster.js';
import { ACCESS_RULES } from './access-rules.js';
import { decide } from './decide.js';
import type { Facts } from './facts.js';
import { DOCUMENT_FACTS, FACT_NAMES, FACTS } from './facts.js';
import { residual } from './residual.js';
import { predicateSql, ruleSql } from './to-sql.js';

// One sign per rule, so that what is decided about one reader's 64 kinds of document is one short text.
const SIGNS = new Map<string, string>([
  ...ACCESS_RULES.map((rule, at) => [rule.name, String.fromCharCode(48 + at)] as const),
  ['no-rule-allows', 'n'],
  ['facts-incomplete', 'f'],
]);
const ALLOWING = new Set(ACCESS_RULES.filter((rule) => rule.effect === 'allow').map((rule) => SIGNS.get(rule.name)));

describe('the table of rules in PostgreSQL', () => {
  let database: TestDatabase;
  let sql: postgres.Sql;
  before(async () => {
    database = await freshDatabase({ name: 'access' });
    sql = postgres(database.ownerUrl, { max: 2, onnotice: () => undefined });
  });
  after(async () => {
    await sql.end();
    await database.drop();
  });

  const kinds = documents();

  /** The signs PostgreSQL finds for every reader asking for this act, in order; the whole cross join in one statement. */
  async function decidedInSql(act: Facts['act']): Promise<readonly string[]> {
    const signed = ACCESS_RULES.map((rule) => ({ ...rule, name: SIGNS.get(rule.name) ?? '' }));
    const rows = await sql.unsafe<{ signs: string }[]>(`
      select decided.signs
      from ${crossJoin(READER_FACTS, { act })}
      cross join lateral (
        select string_agg(left(${ruleSql(signed, allColumns())}, 1), '' order by ${placeOf(DOCUMENT_FACTS)}) as signs
        from ${crossJoin(DOCUMENT_FACTS)}) as decided
      order by ${placeOf(READER_FACTS)}`);
    return rows.map((row) => row.signs);
  }

  const truthOf = new Map<string, string>();

  /** For which of the 64 kinds of document PostgreSQL finds this predicate true. */
  async function foundInSql(predicate: string): Promise<string> {
    const known = truthOf.get(predicate);
    if (known !== undefined) return known;
    const [row] = await sql.unsafe<{ found: string }[]>(`
      select string_agg(case when ${predicate} then '1' else '0' end, '' order by ${placeOf(DOCUMENT_FACTS)}) as found
      from ${crossJoin(DOCUMENT_FACTS)}`);
    assert.ok(row);
    truthOf.set(predicate, row.found);
    return row.found;
  }

  const allowedOf = new Map<string, string>();

  /** For which of the 64 kinds of document these signs allow. */
  function allowedBy(signs: string): string {
    const known = allowedOf.get(signs);
    if (known !== undefined) return known;
    const allowed = Array.from(signs, (sign) => (ALLOWING.has(sign) ? '1' : '0')).join('');
    allowedOf.set(signs, allowed);
    return allowed;
  }

  // PostgreSQL works on the next act while the function is taken through this one.
  const asked = new Map<Facts['act'], Promise<readonly string[]>>();
  const ask = (act: Facts['act'] | undefined): void => {
    if (act !== undefined && !asked.has(act)) asked.set(act, decidedInSql(act));
  };

  let compared = 0;
  for (const [turn, act] of FACTS.act.entries())
    test(`every reader asking to ${act}: the same rule decides, and the list predicate lets through what is allowed`, async () => {
      const readers = readersAsking(act);
      ask(act);
      ask(FACTS.act[turn + 1]);
      const inSql = (await asked.get(act)) ?? [];
      assert.equal(inSql.length, readers.length);
      for (const [at, reader] of readers.entries()) {
        let signs = '';
        for (const kind of kinds) signs += SIGNS.get(decide({ ...reader, ...kind }).rule) ?? '?';
        if (signs !== inSql[at]) assert.fail(firstDifference(reader, signs, inSql[at] ?? ''));
        compared += kinds.length;
        const allowed = allowedBy(signs);
        const predicate = predicateSql(residual(reader), documentColumns);
        const found = await foundInSql(predicate);
        if (found !== allowed) assert.fail(`${predicate} finds ${found} for ${allowed}, ${JSON.stringify(reader)}`);
      }
    });

  function firstDifference(reader: object, code: string, inSql: string): string {
    const at = Array.from(code).findIndex((sign, place) => sign !== inSql[place]);
    const name = (sign: string | undefined) => [...SIGNS].find(([, known]) => known === sign)?.[0];
    const facts = JSON.stringify({ ...reader, ...kinds[at] });
    return `the function decides by ${name(code[at])}, PostgreSQL by ${name(inSql[at])}: ${facts}`;
  }

  test('all combinations were compared, and the predicates are few', () => {
    const all = FACT_NAMES.reduce((size, name) => size * FACTS[name].length, 1);
    assert.equal(compared, all);
    assert.equal(all, READERS * DOCUMENTS);
    assert.ok(all >= 20_000);
    assert.ok(truthOf.size < 40, `${truthOf.size} predicates`);
  });
});

const documentColumns = Object.fromEntries(DOCUMENT_FACTS.map((name) => [name, columnOf(name)]));
