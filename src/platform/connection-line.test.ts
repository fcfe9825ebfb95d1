import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type postgres from 'postgres';
import { one, poolDatabase } from '../../test/support/pool-database.js';
import { until } from '../../test/support/until.js';

const { owner, withPool, close } = await poolDatabase('connection_line');
after(close);

/** What a statement on a lost connection ends with: of the driver, of PostgreSQL, of ours. */
const LOST = /^(CONNECTION_CLOSED|CONNECTION_ENDED|CONNECTION_DESTROYED|ECONNRESET|EPIPE|57P01|CONNECTION_LOST)$/;
const hasLost = (error: unknown): boolean => LOST.test(String((error as { code?: string }).code));

test('a transaction whose connection is lost is none, whatever is asked of it afterwards', async () => {
  await owner`create table marks (mark integer not null)`;
  await withPool(1, async (pool) => {
    const pidOf = async (sql: postgres.ISql): Promise<number> =>
      (await sql<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]?.pid ?? 0;
    const cut = async (pid: number): Promise<void> => {
      await owner`select pg_terminate_backend(${pid})`;
      await until('it to be gone', async () => {
        const left = await owner`select from pg_stat_activity where pid = ${pid}`;
        return left.length === 0 ? true : undefined;
      });
      // The spare connection answers while this one is held: by then its end has been heard of.
      for (let n = 0; n < 20; n += 1) await one(pool);
    };
    await assert.rejects(
      pool.begin(async (sql) => {
        await sql`insert into marks values (1)`;
        await cut(await pidOf(sql));
      }),
      hasLost,
    );
    const session = await pool.reserve();
    await session`begin`;
    await session`insert into marks values (2)`;
    await cut(await pidOf(session));
    await assert.rejects(async () => session`insert into marks values (3)`, hasLost);
    await assert.rejects(async () => session`commit`, hasLost);
    session.release();
    assert.equal(await pool.begin(one), 1);
    assert.equal((await owner`select from marks`).length, 0);
  });
});

test('connections lost again and again: what was acknowledged is there, and the pool goes on', async () => {
  await owner`create table lasting (mark integer primary key, part integer not null)`;
  await withPool(4, async (pool) => {
    const acknowledged: number[] = [];
    let [asked, open] = [0, true];
    const writer = async (): Promise<void> => {
      while (open) {
        const mark = (asked += 1);
        try {
          await pool.begin(async (sql) => {
            await sql`insert into lasting values (${mark}, 1)`;
            await sql`update lasting set part = 2 where mark = ${mark}`;
          });
          acknowledged.push(mark);
        } catch (error) {
          assert.ok(hasLost(error), String(error));
        }
        // A statement of its own beside them, which may be lost too.
        await one(pool).catch((error: unknown) => assert.ok(hasLost(error), String(error)));
      }
    };
    const writers = Array.from({ length: 8 }, writer);
    for (let cut = 0; cut < 40; cut += 1) {
      const before = asked;
      while (asked < before + 12) await owner`select 1`;
      await owner`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> all(array[pg_backend_pid()]) and application_name = 'the pool'
        order by random() limit 2`;
    }
    open = false;
    await Promise.all(writers);
    assert.ok(acknowledged.length > 100 && acknowledged.length < asked, `${acknowledged.length} of ${asked}`);
    const rows = await owner<{ mark: number; part: number }[]>`select mark, part from lasting`;
    const there = new Set(rows.map(({ mark }) => mark));
    assert.deepEqual(
      acknowledged.filter((mark) => !there.has(mark)),
      [],
    );
    assert.deepEqual(
      rows.filter(({ part }) => part !== 2),
      [],
      'all of a transaction, or nothing',
    );
    assert.equal(await pool.begin(one), 1);
  });
});
