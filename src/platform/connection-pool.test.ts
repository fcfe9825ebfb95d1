import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import postgres from 'postgres';
import { one, poolDatabase } from '../../test/support/pool-database.js';
import { until } from '../../test/support/until.js';
import { ConnectionLost } from './connection-line.js';
import { connectionPool } from './connection-pool.js';

const { address, owner, withPool, close } = await poolDatabase('connection_pool');
after(close);

/** The longest list that is searched through while `work` runs. */
async function longestSearched(work: () => Promise<void>): Promise<number> {
  const real = Reflect.get(Array.prototype, 'indexOf') as (this: unknown[], ...given: unknown[]) => number;
  let longest = 0;
  Reflect.set(Array.prototype, 'indexOf', function (this: unknown[], ...given: unknown[]) {
    longest = Math.max(longest, this.length);
    return real.apply(this, given);
  });
  try {
    await work();
  } finally {
    Reflect.set(Array.prototype, 'indexOf', real);
  }
  return longest;
}

const STATEMENTS = 400;
async function manyOneByOne(sql: postgres.Sql): Promise<void> {
  await Promise.all(Array.from({ length: 4 }, () => one(sql)));
  for (let n = 0; n < STATEMENTS; n += 1) await one(sql);
}

test('the thousandth statement searches through no more than the first', async () => {
  await withPool(4, async (pool) => {
    assert.ok((await longestSearched(() => manyOneByOne(pool))) < 20);
    // The same while transactions take all connections away again and again.
    const busy = async (): Promise<void> => {
      for (let n = 0; n < 60; n += 1)
        await Promise.all(Array.from({ length: 9 }, (_, at) => (at % 3 === 0 ? pool.begin(one) : one(pool))));
    };
    assert.ok((await longestSearched(busy)) < 40);
  });
});

test("the driver's own pool does: as soon as it no longer does, ours can go", async () => {
  const own = postgres(address, { max: 4, onnotice: () => undefined });
  try {
    assert.ok((await longestSearched(() => manyOneByOne(own))) >= STATEMENTS);
  } finally {
    await own.end({ timeout: 5 });
  }
});

test('a statement goes past those that wait for a lock', async () => {
  await withPool(3, async (pool) => {
    const order: string[] = [];
    let stuck: Promise<unknown> = Promise.resolve();
    await owner.begin(async (holder) => {
      await holder`select pg_advisory_xact_lock(77001)`;
      const waiting = async (): Promise<void> => {
        await pool`select pg_advisory_xact_lock_shared(77001)`;
        order.push('stuck');
      };
      stuck = Promise.all([waiting(), waiting()]);
      for (let n = 0; n < 50; n += 1) await one(pool);
      order.push('fifty');
    });
    await stuck;
    assert.deepEqual(order, ['fifty', 'stuck', 'stuck']);
  });
});

test('statements that take long on every shared connection keep nobody waiting who comes later', async () => {
  await withPool(7, async (pool) => {
    const order: string[] = [];
    let stuck: Promise<unknown> = Promise.resolve();
    await owner.begin(async (holder) => {
      await holder`select pg_advisory_xact_lock(77002)`;
      const waiting = async (): Promise<void> => {
        await pool`select pg_advisory_xact_lock_shared(77002)`;
        order.push('stuck');
      };
      stuck = Promise.all(Array.from({ length: 5 }, waiting));
      await holder`select pg_sleep(0.1)`;
      await Promise.all(Array.from({ length: 50 }, () => one(pool)));
      order.push('fifty');
    });
    await stuck;
    assert.deepEqual(order, ['fifty', ...Array.from({ length: 5 }, () => 'stuck')]);
  });
});

