// The function and PostgreSQL decide alike: over readers spread through all combinations, each with every kind of document, and for
// every list predicate they lead to. `npm run prove:access` takes more of them.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import postgres from 'postgres';
import { compareInSql } from '../../test/proofs/access-in-sql.js';
import type { TestDatabase } from '../../test/support/database-cluster.js';
import { freshDatabase } from '../../test/support/database-cluster.js';
import { FACTS } from './facts.js';

// Shares no factor with the domains.
const STRIDE = 307;

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

  let compared = 0;
  let predicates = 0;
  for (const act of FACTS.act)
    test(`readers asking to ${act}: the same rule decides, and the list predicate lets through what is allowed`, async () => {
      const found = await compareInSql(sql, act, STRIDE);
      assert.equal(found.difference, undefined);
      compared += found.decisions;
      predicates = Math.max(predicates, found.predicates);
    });

  test('enough was compared, and the predicates are few', () => {
    assert.ok(compared >= 500_000, `${compared} decisions`);
    assert.ok(predicates < 60, `${predicates} predicates`);
  });
});
