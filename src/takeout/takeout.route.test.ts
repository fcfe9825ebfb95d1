import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { citizen, type Citizen } from '../../test/support/citizen.js';
import { startWorld, type World } from '../../test/support/world.js';
import { openZip } from '../platform/zip-reader.js';
import { takeoutDeps } from '../takeouts.js';
import { makeTakeouts } from './make-takeouts.js';

let world: World;
let person: Citizen;
before(async () => {
  world = await startWorld();
  person = await citizen(world, 'amina');
});
after(() => world.close());

const PATH = '/parametres/emporter';

test('a copy is asked for, followed on a page that survives reloading, and fetched', async () => {
  assert.match((await person.get(PATH)).body, /Vous n&#39;avez pas encore demandé de copie|pas encore demandé/);
  assert.equal((await person.post(PATH)).location, PATH);
  const waiting = await person.get(PATH);
  assert.match(waiting.body, /Sa préparation va commencer/);
  assert.match(waiting.body, /Vous pouvez quitter cette page/);
  assert.equal((await person.post(PATH)).location, PATH, 'asked for twice is asked for once');
  assert.equal(await makeTakeouts(takeoutDeps(world.house)), 1);
  const ready = await person.get(PATH);
  const link = /href="(\/parametres\/emporter\/[0-9a-f-]+\/dossier\.zip)"/.exec(ready.body)?.[1];
  assert.ok(link !== undefined);
  const fetched = await person.get(link);
  assert.equal(fetched.status, 200);
  assert.equal(fetched.headers['content-type'], 'application/zip');
  assert.equal(Number(fetched.headers['content-length']), fetched.bytes.length);
  const zip = await openZip(fetched.bytes);
  assert.ok(zip.ok && zip.value.has('index.html'));
  const told = await world.owner`select 1 from outbox where record_id = ${person.recordId} and kind = 'takeout-ready'`;
  assert.equal(told.length, 1);
});

test('somebody else’s copy, and one that never was, are not found alike', async () => {
  const link =
    /href="(\/parametres\/emporter\/[0-9a-f-]+\/dossier\.zip)"/.exec((await person.get(PATH)).body)?.[1] ?? '';
  const other = await citizen(world, 'paul');
  const theirs = await other.get(link);
  const nobodys = await other.get(`${PATH}/00000000-0000-4000-8000-000000000000/dossier.zip`);
  assert.deepEqual([theirs.status, nobodys.status], [404, 404]);
  assert.equal((await other.get(`${PATH}/nothing/dossier.zip`)).status, 404);
});