test('what is part of another statement, of whichever connection, is sent with it and counts for nothing', async () => {
  await withPool(3, async (pool) => {
    for (let n = 0; n < 30; n += 1) {
      const condition = n % 2 === 0 ? pool`and g = ${n}` : pool.unsafe(`and g < 3`);
      const rows = await pool<{ g: number }[]>`
        select g from generate_series(1, 40) g where true ${condition} and g = any(${[n, 1]}) order by g`;
      assert.deepEqual(
        rows.map(({ g }) => g),
        n === 0 ? [] : n % 2 === 0 ? [n] : [1],
      );
      assert.deepEqual([...(await pool`select ${pool('x')} from (values (1)) v(x)`)], [{ x: 1 }]);
    }
    // All connections are as idle as before: two statements at once go on two of them.
    const pids = await Promise.all(
      Array.from({ length: 3 }, () => pool<{ pid: number }[]>`select pg_backend_pid() as pid, pg_sleep(0.02)`),
    );
    assert.equal(new Set(pids.map(([row]) => row?.pid)).size, 3);
  });
});

test('a transaction has its connection for itself, and a statement finds one when all are held', async () => {
  await withPool(2, async (pool) => {
    const seen: number[] = [];
    const pidOf = async (sql: postgres.ISql): Promise<number> =>
      (await sql<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]?.pid ?? 0;
    await pool.begin(async (first) => {
      const mine = await pidOf(first);
      await pool.begin(async (second) => {
        seen.push(mine, await pidOf(second), await pidOf(pool), await pidOf(pool));
        assert.equal(await pidOf(first), mine);
      });
    });
    const [a, b, c, d] = seen;
    assert.equal(new Set([a, b, c]).size, 3);
    assert.equal(c, d, 'one spare connection');
  });
});

test('those who wait for a connection of their own get one in the order they came', async () => {
  await withPool(1, async (pool) => {
    const order: number[] = [];
    const held = await pool.reserve();
    const waiting = [1, 2, 3].map((n) =>
      pool.begin(async (sql) => {
        await one(sql);
        order.push(n);
      }),
    );
    const session = pool.reserve().then((reserved) => {
      order.push(4);
      reserved.release();
    });
    await one(pool);
    assert.deepEqual(order, []);
    held.release();
    await Promise.all([...waiting, session]);
    assert.deepEqual(order, [1, 2, 3, 4]);
  });
});

test('a transaction that fails, a statement that fails and a lost connection give theirs back', async () => {
  await withPool(1, async (pool) => {
    await assert.rejects(
      pool.begin((sql) => sql`select 1 / 0`),
      { code: '22012' },
    );
    await assert.rejects(async () => pool`select 1 / 0`, { code: '22012' });
    await assert.rejects(
      pool.begin(() => Promise.reject(new Error('of our own'))),
      /of our own/,
    );
    const reserved = await pool.reserve();
    const [row] = await reserved<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await owner`select pg_terminate_backend(${row?.pid ?? 0})`;
    await assert.rejects(async () => {
      for (;;) await one(reserved);
    });
    await assert.rejects(one(reserved), ConnectionLost);
    reserved.release();
    reserved.release();
    assert.equal(await one(pool), 1);
    assert.equal(await pool.begin(one), 1);
  });
});

test('connections give way to new ones, and nobody who asks meanwhile notices', async () => {
  const pool = connectionPool(address, { onnotice: () => undefined }, 3, 0.01);
  try {
    const pids = new Set<number>();
    const pidOf = async (sql: postgres.ISql): Promise<void> => {
      const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
      pids.add(row?.pid ?? 0);
    };
    while (pids.size < 30)
      await Promise.all([pidOf(pool), pidOf(pool), pool.begin(pidOf), pool.begin(pidOf), pidOf(pool), pidOf(pool)]);
    await until('the old ones to be gone', async () => {
      const others = await owner`
        select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
      return others.length <= 4 ? true : undefined;
    });
  } finally {
    await pool.end({ timeout: 5 });
  }
});

test('an ended pool answers nobody', async () => {
  const pool = connectionPool(address, { onnotice: () => undefined }, 2);
  assert.equal(await one(pool), 1);
  await pool.end({ timeout: 5 });
  await assert.rejects(one(pool), { code: 'CONNECTION_ENDED' });
  await assert.rejects(pool.begin(one), { code: 'CONNECTION_ENDED' });
});
