// After an erasure nothing of the person can be read: not from the database, its log, the blobs, nor from copies of all of them taken
// before, with the key store as it is now and every other key there is. The same attempts are made before, and all succeed: they prove that
// these attempts would find it.
import assert from 'node:assert/strict';
import { createSecretKey, type KeyObject } from 'node:crypto';
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { sealedPart } from '../../src/audit/entry.model.js';
import { readConfig } from '../../src/config.js';
import type { RecordId } from '../../src/kernel/ids.js';
import { DAY } from '../../src/kernel/time.js';
import { eraseDueSpaces, finishErasures, moveActs } from '../../src/lifecycle/index.js';
import { SealBroken, unseal } from '../../src/platform/sealing.js';
import { systemKeys } from '../../src/platform/system-keys.js';
import { masterKeyOf } from '../../src/running-home.js';
import { makeTakeouts } from '../../src/takeout/index.js';
import { takeoutDeps } from '../../src/takeouts.js';
import { aDraft, aRecord, deposited, thePerson } from '../support/cast.js';
import { howMany, keepResult } from '../support/proof-run.js';
import { searcher as searcherFor, waysToWrite } from './byte-search.js';
import { removeHome, startOwnHome, temporaryHome, type OwnHome } from './own-home.js';

let home = '';
let own: OwnHome;
let copy = '';
before(async () => {
  home = await temporaryHome('erasure');
  copy = await temporaryHome('erasure-copy');
  own = await startOwnHome(home);
});
after(async () => {
  await own.leave();
  await removeHome(home, own.postgres);
  await rm(copy, { recursive: true, force: true });
});

interface Sealed {
  readonly where: string;
  readonly bound: string;
  readonly bytes: Buffer;
}

/** Everything sealed of a record, as a copy of the database holds it: each with the place it is bound to. */
async function sealedOf(recordId: RecordId): Promise<Sealed[]> {
  const { house } = own.world;
  const found: Sealed[] = [];
  for (const { tables } of house.belongings)
    for (const { table, sealed = {}, id } of tables)
      for (const [column, name] of Object.entries(sealed)) {
        const rows = await own.world.owner.unsafe<{ id: string; bytes: Buffer | null }[]>(
          `select ${id ?? 'record_id'}::text as id, ${column} as bytes from ${table} where record_id = $1`,
          [recordId],
        );
        for (const row of rows)
          if (row.bytes !== null)
            found.push({ where: table, bound: `${name}|${recordId}|${row.id}`, bytes: row.bytes });
      }
  const entries = await own.world.owner<{ chain: string; entry: Buffer }[]>`
    select chain, entry from trace where record_id = ${recordId}`;
  // An entry is a commitment, which opens with nothing, and its words, sealed.
  return [
    ...found,
    ...entries.map(({ chain, entry }) => ({
      ...{ where: 'trace', bound: `trace|${recordId}|${chain}`, bytes: Buffer.from(sealedPart(entry) ?? entry) },
    })),
  ];
}

/** How many of these open under some key. */
function opened(sealed: readonly Sealed[], keys: readonly KeyObject[]): { opened: number; tried: number } {
  let count = 0;
  let tried = 0;
  for (const { bound, bytes } of sealed)
    for (const key of keys) {
      tried += 1;
      try {
        unseal(key, bound, bytes);
        count += 1;
        break;
      } catch (error) {
        if (!(error instanceof SealBroken)) throw error;
      }
    }
  return { opened: count, tried };
}

/** Every key there is: the master's, all that follow from it, and each that the key store still gives for any record. */
async function everyKey(records: readonly RecordId[]): Promise<KeyObject[]> {
  const master = await masterKeyOf(readConfig({ CARNET_MODE: 'demo', CARNET_HOME: home }));
  const rows = await own.world.owner<{ record_id: RecordId; key_slot: string }[]>`
    select record_id, key_slot from space where record_id = any(${[...records]}::uuid[])`;
  const places = rows.map((row) => ({ recordId: row.record_id as string, slot: Number(row.key_slot) }));
  const kept = (await own.world.house.recordKeys.openMany(places)).filter((key) => key !== undefined);
  return [master, ...Object.values(systemKeys(master)).filter((key): key is KeyObject => key !== undefined), ...kept];
}

const MARKS = ['QUETZALCOATLUS', 'ZYGOMATIQUEMENT', 'XYLOPHAGIQUE'];

