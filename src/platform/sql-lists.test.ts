import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { startWorld } from '../../test/support/world.js';
import { listItems, listText } from './sql-lists.js';

const world = await startWorld({ content: 'empty' });
after(() => world.close());
const { directory } = world.house.database;

const text = fc.string({ unit: 'binary', maxLength: 12 }).map((made) => made.replaceAll('\u0000', '').toWellFormed());
const cases = {
  text: fc.oneof(text, fc.constantFrom('NULL', 'null', '', ' ', '{', '}', ',', '"', '\\', '\\"', '\n', '{a,b}')),
  uuid: fc.uuid(),
  bigint: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
  int: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  boolean: fc.boolean(),
  timestamptz: fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
  bytea: fc.uint8Array({ maxLength: 6 }).map((bytes) => Buffer.from(bytes)),
} as const;

for (const [type, item] of Object.entries(cases))
  test(`a list of ${type} goes to PostgreSQL and comes back as it was, and PostgreSQL sees each item`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(item as fc.Arbitrary<unknown>), { maxLength: 5 }), async (list) => {
        const [row] = await directory.unsafe<{ back: unknown[]; each: unknown[]; nulls: string }[]>(
          `select l.list as back, array(select x from unnest(l.list) with ordinality u(x, n) order by n) as each,
             (select count(*) from unnest(l.list) x where x is null) as nulls from (select $1::text[]::${type}[] as list) l`,
          [listText(list)],
        );
        assert.deepEqual(row?.back, list);
        assert.deepEqual(row?.each, list);
        assert.equal(Number(row?.nulls), list.filter((one) => one === null).length);
      }),
      { numRuns: 60 },
    );
  });

test('a list given to a statement is sent as one', async () => {
  const texts = ['', 'a,b', '"', '\\', 'NULL'];
  const [row] = await directory`select ${texts}::text[] as texts, ${[1, 2]}::int[] as numbers, ${[]}::uuid[] as none`;
  assert.deepEqual(row, { texts, numbers: [1, 2], none: [] });
});

test('a single item of a list is what it is alone', async () => {
  const [row] = await directory<{ one: string[]; alone: string }[]>`
    select array[9007199254740993::bigint] as one, 9007199254740993::bigint as alone`;
  assert.deepEqual(row?.one, [row?.alone]);
});

test('what is no list of single items is refused', () => {
  for (const wrong of ['', 'a', '{', '{a', '{a,}', '{{a},{b}}', '{a}b', '[0:1]={a,b}', '{"a}'])
    assert.throws(() => listItems(wrong, String), SyntaxError, wrong);
});
