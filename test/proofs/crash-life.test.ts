// An import, an opening wave, a takeout and an erasure, killed (-9) at random moments and run again until they are done: nobody missed, nobody
// twice. `npm run prove:crash-life` kills each of them fifty times; npm test once.
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readTrace, verifyRecord } from '../../src/audit/index.js';
import { readConfig } from '../../src/config.js';
import { findRecordByIns } from '../../src/identity/index.js';
import type { RecordId } from '../../src/kernel/ids.js';
import { DAY } from '../../src/kernel/time.js';
import { moveActs, noticesLeft } from '../../src/lifecycle/index.js';
import { openZip } from '../../src/platform/zip-reader.js';
import { RecordKeyDestroyed } from '../../src/platform/database.js';
import { masterKeyOf } from '../../src/running-home.js';
import { aDraft, aRecord, deposited, testIns, thePerson } from '../support/cast.js';
import { chance, howMany, keepResult, proofSeed } from '../support/proof-run.js';
import { removeHome, startOwnHome, temporaryHome, type OwnHome } from './own-home.js';

const WORKER = path.resolve(path.dirname(fileURLToPath(import.meta.url)), 'crash-worker.js');
const KILLS = howMany(50);
const random = chance(proofSeed());

let home = '';
let own: OwnHome;
let master = '';
before(async () => {
  home = await temporaryHome('crash-life');
  own = await startOwnHome(home);
  const key = await masterKeyOf(readConfig({ CARNET_MODE: 'demo', CARNET_HOME: home }));
  master = key.export().toString('hex');
});
after(async () => {
  await own.leave();
  await removeHome(home, own.postgres);
});

/** Milliseconds that each task takes undisturbed. */
const took = new Map<string, number>();

/** Runs the task in a process of its own; true when it got to its end before the blow, which falls after `killAfter` milliseconds. */
async function run(task: string, killAfter: number | undefined, file = ''): Promise<boolean> {
  const args = [home, own.url, master, task, String(own.world.house.clock.offset()), file];
  const child = fork(WORKER, args, { execArgv: ['--enable-source-maps'] });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  let done = false;
  let since = 0;
  child.on('message', (message) => {
    if (message === 'done') done = true;
    if (message === 'done' && !took.has(task)) took.set(task, Math.ceil(performance.now() - since));
    if (message === 'begins') since = performance.now();
    if (message === 'begins' && killAfter !== undefined) void wait(killAfter).then(() => child.kill('SIGKILL'));
  });
  const [code] = await ended;
  if (killAfter === undefined) assert.equal(code, 0, `${task} does not get to its end`);
  return done;
}

/**
 * Makes pieces of work and kills whoever does them until the blows are dealt, `most` to a piece; what is left is then finished in peace.
 * Blows fall anywhere in the time that the work takes undisturbed, which a first piece measures.
 */
async function killing(
  task: string,
  most: number,
  piece: () => Promise<{ file?: string; check: () => Promise<void> }>,
) {
  const measuring = KILLS > 1 ? await piece() : undefined;
  if (measuring !== undefined) await run(task, undefined, measuring.file);
  await measuring?.check();
  let kills = 0;
  let pieces = 0;
  const moments: number[] = [];
  while (kills < KILLS) {
    const { file, check } = await piece();
    pieces += 1;
    const until = Math.min(KILLS, kills + most);
    while (kills < until) {
      const moment = Math.floor(random() * (took.get(task) ?? 500));
      if (await run(task, moment, file)) break;
      moments.push(moment);
      kills += 1;
    }
    await run(task, undefined, file);
    await check();
  }
  const spread = { from: Math.min(...moments), to: Math.max(...moments), undisturbed: took.get(task) };
  keepResult({ [task]: { kills, pieces, missed: 0, twice: 0, momentsMs: spread } });
}

const actsOf = async (recordId: RecordId): Promise<string[]> => {
  const { database } = own.world.house;
  const page = await database.withRecord(recordId, (handle) => readTrace(handle, 'shown', { limit: 50 }));
  assert.deepEqual((await database.withRecord(recordId, verifyRecord)).faults, []);
  return page.lines.map(({ act }) => act).reverse();
};
let number = 0;
const PEOPLE = 300;

test('an import killed at random moments brings in everybody once', async () => {
  const { house, owner } = own.world;
  await killing('import', 6, async () => {
    const numbers = Array.from({ length: PEOPLE }, () => (number += 1));
    const file = path.join(home, `feed-${String(number).padStart(27, '0')}`);
    const lines = numbers.map((one) => JSON.stringify(lineOf(one)));
    lines.splice(100, 0, 'broken');
    await writeFile(file, lines.join('\n'));
    return {
      file,
      async check() {
        const checkOne = async (one: number): Promise<void> => {
          const recordId = await findRecordByIns(house.database.directory, house.keys.index, testIns(one));
          assert.ok(recordId !== undefined, `${one} was missed`);
          assert.deepEqual(await actsOf(recordId), ['person-import']);
          const [rows] = await owner<{ codes: string; messages: string }[]>`
            select (select count(*) from directory_code where record_id = ${recordId}) as codes,
              (select count(*) from message where record_id = ${recordId}) as messages`;
          assert.deepEqual({ ...rows }, { codes: '1', messages: '1' });
        };
        await Promise.all(numbers.map(checkOne));
        assert.deepEqual(await readFile(`${file}.refused`, 'utf8'), '{"line":101,"problem":"not-json"}\n');
      },
    };
  });
});

