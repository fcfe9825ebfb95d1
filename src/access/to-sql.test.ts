// The SQL texts by themselves, and what NULL does to them in PostgreSQL.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import postgres from 'postgres';
import { careTeam } from '../../test/support/access-cases.js';
import { allColumns, crossJoin } from '../../test/support/access-combinations.js';
import type { TestDatabase } from '../../test/support/database-cluster.js';
import { freshDatabase } from '../../test/support/database-cluster.js';
import { ACCESS_RULES } from './access-rules.js';
import { all, ALWAYS, any, compile, is, NEVER, not, oneOf } from './condition.js';
import { decide } from './decide.js';
import type { FactName } from './facts.js';
import { FACT_NAMES } from './facts.js';
import { residual } from './residual.js';
import { predicateSql, ruleSql } from './to-sql.js';

describe('the text of a predicate', () => {
  const columns = { hidden: 'd.hidden', isAuthor: '(d.author = $2)' };

  test('carries the expressions of the store, each known to be there', () => {
    assert.equal(
      predicateSql(any(is('isAuthor'), not(is('hidden'))), columns),
      '(((d.author = $2)) IS NOT NULL AND (d.hidden) IS NOT NULL AND (((d.author = $2)) OR NOT (d.hidden)))',
    );
  });

  test('a flag that must not be set is negated, and what both settings satisfy is written as such', () => {
    const unset = { kind: 'in', fact: 'hidden', values: [false] } as const;
    assert.equal(predicateSql(unset, columns), '((d.hidden) IS NOT NULL AND NOT (d.hidden))');
    const either = { ...unset, values: [true, false] } as const;
    assert.equal(predicateSql(either, columns), '((d.hidden) IS NOT NULL AND ((d.hidden) IN (TRUE, FALSE)))');
  });

  test('is a constant when nothing is left for SQL', () => {
    assert.equal(predicateSql(ALWAYS, {}), 'TRUE');
    assert.equal(predicateSql(NEVER, {}), 'FALSE');
  });

  test('a column that is needed and not given is a fault of the program', () => {
    assert.throws(() => predicateSql(is('archived'), columns), /archived/);
  });

  test('a column that is not needed need not be given', () => {
    assert.equal(predicateSql(residual(careTeam({ act: 'deposit' })), {}), 'TRUE');
  });
});

describe('in PostgreSQL', () => {
  let database: TestDatabase;
  let sql: postgres.Sql;
  before(async () => {
    database = await freshDatabase({ name: 'to_sql' });
    sql = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  });
  after(async () => {
    await sql.end();
    await database.drop();
  });

  const facts = careTeam();
  const decidedIn = async (columns: { readonly [Name in FactName]: string }): Promise<string | undefined> => {
    const rows = await sql.unsafe<{ rule: string }[]>(
      `select ${ruleSql(ACCESS_RULES, columns)} as rule from ${crossJoin(FACT_NAMES, facts)}`,
    );
    return rows[0]?.rule;
  };
  const holds = async (predicate: string): Promise<boolean | null | undefined> =>
    (await sql.unsafe<{ holds: boolean | null }[]>(`select (${predicate}) as holds`))[0]?.holds;

  test('the deciding rule has its full name', async () => {
    assert.equal(await decidedIn(allColumns()), 'care-team-reads');
    assert.equal(decide(facts).rule, 'care-team-reads');
  });

  for (const name of FACT_NAMES)
    test(`a NULL for ${name} refuses, as the missing fact does`, async () => {
      const type = typeof facts[name] === 'boolean' ? 'boolean' : 'text';
      assert.equal(await decidedIn({ ...allColumns(), [name]: `null::${type}` }), 'facts-incomplete');
    });

  test('a predicate lets through what the condition does, flag by flag', async () => {
    const conditions = [
      { kind: 'in', fact: 'hidden', values: [false] },
      { kind: 'in', fact: 'hidden', values: [true] },
      { kind: 'in', fact: 'hidden', values: [true, false] },
    ] as const;
    for (const condition of conditions)
      for (const hidden of [true, false])
        assert.equal(
          await holds(predicateSql(condition, { hidden: String(hidden) })),
          compile(condition)({ ...facts, hidden }),
          `${condition.values.join()} on ${hidden}`,
        );
  });

  test('a NULL column lets no row through, whichever way round it stands', async () => {
    const columns = { hidden: 'null::boolean', isAuthor: 'true' };
    for (const condition of [is('hidden'), not(is('hidden')), any(is('isAuthor'), is('hidden'))])
      assert.equal(await holds(predicateSql(condition, columns)), false);
  });

  test('a value with an apostrophe stays a value', async () => {
    const condition = { ...oneOf('space', 'open'), values: ["it's", 'open'] };
    const nested = all(condition, is('hidden'));
    const rule = { name: 'quoted', promise: '', source: '', effect: 'allow', when: nested } as const;
    const columns = { ...allColumns(), space: "'it''s'", hidden: 'true' };
    const rows = await sql.unsafe<{ rule: string }[]>(
      `select ${ruleSql([rule], columns)} as rule from ${crossJoin(FACT_NAMES, facts)}`,
    );
    assert.equal(rows[0]?.rule, 'quoted');
  });
});
