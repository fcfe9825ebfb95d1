import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import postgres from 'postgres';
import { aRecord } from '../../test/support/cast.js';
import { startWorld } from '../../test/support/world.js';
import type { Query } from './database.js';
import { UnfitParameter } from './guarded-sql.js';

// Each of these hung for ever, or took another statement's answer, before: the limit makes that a failure.
const BOUNDED = { timeout: 60_000 };

const world = await startWorld({ content: 'empty' });
after(() => world.close());
const { database } = world.house;
const recordId = await aRecord(world.house, 1);

const missing = undefined as unknown as string;
const noDate = new Date(Number.NaN);
const circle: { self?: unknown } = {};
circle.self = circle;

type Way = readonly [way: string, ask: (sql: Query) => PromiseLike<unknown>, says: RegExp];

const UNFIT: readonly Way[] = [
  [
    'a value of a statement',
    (sql) => sql`select ${1}::int, ${missing}::text as held`,
    /value 2 .* is undefined: select \$/,
  ],
  ['a value of a fragment', (sql) => sql`select 1 where ${sql`${missing}::text is null`}`, /value 1 .* is undefined/],
  ['text with values', (sql) => sql.unsafe('select $1::text', [missing]), /value 1 .* is undefined: select \$1::text/],
  ['prepared text', (sql) => sql.unsafe('select $1::text', [missing], { prepare: true }), /is undefined/],
  ['a column of a row', (sql) => sql`insert into block ${sql({ id_nat_ps: missing })}`, /rows or columns is undefined/],
  ['a named column', (sql) => sql`insert into block ${sql([{ a: 1 }], 'a', 'b' as 'a')}`, /rows .* is undefined/],
  ['an item of a list', (sql) => sql`select 1 where 'a' in ${sql(['a', missing])}`, /rows or columns is undefined/],
  ['an item of an array', (sql) => sql`select ${['a', missing]}::text[]`, /holds an item that is undefined/],
  [
    'a typed array',
    (sql) => sql`select ${sql.array(['a', missing])}::text[]`,
    /sql.array holds an item that is undefined/,
  ],
  ['JSON', (sql) => sql`select ${sql.json(missing)}::jsonb`, /sql.json is nothing that JSON can write/],
  ['JSON that is a circle', (sql) => sql`select ${sql.json(circle as never)}::jsonb`, /nothing that JSON can write/],
  ['a typed value', (sql) => sql`select ${sql.typed(missing as never, 25)}`, /sql.typed is undefined/],
  ['a date that is none', (sql) => sql`select ${noDate}::timestamptz`, /is a date that is none/],
  ['a function', (sql) => sql`select ${(() => 1) as never}::text`, /is a function/],
  [
    'too many values',
    (sql) =>
      sql.unsafe(
        'select 1',
        Array.from({ length: 65_534 }, () => 'a'),
      ),
    /more than 65533 values/,
  ],
];

for (const [way, ask, says] of UNFIT) {
  test(
    `${way}: fails at once in a transaction, which is rolled back and gives its connection back`,
    BOUNDED,
    async () => {
      for (const begun of [false, true]) {
        await assert.rejects(
          database.withRecord(recordId, async ({ sql }) => {
            if (begun) await sql`insert into block (record_id, id_nat_ps, since) values (${recordId}, 'x', now())`;
            await ask(sql);
          }),
          (thrown) => thrown instanceof UnfitParameter && says.test(thrown.message),
        );
        await assert.rejects(
          database.withReading(recordId, async ({ sql }) => ask(sql)),
          UnfitParameter,
        );
        await assert.rejects(async () => ask(database.directory), UnfitParameter);
        await assert.rejects(
          database.directory.begin(async (sql) => ask(sql)),
          UnfitParameter,
        );
      }
      assert.equal((await world.owner`select from block`).length, 0);
      assert.equal((await held()).length, 0);
    },
  );
}

const held = () =>
  world.owner`select pid from pg_stat_activity where application_name = 'carnet' and state like 'idle in transaction%'`;