test('an opening wave killed at random moments opens everybody once', async () => {
  const { house } = own.world;
  await killing('wave', 6, async () => {
    const records = await Promise.all(
      Array.from({ length: 200 }, () => aRecord(house, (number += 1), { state: 'notified' })),
    );
    await own.world.owner`update space set notice_wanted = 'opening' where record_id = any(${records}::uuid[])`;
    assert.equal((await noticesLeft(house, records)).length, records.length);
    house.clock.setOffset(house.clock.offset() + 44 * DAY);
    return {
      async check() {
        for (const acts of await Promise.all(records.map(actsOf)))
          assert.deepEqual(acts, ['space-notify', 'space-open']);
      },
    };
  });
});

test('a takeout killed at random moments becomes ready once, whole', async () => {
  const { house } = own.world;
  const recordId = await aRecord(house, (number += 1));
  for (let one = 0; one < 40; one += 1)
    await deposited(house, recordId, aDraft(`taken ${one}`, { bytes: Buffer.alloc(60_000, `bytes ${one} `) }));
  await killing('takeout', 3, async () => {
    house.clock.setOffset(house.clock.offset() + 2 * DAY);
    assert.equal((await house.runner.perform(house.acts.askTakeout, recordId, {}, thePerson(recordId))).kind, 'done');
    return {
      async check() {
        const looked = await house.runner.perform(house.acts.readTakeouts, recordId, {}, thePerson(recordId));
        const takeout = looked.kind === 'done' ? looked.outcome[0] : undefined;
        assert.equal(takeout?.state, 'ready');
        const pieces: Buffer[] = [];
        for await (const piece of house.blobs.getPieces(takeout.file ?? assert.fail())) pieces.push(piece);
        const zip = await openZip(Buffer.concat(pieces));
        assert.ok(zip.ok);
        assert.equal(zip.value.paths.filter((inside) => inside.includes('/DOC')).length, 40);
        for (const inside of zip.value.paths) assert.ok((await zip.value.read(inside))?.ok, inside);
        const told = await own.world.owner`
          select 1 from outbox where record_id = ${recordId} and kind = 'takeout-ready' and at >= ${new Date(takeout.askedAt)}`;
        assert.equal(told.length, 1);
      },
    };
  });
});

test('an erasure killed at random moments erases whom it must, wholly, and nobody else', async () => {
  const { house, owner } = own.world;
  const stays = await aRecord(house, (number += 1));
  await deposited(house, stays, aDraft('stays'));
  const { askDeletion } = moveActs(house.terms);
  await killing('erasure', 6, async () => {
    const leavers = await Promise.all(Array.from({ length: 12 }, () => aRecord(house, (number += 1))));
    for (const recordId of leavers) {
      for (const name of ['a', 'b']) await deposited(house, recordId, aDraft(`${name} ${recordId}`));
      await house.runner.perform(askDeletion, recordId, {}, { kind: 'person' });
    }
    house.clock.setOffset(house.clock.offset() + 33 * DAY);
    return {
      async check() {
        // The last message is given up after a day.
        house.clock.setOffset(house.clock.offset() + 2 * DAY);
        await run('erasure', undefined);
        for (const recordId of leavers) {
          house.database.forgetKey(recordId);
          await assert.rejects(
            house.database.withRecord(recordId, async () => undefined),
            RecordKeyDestroyed,
          );
          for (const { tables } of house.belongings)
            for (const { table, erased } of tables)
              if (erased === undefined)
                assert.equal((await owner.unsafe(`select 1 from ${table} where record_id = $1`, [recordId])).length, 0);
          const [row] = await owner<{ state: string; done: boolean }[]>`
            select s.state, e.done_at is not null as done from space s join erasure e on e.erased_record = s.record_id
            where s.record_id = ${recordId}`;
          assert.deepEqual({ ...row }, { state: 'erased', done: true });
        }
        const kept = await house.runner.perform(
          house.acts.listDocuments,
          stays,
          { filter: {}, page: { limit: 10 }, archivedToo: true },
          thePerson(stays),
        );
        assert.equal(kept.kind === 'done' ? kept.outcome.total : 0, 1);
      },
    };
  });
  // The blobs of the copies, of the person who took them and of the one who stays; none of those who left.
  const files = await readdir(path.join(home, 'blobs'), { recursive: true, withFileTypes: true });
  const [row] = await owner<{ documents: string; copies: string }[]>`
    select (select count(*) from document) as documents, (select count(*) from takeout where sealed is not null) as copies`;
  const orphans = files.filter((one) => one.isFile() && !one.name.endsWith('.part')).length;
  assert.equal(orphans, Number(row?.documents) + Number(row?.copies));
});

const lineOf = (one: number): Record<string, unknown> => ({
  ...{ ins: testIns(one).value, oid: testIns(one).oid, familyName: `ESSAI ${one}`, givenNames: ['Camille'] },
  ...{ sex: 'female', birthDate: '1975-05-12', address: { lines: ['1 rue'], postalCode: '75011', town: 'PARIS' } },
});
