import assert from 'node:assert/strict';
import { test } from 'node:test';
import postgres from 'postgres';
import { freshDatabase, migratedDatabase } from './database-cluster.js';

async function ask(url: string, question: string): Promise<unknown> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return Object.values((await sql.unsafe(question))[0] ?? {})[0];
  } finally {
    await sql.end();
  }
}

test('two databases of one run share nothing', async () => {
  const [one, other] = await Promise.all([freshDatabase({ name: 'one' }), freshDatabase({ name: 'other' })]);
  await ask(one.ownerUrl, 'create table only_here ()');
  assert.equal(await ask(one.ownerUrl, "select to_regclass('only_here')::text"), 'only_here');
  assert.equal(await ask(other.ownerUrl, "select to_regclass('only_here')::text"), null);
  await Promise.all([one.drop(), other.drop()]);
  await assert.rejects(ask(one.ownerUrl, 'select 1'), { code: '3D000' });
});

test('the template is made once, however many ask for it at the same time', async () => {
  let times = 0;
  const shape = async (ownerUrl: string): Promise<void> => {
    times += 1;
    await ask(ownerUrl, 'create table shaped ()');
  };
  const options = { template: 'shaped_once', migrate: shape };
  const databases = await Promise.all([1, 2, 3, 4].map(() => freshDatabase(options)));
  assert.equal(times, 1);
  for (const { ownerUrl } of databases)
    assert.equal(await ask(ownerUrl, "select to_regclass('shaped')::text"), 'shaped');
  await Promise.all(databases.map((database) => database.drop()));
});

test('the application role reaches a migrated database and owns nothing in it', async () => {
  const database = await migratedDatabase('role');
  assert.equal(await ask(database.appUrl, 'select current_user::text'), 'carnet_app');
  assert.equal(await ask(database.ownerUrl, "select count(*)::int from pg_tables where tableowner = 'carnet_app'"), 0);
  await database.drop();
});