test('more failing transactions than there are connections leave every connection fit', BOUNDED, async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 60 }, (_, at) =>
      database
        .withRecord(recordId, async ({ sql }) => {
          const rows = await sql<{ at: number }[]>`select ${at % 2 === 0 ? at : (missing as never)}::int as at`;
          return rows[0]?.at;
        })
        .catch((error: unknown) => (error instanceof UnfitParameter ? 'unfit' : error)),
    ),
  );
  assert.deepEqual(
    outcomes,
    outcomes.map((_, at) => (at % 2 === 0 ? at : 'unfit')),
  );
});

// The driver alone knows a parameter's type, from the second time on: what it cannot write is for PostgreSQL to refuse.
const BADLY_WRITTEN: readonly (readonly [
  string,
  (sql: Query, value: unknown) => PromiseLike<unknown>,
  unknown,
  unknown,
])[] = [
  [
    'a text that is no date',
    (sql, value) => sql`select ${value as string}::timestamptz`,
    '2026-11-22',
    'yesterday or so',
  ],
  ['a number that is no bytes', (sql, value) => sql`select ${value as Buffer}::bytea`, Buffer.from('a'), 12],
];
for (const [name, ask, good, bad] of BADLY_WRITTEN) {
  test(`${name} among prepared statements fails alone, and every other gets its own answer`, BOUNDED, async () => {
    for (let round = 0; round < 8; round += 1) await ask(database.directory, good);
    const asked = Array.from({ length: 40 }, (_, at) =>
      at % 5 === 0
        ? Promise.resolve(ask(database.directory, bad)).catch((error: unknown) => error)
        : database.directory<{ at: number }[]>`select ${at}::int as at`.then((rows) => rows[0]?.at),
    );
    for (const [at, answer] of (await Promise.all(asked)).entries())
      if (at % 5 === 0) assert.ok(answer instanceof postgres.PostgresError, String(answer));
      else assert.equal(answer, at);
    await assert.rejects(
      database.withRecord(recordId, async ({ sql }) => {
        await ask(sql, good);
        await Promise.all([ask(sql, good), ask(sql, bad)]);
      }),
      postgres.PostgresError,
    );
    assert.equal((await held()).length, 0);
  });
}

test('what is fit passes: nothing, dates, bytes, arrays, rows, JSON, fragments and names', BOUNDED, async () => {
  await database.withRecord(recordId, async ({ sql }) => {
    const at = new Date('2026-11-22T10:00:00Z');
    for (let round = 0; round < 2; round += 1) {
      const [row] = await sql`
        select ${null}::text as none, ${at}::timestamptz as at, ${Buffer.from([0, 255])}::bytea as bytes, ${[1, 2]}::int[] as numbers,
           ${sql.json({ a: [1], b: null })}::jsonb as told, ${true}::boolean as yes,
          ${'2026-11-22'}::date as day, ${sql`${1}::int + 1`} as two, 3 as ${sql('named')}
        where 'b' in ${sql(['a', 'b'])}`;
      assert.deepEqual(
        { ...row },
        {
          none: null,
          at,
          bytes: Buffer.from([0, 255]),
          numbers: [1, 2],
          told: { a: [1], b: null },
          yes: true,
          day: new Date('2026-11-22'),
          two: 2,
          named: 3,
        },
      );
    }
  });
});

test(
  'a handle kept after its transaction asks nothing of a connection that is another record’s by then',
  BOUNDED,
  async () => {
    const kept: Query[] = [];
    await database.withRecord(recordId, async ({ sql }) => {
      kept.push(sql);
      await sql`select 1`;
    });
    const stopped = database.withRecord(recordId, ({ sql }) => {
      kept.push(sql);
      throw new Error('stop');
    });
    await assert.rejects(stopped, /stop/);
    assert.equal(kept.length, 2);
    for (const sql of kept) {
      await assert.rejects(async () => sql`select 1`, /after the end of its transaction/);
      await assert.rejects(async () => sql.unsafe('select 1'), /after the end of its transaction/);
    }
  },
);
