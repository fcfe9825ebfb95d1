import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startWorld } from '../../test/support/world.js';
import { rowsOf } from './rows.js';

const world = await startWorld({ content: 'empty' });
after(() => world.close());
const { directory } = world.house.database;

it('gives the rows of a tagged statement and of a text with values', async () => {
  const tagged = await rowsOf(directory<{ n: number }[]>`select n from generate_series(1, ${3}::int) n order by n`);
  assert.deepEqual(tagged, [{ n: 1 }, { n: 2 }, { n: 3 }]);
  const text = directory.unsafe<{ held: string }[]>('select $1::text as held', ['kept'], { prepare: true });
  assert.deepEqual(await rowsOf(text), [{ held: 'kept' }]);
  assert.deepEqual(await rowsOf(directory`select where false`), []);
});

it('fails as the statement fails', async () => {
  await assert.rejects(rowsOf(directory`select 1 / ${0}::int`), { code: '22012' });
  assert.deepEqual(await rowsOf(directory<{ n: number }[]>`select 1 as n`), [{ n: 1 }], 'the connection goes on');
});

it('leaves nothing of text, values and rows to the old heap', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (how: { readonly type: 'major' | 'minor' }) => void;
  const old = (): number =>
    getHeapSpaceStatistics().find(({ space_name: name }) => name === 'old_space')?.space_used_size ?? Number.NaN;
  const text = 'select repeat($1, 2000) as held';
  const ask = (n: number) =>
    rowsOf(directory.unsafe<{ held: string }[]>(text, [`${n % 10}`.repeat(10)], { prepare: true }));
  for (let n = 0; n < 50; n += 1) await ask(n);
  collect({ type: 'major' });
  const before = old();
  const STATEMENTS = 200;
  for (let n = 0; n < STATEMENTS; n += 1) {
    const [row] = await ask(n);
    assert.equal(row?.held.length, 20_000);
    // What survives two of these is old.
    if (n % 10 === 9) collect({ type: 'minor' });
  }
  collect({ type: 'minor' });
  collect({ type: 'minor' });
  const carried = (old() - before) / STATEMENTS;
  assert.ok(carried < 5_000, `of 20,000 bytes, ${Math.round(carried)} were carried into the old heap`);
});
