import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isLifeCommand, lifeCommand } from '../commands/life-commands.js';
import { aRecord } from '../../test/support/cast.js';
import { startWorld, type World } from '../../test/support/world.js';
import type { RecordId } from '../kernel/ids.js';
import { fillTraits, type FilledTraits } from './fill-traits.js';
import { comparedTraits, saveTraits, traitsIndex } from './national-link.store.js';
import { readPerson, savePerson, type Person } from './person.store.js';
import { until } from '../../test/support/until.js';

// Persons who were there before the directory kept a hash of their traits.

let world: World;
let numbers = 800;
before(async () => {
  world = await startWorld({ content: 'empty' });
});
after(() => world.close());

const whole = (change: Partial<Person> = {}): Promise<RecordId> => {
  numbers += 1;
  return aRecord(world.house, numbers, { birthPlace: '29019', givenNames: [`Camille ${numbers}`], ...change });
};
const forget = () => world.owner`delete from directory_traits`;
const hashes = async (): Promise<Map<string, string>> => {
  const rows = await world.owner<{ record_id: string; hash: string }[]>`
    select record_id, encode(traits_index, 'hex') as hash from directory_traits`;
  return new Map(rows.map((row) => [row.record_id, row.hash]));
};
const fill = (step = 500, progress?: (counts: FilledTraits) => void) =>
  fillTraits({ ...world.house, step, ...(progress === undefined ? {} : { progress }) });

test('whoever has none gets the same hash as at their making; who lacks a trait gets none; who was erased is left alone', async () => {
  for (let one = 0; one < 5; one += 1) await whole();
  const incomplete = await aRecord(world.house, (numbers += 1));
  const erased = await whole();
  const made = await hashes();
  made.delete(erased);
  assert.equal(made.size, 5);
  assert.equal(made.has(incomplete), false);
  await forget();
  await world.owner`update space set state = 'erased' where record_id = ${erased}`;
  assert.deepEqual(await fill(2), { filled: 5, incomplete: 1, erased: 0 });
  assert.deepEqual(await hashes(), made);
  assert.deepEqual(await fill(2), { filled: 0, incomplete: 1, erased: 0 }, 'done is done');
});

test('an erasing whose key is gone already is counted and stops nothing', async () => {
  const gone = await whole();
  const there = await whole();
  await forget();
  const { database } = world.house;
  const slots = await world.owner<{ key_slot: string }[]>`select key_slot from space where record_id = ${gone}`;
  await world.house.recordKeys.destroy(gone, Number(slots[0]?.key_slot));
  database.forgetKey(gone);
  const counts = await fill();
  assert.equal(counts.erased, 1);
  const now = await hashes();
  assert.deepEqual([now.has(gone), now.has(there)], [false, true]);
  await world.owner`update space set state = 'erased' where record_id = ${gone}`;
});

test('an erasing that begins meanwhile waits, or is waited for: no hash is left of whom nobody may name any more', async () => {
  const leaving = await whole();
  await forget();
  const begun = Promise.withResolvers<undefined>();
  const goOn = Promise.withResolvers<undefined>();
  const erasing = world.owner.begin(async (sql) => {
    await sql`update space set state = 'erased' where record_id = ${leaving}`;
    begun.resolve(undefined);
    await goOn.promise;
  });
  await begun.promise;
  const filling = fill();
  await until('a session that waits for the erasure', async () => {
    const waits = await world.owner`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    return waits.length > 0 || undefined;
  });
  goOn.resolve(undefined);
  await erasing;
  assert.equal((await filling).erased, 1);
  assert.equal((await hashes()).has(leaving), false);
});

test('stopped after any step, it goes on with those that are left, and says on the way how far it is', async () => {
  await forget();
  const all = await fill();
  const made = await hashes();
  await forget();
  const done: number[] = [];
  for (let runs = 0; ; runs += 1) {
    assert.ok(runs < 20);
    const counts = await fill(3, () => {
      throw new Error('stopped');
    }).catch((error: unknown) => {
      assert.equal((error as Error).message, 'stopped');
      return undefined;
    });
    done.push((await hashes()).size);
    // What it meets last are those who lack a trait: nothing is kept of them, so that a step of them alone is looked at again.
    if (counts !== undefined || (await hashes()).size === made.size) break;
  }
  assert.ok(done.length > 1, done.join());
  assert.deepEqual(
    done,
    [...done].sort((a, b) => a - b),
  );
  assert.equal(all.filled, made.size);
  assert.deepEqual(await hashes(), made);
  const told: FilledTraits[] = [];
  await forget();
  await fill(3, (counts) => told.push(counts));
  assert.ok(told.length > 1 && told.at(-1)?.filled === made.size);
});

test('two at once, and a change of the feed at the same moment: everybody has the hash of who they are now', async () => {
  const changed = await whole();
  const { database, keys } = world.house;
  await forget();
  const inside = Promise.withResolvers<undefined>();
  const goOn = Promise.withResolvers<undefined>();
  const feed = database.withRecord(
    changed,
    async (handle) => {
      const person = { ...(await readPerson(handle)), familyName: 'NOUVEAU' };
      inside.resolve(undefined);
      await goOn.promise;
      await savePerson(handle, person);
      await saveTraits(handle, keys.index, person);
    },
    { alone: true },
  );
  await inside.promise;
  const both = [fill(), fill()];
  goOn.resolve(undefined);
  await Promise.all([feed, ...both]);
  const now = await database.withRecord(changed, readPerson);
  assert.equal(now.familyName, 'NOUVEAU');
  assert.equal((await hashes()).get(changed), traitsIndex(keys.index, now)?.toString('hex'));
});

test('twins from before are known to be two once it has run', async () => {
  const same = { familyName: 'JUMEAU', givenNames: ['Alix'] };
  const one = await whole(same);
  await whole(same);
  const { database, keys } = world.house;
  const seen = () =>
    database.withRecord(one, async (handle) => comparedTraits(handle, keys.index, await readPerson(handle)));
  await forget();
  assert.deepEqual(await seen(), { compared: false, anotherHasThem: false });
  await fill();
  assert.deepEqual(await seen(), { compared: true, anotherHasThem: true });
});

test('the command says how many, for people and for machines, and takes no file', async () => {
  const said: string[] = [];
  const command = (...argv: string[]) =>
    lifeCommand(
      ['persons', 'traits', ...argv],
      (line) => said.push(line),
      () => undefined,
      (work) => work(world.house),
    );
  assert.ok(isLifeCommand(['persons', 'traits']));
  await forget();
  await command('--json');
  const counts = JSON.parse(said[0] ?? '') as FilledTraits;
  assert.ok(counts.filled > 5);
  await command();
  assert.equal(said[1], `0 filled, ${counts.incomplete} incomplete, 0 erased`);
  await assert.rejects(command('file.csv'), { code: 2 });
});
