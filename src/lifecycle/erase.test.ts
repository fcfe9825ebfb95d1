import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { aDraft, aProfessional, aRecord, deposited, thePerson } from '../../test/support/cast.js';
import { startWorld, type World } from '../../test/support/world.js';
import { RecordKeyDestroyed } from '../platform/database.js';
import { verifyTrace } from '../audit/index.js';
import { DAY } from '../kernel/time.js';
import { eraseDueSpaces, finishErasures } from './erase.js';
import { moveActs } from './move.act.js';

let world: World;
before(async () => {
  world = await startWorld({ content: 'empty' });
});
after(() => world.close());

const filesIn = async (folder: string): Promise<number> =>
  (await readdir(path.join(world.home, folder), { recursive: true, withFileTypes: true })).filter((one) => one.isFile())
    .length;

test('every table of personal data belongs to one domain that says how it leaves', async () => {
  const tables = await world.owner<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname = 'public' and c.relrowsecurity order by 1`;
  const declared = world.house.belongings.flatMap((one) => one.tables.map(({ table }) => table)).sort();
  assert.deepEqual(
    declared,
    tables.map(({ name }) => name),
  );
});

test('after an erasure nothing is left but ciphertext without a key, and others keep everything', async () => {
  const { house } = world;
  const acts = moveActs(house.terms);
  const [leaver, stays] = [await aRecord(house, 1), await aRecord(house, 2)];
  for (const recordId of [leaver, stays])
    for (const name of ['un', 'deux']) await deposited(house, recordId, aDraft(`${name} de ${recordId}`));
  const blobs = await filesIn('blobs');
  const asked = await house.runner.perform(acts.askDeletion, leaver, {}, { kind: 'person' });
  assert.equal(asked.kind, 'done');
  assert.equal(await eraseDueSpaces(house), 0, 'not within the days of reflection');
  world.clock.setOffset(world.clock.offset() + 32 * DAY);
  assert.equal(await eraseDueSpaces(house), 1);
  const read = await house.runner.perform(
    house.acts.listDocuments,
    leaver,
    { filter: {}, page: { limit: 50 }, archivedToo: true },
    thePerson(leaver),
  );
  assert.equal(read.kind, 'refused', 'nothing is served from the moment it is erased');
  assert.deepEqual(await finishErasures(house), { finished: 0, waiting: 1 }, 'its person is told first');
  await world.owner`update outbox set done_at = now() where record_id = ${leaver}`;
  assert.deepEqual(await finishErasures(house), { finished: 1, waiting: 0 });
  assert.deepEqual(await finishErasures(house), { finished: 0, waiting: 0 });

  for (const { tables } of house.belongings)
    for (const { table, erased } of tables) {
      const [row] = await world.owner.unsafe<{ n: string }[]>(
        `select count(*) as n from ${table} where record_id = $1`,
        [leaver],
      );
      if (erased === undefined) assert.equal(row?.n, '0', table);
      else assert.notEqual(row?.n, '0', table);
    }
  assert.equal(await filesIn('blobs'), blobs - 2);
  await assert.rejects(
    house.database.withRecord(leaver, async () => undefined),
    RecordKeyDestroyed,
  );
  const again = await house.runner.perform(house.acts.findSpace, leaver, {}, aProfessional());
  assert.deepEqual([again.kind, again.kind === 'refused' ? again.refusal : ''], ['refused', 'space-not-open']);
  const kept = await house.runner.perform(
    house.acts.listDocuments,
    stays,
    { filter: {}, page: { limit: 50 }, archivedToo: true },
    thePerson(stays),
  );
  assert.equal(kept.kind, 'done');
  assert.deepEqual((await verifyTrace({ sql: house.database.directory, keys: house.logKeys, outside: [] })).faults, []);
});

test('reopening during the days of reflection calls the deletion off and gives everything back', async () => {
  const { house } = world;
  const acts = moveActs(house.terms);
  const recordId = await aRecord(house, 3);
  await deposited(house, recordId, aDraft('trois'));
  await house.runner.perform(acts.askDeletion, recordId, {}, { kind: 'person' });
  world.clock.setOffset(world.clock.offset() + 29 * DAY);
  assert.equal((await house.runner.perform(acts.reopen, recordId, {}, { kind: 'person' })).kind, 'done');
  world.clock.setOffset(world.clock.offset() + 30 * DAY);
  assert.equal(await eraseDueSpaces(house), 0);
  const read = await house.runner.perform(
    house.acts.listDocuments,
    recordId,
    { filter: {}, page: { limit: 50 }, archivedToo: true },
    thePerson(recordId),
  );
  assert.equal(read.kind === 'done' ? read.outcome.total : -1, 1);
});
