import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import postgres from 'postgres';
import { freshDatabase } from '../../test/support/database-cluster.js';
import { MIGRATIONS } from '../compose.js';
import { databaseTrouble } from './database-trouble.js';
import { migrate } from './migrate.js';

const database = await freshDatabase({ name: 'database_trouble' });
after(() => database.drop());

/** What a start says when it begins with this address. */
async function saidOf(change: (url: URL) => void): Promise<string | undefined> {
  const url = new URL(database.ownerUrl);
  change(url);
  const failed: unknown = await migrate(url.href, MIGRATIONS, 'a-password-that-nobody-has').then(
    () => undefined,
    (error: unknown) => error,
  );
  return databaseTrouble(failed);
}

async function closedPort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}

const cases: readonly (readonly [what: string, change: (url: URL) => void | Promise<void>, said: RegExp])[] = [
  ['a wrong password', (url) => void (url.password = 'wrong'), /refuses this role or its password/],
  ['a role that is not there', (url) => void (url.username = 'nobody_there'), /refuses this role or its password/],
  ['a database that is not there', (url) => void (url.pathname = '/not_there'), /no database of that name/],
];
for (const [what, change, said] of cases)
  test(`${what} is said in one sentence`, async () => {
    const sentence = await saidOf((url) => void change(url));
    assert.match(sentence ?? '', said);
    assert.doesNotMatch(sentence ?? '', /wrong|\n/);
  });

test('nobody at the address is said in one sentence', async () => {
  const port = await closedPort();
  assert.match((await saidOf((url) => void (url.port = port))) ?? '', /cannot be reached .* \(ECONNREFUSED\)/);
});

test('a role that owns nothing is told which one is meant; what the second wall refuses is a fault of ours', async () => {
  const owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  const role = `trouble_${randomBytes(4).toString('hex')}`;
  try {
    await owner`create role ${owner(role)} login password 'of-a-role-that-owns-nothing'`;
    const sentence = await saidOf((url) => {
      url.username = role;
      url.password = 'of-a-role-that-owns-nothing';
    });
    assert.match(sentence ?? '', /DATABASE_MIGRATE_URL names the role that owns the schema/);
  } finally {
    await owner`drop role ${owner(role)}`;
    await owner.end();
  }
  const wall = Object.assign(new Error('new row violates row-level security policy for table "block"'), {
    code: '42501',
  });
  assert.equal(databaseTrouble(wall), undefined);
});

test('a fault of ours is none of the database', () => {
  for (const error of [new Error('a bug'), Object.assign(new Error('syntax'), { code: '42601' }), 'text', undefined])
    assert.equal(databaseTrouble(error), undefined);
});
