import assert from 'node:assert/strict';
import { createSecretKey, randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import postgres from 'postgres';
import { aDraft, aRecord, deposited } from '../../test/support/cast.js';
import { startWorld } from '../../test/support/world.js';
import { opening, RecordKeyDestroyed, type RecordHandle } from './database.js';
import { sqlText } from './sql-text.js';
import { checkMasterKey, WrongMasterKey } from './master-key-check.js';

const world = await startWorld({ content: 'empty' });
after(() => world.close());
const { house } = world;

test('a handle opened for one record reaches no row of another, even with wrong SQL', async () => {
  const [a, b] = [await aRecord(house, 1), await aRecord(house, 2)];
  await deposited(house, b, aDraft('b'));
  await house.database.withRecord(a, async ({ sql }) => {
    assert.equal((await sql`select 1 from document`).length, 0);
    assert.equal((await sql`select 1 from person`).length, 1);
    assert.equal((await sql`update document set hidden = true returning 1`).length, 0);
    assert.equal((await sql`delete from person where record_id = ${b} returning 1`).length, 0);
  });
  await assert.rejects(
    house.database.withRecord(a, ({ sql }) =>
      sql`insert into block (record_id, id_nat_ps, since) values (${b}, 'x', now())`.then(() => undefined),
    ),
    /row-level security/,
  );
});

test('while reading, each statement opens its record or finds nothing, and leaves nothing open behind it', async () => {
  const [a, b] = [await aRecord(house, 21), await aRecord(house, 22)];
  const opened = (handle: RecordHandle) => {
    const query = sqlText();
    const text = `select found.* from ${opening(handle, query)}
      cross join lateral (select record_id from person where record_id = opened.id::uuid offset 0) found`;
    return handle.sql.unsafe<{ record_id: string }[]>(text, query.values, { prepare: true });
  };
  const rounds = Array.from({ length: 60 }, (_, at) => (at % 2 === 0 ? a : b));
  await Promise.all(
    rounds.map((recordId) =>
      house.database.withReading(recordId, async (handle) => {
        const [mine, plain, foreign] = await Promise.all([
          opened(handle),
          handle.sql`select record_id from person`,
          handle.sql`select record_id from person where record_id = ${recordId === a ? b : a}`,
        ]);
        assert.deepEqual(
          mine.map((row) => row.record_id),
          [recordId],
        );
        assert.equal(plain.length + foreign.length, 0);
      }),
    ),
  );
});

test('transactions that ask to be alone on a record wait for each other; others do not', async () => {
  const [a, b] = [await aRecord(house, 23), await aRecord(house, 24)];
  const steps: string[] = [];
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let entered: () => void = () => undefined;
  const inside = new Promise<void>((resolve) => (entered = resolve));
  const first = house.database.withRecord(
    a,
    async ({ sql }) => {
      await sql`select 1`;
      entered();
      await held;
      steps.push('first');
    },
    { alone: true },
  );
  await inside;
  const second = house.database.withRecord(
    a,
    async ({ sql }) => {
      await sql`select 1`;
      steps.push('second');
    },
    { alone: true },
  );
  await house.database.withRecord(b, ({ sql }) => sql`select 1`, { alone: true });
  await house.database.withRecord(a, ({ sql }) => sql`select 1`);
  steps.push('others');
  release();
  await Promise.all([first, second]);
  assert.deepEqual(steps, ['others', 'first', 'second']);
});

test('without a handle, personal tables are empty to the application', async () => {
  const tables = await world.owner<{ name: string }[]>`
    select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'record_id' and t.table_type = 'BASE TABLE'
      and c.table_name not in ('space', 'session') and c.table_name not like 'directory%'`;
  assert.ok(tables.length >= 10);
  for (const { name } of tables)
    assert.equal((await house.database.directory.unsafe(`select 1 from ${name}`)).length, 0, name);
});

test('every personal table has record_id first in its primary key and row-level security on', async () => {
  const rows = await world.owner<{ name: string; first: string; secured: boolean }[]>`
    select c.relname as name, a.attname as first, c.relrowsecurity as secured
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace s on s.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where i.indisprimary and s.nspname = 'public' and exists (
      select from pg_attribute r where r.attrelid = c.oid and r.attname = 'record_id')
    and c.relname not in ('space', 'session') and c.relname not like 'directory%'`;
  assert.ok(rows.length >= 10);
  for (const row of rows) assert.deepEqual([row.first, row.secured], ['record_id', true], row.name);
});

test('the application cannot change or remove a trace entry', async () => {
  const recordId = await aRecord(house, 3);
  await assert.rejects(
    house.database.withRecord(recordId, ({ sql }) => sql`delete from trace`.then(() => undefined)),
    /permission denied/,
  );
  await assert.rejects(
    house.database.withRecord(recordId, ({ sql }) => sql`update trace set at_ms = 0`.then(() => undefined)),
    /permission denied/,
  );
});

test('a record whose key is destroyed opens for nobody', async () => {
  const recordId = await aRecord(house, 4);
  await world.owner`update space set key_slot = 900000 where record_id = ${recordId}`;
  house.database.forgetKey(recordId);
  await assert.rejects(
    house.database.withRecord(recordId, () => Promise.resolve()),
    RecordKeyDestroyed,
  );
});

test('what withRecord returned is there for another session at once, and what threw is not', async () => {
  const recordId = await aRecord(house, 5);
  const id = '899700000009';
  await assert.rejects(
    house.database.withRecord(recordId, async ({ sql }) => {
      await sql`insert into block (record_id, id_nat_ps, since) values (${recordId}, ${id}, now())`;
      throw new Error('stop');
    }),
    /stop/,
  );
  assert.equal((await world.owner`select 1 from block where record_id = ${recordId}`).length, 0);
  await house.database.withRecord(recordId, ({ sql }) =>
    sql`insert into block (record_id, id_nat_ps, since) values (${recordId}, ${id}, now())`.then(() => undefined),
  );
  assert.equal((await world.owner`select 1 from block where record_id = ${recordId}`).length, 1);
});

test('an error inside a transaction leaves the connection fit for the next one', async () => {
  const recordId = await aRecord(house, 6);
  for (let n = 0; n < 20; n += 1) {
    await assert.rejects(
      house.database.withRecord(recordId, ({ sql }) => sql`select 1 / 0`.then(() => undefined)),
      postgres.PostgresError,
    );
    assert.equal(await house.database.withRecord(recordId, async ({ sql }) => (await sql`select 1`).length), 1);
  }
});

test('a database opened with another master key says so instead of looking erased', async () => {
  const other = createSecretKey(randomBytes(32));
  await assert.rejects(checkMasterKey(house.database.directory, other), WrongMasterKey);
});
