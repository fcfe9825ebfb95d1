import assert from 'node:assert/strict';
import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import postgres from 'postgres';
import { APP_PASSWORD, freshDatabase, type TestDatabase } from '../../test/support/database-cluster.js';
import { MIGRATIONS } from '../compose.js';

import { MINUTE } from '../kernel/time.js';
import { migrate } from '../platform/migrate.js';
import { seal } from '../platform/sealing.js';
import { forgetQuestion, keepQuestion, takeQuestion, type QuestionKind } from './waiting-question.store.js';

const NOW = Date.UTC(2026, 10, 23);
const key = createSecretKey(randomBytes(32));
let database: TestDatabase;
let app: postgres.Sql;
let folder: string;

/** A database in which both kinds wait in the tables they had to themselves, and then everything that came since. */
const earlier = { asked_code: randomUUID(), missed_recovery: randomUUID() };
before(async () => {
  database = await freshDatabase({ name: 'questions' });
  folder = await mkdtemp(path.join(tmpdir(), 'carnet-questions-'));
  for (const name of (await readdir(MIGRATIONS)).filter((one) => one.endsWith('.sql') && one < '0260'))
    await copyFile(path.join(MIGRATIONS, name), path.join(folder, name));
  await migrate(database.ownerUrl, folder, APP_PASSWORD);
  app = postgres(database.appUrl, { max: 3, onnotice: () => undefined });
  for (const [table, id] of Object.entries(earlier)) await keptAsBefore(table, id, `waited in ${table}`);
  await migrate(database.ownerUrl, MIGRATIONS, APP_PASSWORD);
});
after(async () => {
  await app.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** The statement of processes from before the one queue. */
const keptAsBefore = (table: string, id: string, asked: string): Promise<unknown> =>
  app`insert into ${app(table)} (id, at, sealed)
    values (${id}, ${new Date(NOW - MINUTE)}, ${seal(key, `${table}|${id}`, asked)})`;

async function taken(kind: QuestionKind, now = NOW): Promise<string | undefined> {
  const found = await takeQuestion(app, key, kind, now);
  const asked = found?.open();
  if (found !== undefined) await forgetQuestion(app, found.id);
  return asked;
}

for (const kind of ['asked_code', 'missed_recovery'] as const) {
  test(`${kind}: what waited in the table of its own is carried from the one queue`, async () => {
    assert.equal(await taken(kind), `waited in ${kind}`);
    assert.equal(await taken(kind), undefined);
  });

  test(`${kind}: what a process from before still keeps under the old name is carried, and what it takes is taken`, async () => {
    await keptAsBefore(kind, randomUUID(), 'kept beside');
    assert.equal(await taken(kind), 'kept beside');
    await keepQuestion(app, key, kind, { id: randomUUID(), at: NOW, asked: 'for either' });
    const rows = await app`
      update ${app(kind)} set taken_until = ${new Date(NOW + MINUTE)}
      where id = (select id from ${app(kind)} where taken_until <= ${new Date(NOW)} order by at, id limit 1 for update skip locked)
      returning id`;
    assert.equal(rows.length, 1);
    assert.equal(await taken(kind), undefined, 'while the other is at it');
    await app`delete from ${app(kind)} where id = ${String(rows[0]?.['id'])}`;
    assert.equal(await taken(kind, NOW + MINUTE), undefined, 'gone for both');
  });
}

test('a kind is taken by who asks for that kind alone, the oldest first, each once, and again when its time is over', async () => {
  const [first, second] = [randomUUID(), randomUUID()];
  await keepQuestion(app, key, 'asked_code', { id: second, at: NOW - 1, asked: 'second' });
  await keepQuestion(app, key, 'asked_code', { id: first, at: NOW - 2, asked: 'first' });
  assert.equal(await takeQuestion(app, key, 'missed_recovery', NOW), undefined);
  const both = await Promise.all([
    takeQuestion(app, key, 'asked_code', NOW),
    takeQuestion(app, key, 'asked_code', NOW),
  ]);
  assert.deepEqual(both.map((one) => one?.open()).sort(), ['first', 'second']);
  assert.equal(await takeQuestion(app, key, 'asked_code', NOW), undefined);
  assert.equal((await takeQuestion(app, key, 'asked_code', NOW + 10 * MINUTE))?.open(), 'first');
});

test('a row under another kind’s name does not open', async () => {
  const id = randomUUID();
  await keepQuestion(app, key, 'asked_code', { id, at: NOW - 5 * MINUTE, asked: 'a card' });
  await app`update waiting_question set kind = 'missed_recovery' where id = ${id}`;
  const found = await takeQuestion(app, key, 'missed_recovery', NOW);
  assert.equal(found?.id, id);
  assert.throws(() => found?.open());
});