test('after an erasure nothing of the person is readable, from here or from copies taken before', async () => {
  const { house } = own.world;
  const records: RecordId[] = [];
  const DOCUMENTS = howMany(200, 6);
  for (let one = 0; one < 3; one += 1) {
    const recordId = await aRecord(house, 800 + one, {
      familyName: one === 0 ? (MARKS[0] ?? '') : 'RESTE',
      address: [`${one} rue ${one === 0 ? MARKS[0] : 'du Port'}`],
    });
    records.push(recordId);
    for (let n = 0; n < (one === 0 ? DOCUMENTS : 2); n += 1)
      await deposited(
        house,
        recordId,
        aDraft(`${one} ${n}`, one === 0 ? { title: `${MARKS[1]} ${n}`, text: `${MARKS[2]} ${n}`.repeat(50) } : {}),
      );
  }
  const [leaver, ...others] = records;
  if (leaver === undefined) return assert.fail();
  await house.runner.perform(house.acts.askTakeout, leaver, {}, thePerson(leaver));
  assert.equal(await makeTakeouts(takeoutDeps(house)), 1);

  // Copies of everything but the key store, as a thief or an operator has them.
  const sealed = await sealedOf(leaver);
  await own.world.owner`checkpoint`;
  await cp(path.join(home, 'blobs'), path.join(copy, 'blobs'), { recursive: true });
  await cp(own.postgres.dataDir, path.join(copy, 'database'), { recursive: true, errorOnExist: false }).catch(
    () => undefined,
  );
  const [space] = await own.world.owner<{ key_slot: string }[]>`select key_slot from space where record_id = ${leaver}`;
  const recordKey = (await house.recordKeys.open(leaver, Number(space?.key_slot)))?.export();
  assert.ok(recordKey !== undefined);
  const before = opened(sealed, await everyKey(records));
  assert.equal(before.opened, sealed.length, 'with the key store as it was, the copy opens whole');
  const blobKeys = sealed
    .filter(({ where }) => where === 'document' || where === 'takeout')
    .flatMap(({ bound, bytes }) => {
      const text = unseal(createSecretKey(recordKey), bound, bytes).toString('utf8');
      return [...text.matchAll(/"key":"([A-Za-z0-9+/=]{44})"/g)].map(([, key]) => Buffer.from(key ?? '', 'base64'));
    });
  assert.ok(blobKeys.length > DOCUMENTS, 'the keys of its blobs are in the rows');

  await house.runner.perform(moveActs(house.terms).askDeletion, leaver, {}, { kind: 'person' });
  house.clock.setOffset(house.clock.offset() + 32 * DAY);
  assert.equal(await eraseDueSpaces(house), 1);
  house.clock.setOffset(house.clock.offset() + 2 * DAY);
  assert.equal((await finishErasures(house)).finished, 1);
  await own.world.owner`checkpoint`;

  // Every key that is left, on every sealed value of the copy and of the database.
  const keys = await everyKey(records);
  const now = opened([...sealed, ...(await sealedOf(leaver))], keys);
  assert.equal(now.opened, 0);
  // And on the blobs of the copy.
  const blobs = (await readdir(path.join(copy, 'blobs'), { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  );
  const gone: Sealed[] = [];
  const stays = new Set(
    (await readdir(path.join(home, 'blobs'), { recursive: true, withFileTypes: true }))
      .filter((one) => one.isFile())
      .map(({ name }) => name),
  );
  for (const { name, parentPath } of blobs)
    if (!stays.has(name)) gone.push({ where: name, bound: 'blob', bytes: await readFile(path.join(parentPath, name)) });
  assert.equal(gone.length, DOCUMENTS + 1, 'its blobs are gone from here');
  const blobsOpened = opened(gone, keys).opened;
  assert.equal(blobsOpened, 0);

  // The keys themselves, and what was in the record, stand nowhere, in no writing: database and its log, copies, key store, server's log.
  const searcher = searcherFor([
    { what: 'the key of the record', bytes: recordKey },
    { what: 'the key of the record in base64', bytes: Buffer.from(recordKey.toString('base64').replace(/=+$/, '')) },
    ...blobKeys.map((key, at) => ({ what: `the key of blob ${at}`, bytes: key })),
    ...MARKS.flatMap(waysToWrite),
  ]);
  let bytes = 0;
  const keysOrWords: unknown[] = [];
  for (const folder of [own.postgres.dataDir, path.join(home, 'keys'), path.join(home, 'blobs'), copy]) {
    const found = await searcher.folder(folder);
    bytes += found.bytes;
    keysOrWords.push(...found.found);
  }
  keysOrWords.push(...(await searcher.file(path.join(home, 'server.log'))));
  assert.deepEqual(keysOrWords, []);
  for (const recordId of others)
    assert.equal(opened(await sealedOf(recordId), keys).opened > 0, true, 'the others are as they were');
  keepResult({
    erasure: {
      documents: DOCUMENTS,
      sealedValues: sealed.length,
      openedBefore: before.opened,
      openedAfter: now.opened,
      attemptsAfter: now.tried,
      blobsOfTheCopy: gone.length,
      blobsOpenedAfter: blobsOpened,
      bytesSearched: bytes,
      keysOrWordsFound: keysOrWords.length,
      keyStoreBackupHelpsFor: 'as long as it is kept: thirty days at most (docs/operations.md)',
    },
  });
});
