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
import { howMany, keepResult, proofSeed } from '../support/proof-run.js';
import { randomSource } from '../support/random-source.js';
import { counted, together, type Counted } from './counted.js';
import { removeHome, startOwnHome, temporaryHome, type OwnHome } from './own-home.js';

const WORKER = path.resolve(path.dirname(fileURLToPath(import.meta.url)), 'crash-worker.js');
const KILLS = howMany(50);
const random = randomSource(proofSeed()).next;

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

/** What is to be done, made ready anew whenever the one before is done. */
interface Work {
  readonly name: 'import' | 'wave' | 'takeout' | 'erasure';
  /** So many blows at most fall on one piece; it is then finished in peace. */
  readonly most: number;
  piece(): Promise<Piece>;
}
interface Piece {
  readonly file?: string;
  /** Once it is done: how many were missed, how many done twice. */
  check(): Promise<Counted>;
}

/** How long each work takes until its end, as it was seen lately, in milliseconds. */
const lasts = new Map<string, number>();
const lastsOf = (name: string): number => lasts.get(name) ?? 900;

/** Runs these in a process of their own; answers which got to their end before the blow, which falls after `killAfter` milliseconds. */
async function run(names: readonly string[], file: string, killAfter?: number): Promise<Set<string>> {
  const args = [home, own.url, master, names.join(','), String(own.world.house.clock.offset()), file];
  const child = fork(WORKER, args);
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const done = new Set<string>();
  let since = 0;
  child.on('message', (message: string) => {
    if (message === 'begins') {
      since = performance.now();
      if (killAfter !== undefined) void wait(killAfter).then(() => child.kill('SIGKILL'));
    } else {
      done.add(message);
      lasts.set(message, (performance.now() - since + lastsOf(message)) / 2);
    }
  });
  const [code] = await ended;
  if (killAfter === undefined) assert.equal(code, 0, `${names.join(', ')} do not get to their end`);
  return done;
}

/** Kills whoever does these works, at random moments, until each was hit often enough; what is left is then finished in peace. */
async function killing(works: readonly Work[]): Promise<void> {
  const state = works.map((work) => ({
    ...{ work, piece: undefined as Piece | undefined, blows: 0, kills: 0, pieces: 0 },
    found: { missed: 0, twice: 0 } as Counted,
  }));
  const finished = async (one: (typeof state)[number]): Promise<void> => {
    if (one.piece !== undefined) one.found = together([one.found, await one.piece.check()]);
    one.piece = undefined;
    one.pieces += 1;
    one.blows = 0;
  };
  const fileOf = (): string => state.find(({ piece }) => piece?.file !== undefined)?.piece?.file ?? '';
  while (state.some(({ kills }) => kills < KILLS)) {
    const hit = state.filter(({ kills }) => kills < KILLS);
    for (const one of hit) one.piece ??= await one.work.piece();
    const names = hit.map(({ work }) => work.name);
    // Aimed at one of them, anywhere in the time it takes; whichever else is at work is hit as well.
    const aim = names[Math.floor(random() * names.length)] ?? assert.fail();
    const done = await run(names, fileOf(), Math.floor(random() * lastsOf(aim)));
    for (const one of hit)
      if (done.has(one.work.name)) await finished(one);
      else {
        one.kills += 1;
        one.blows += 1;
      }
    const tired = hit.filter(({ piece, blows, work }) => piece !== undefined && blows >= work.most);
    if (tired.length === 0) continue;
    await run(
      tired.map(({ work }) => work.name),
      fileOf(),
    );
    for (const one of tired) await finished(one);
  }
  const left = state.filter(({ piece }) => piece !== undefined);
  if (left.length > 0)
    await run(
      left.map(({ work }) => work.name),
      fileOf(),
    );
  for (const one of left) await finished(one);
  for (const { work, found } of state) assert.deepEqual(found, { missed: 0, twice: 0 }, work.name);
  for (const { work, kills, pieces, found } of state) keepResult({ [work.name]: { kills, pieces, ...found } });
}

const actsOf = async (recordId: RecordId): Promise<string[]> => {
  const { database } = own.world.house;
  const page = await database.withRecord(recordId, (handle) => readTrace(handle, 'shown', { limit: 50 }));
  assert.deepEqual((await database.withRecord(recordId, verifyRecord)).faults, []);
  return page.lines.map(({ act }) => act).reverse();
};
let number = 0;

const imports: Work = {
  name: 'import',
  most: 6,
  async piece() {
    const { house, owner } = own.world;
    const numbers = Array.from({ length: 300 }, () => (number += 1));
    const file = path.join(home, `feed-${String(number).padStart(27, '0')}`);
    const lines = numbers.map((one) => JSON.stringify(lineOf(one)));
    lines.splice(100, 0, 'broken');
    await writeFile(file, lines.join('\n'));
    const checkOne = async (one: number): Promise<Counted> => {
      const recordId = await findRecordByIns(house.database.directory, house.keys.index, testIns(one));
      if (recordId === undefined) return counted(0);
      const acts = await actsOf(recordId);
      assert.deepEqual([...new Set(acts)], ['person-import']);
      const [rows] = await owner<{ codes: string; messages: string }[]>`
        select (select count(*) from directory_code where record_id = ${recordId}) as codes,
          (select count(*) from message where record_id = ${recordId}) as messages`;
      return counted(acts.length, Number(rows?.codes), Number(rows?.messages));
    };
    return {
      file,
      async check() {
        assert.deepEqual(await readFile(`${file}.refused`, 'utf8'), '{"line":101,"problem":"not-json"}\n');
        return together(await Promise.all(numbers.map(checkOne)));
      },
    };
  },
};

const wave: Work = {
  name: 'wave',
  most: 6,
  async piece() {
    const { house, owner } = own.world;
    const records = await Promise.all(
      Array.from({ length: 200 }, () => aRecord(house, (number += 1), { state: 'notified' })),
    );
    await owner`update space set notice_wanted = 'opening' where record_id = any(${records}::uuid[])`;
    assert.equal((await noticesLeft(house, records, house.clock.domain() - 44 * DAY)).length, records.length);
    return {
      async check() {
        const all = await Promise.all(records.map(actsOf));
        assert.deepEqual([...new Set(all.flat())].sort(), ['space-notify', 'space-open']);
        return together(
          all.map((acts) =>
            counted(...['space-notify', 'space-open'].map((act) => acts.filter((one) => one === act).length)),
          ),
        );
      },
    };
  },
};

/** The one who takes copies, made by the first of them. */
let taker: Promise<RecordId> | undefined;
async function withDocuments(): Promise<RecordId> {
  const { house } = own.world;
  const recordId = await aRecord(house, (number += 1));
  for (let one = 0; one < 40; one += 1)
    await deposited(house, recordId, aDraft(`taken ${one}`, { bytes: Buffer.alloc(60_000, `bytes ${one} `) }));
  return recordId;
}

const takeouts: Work = {
  name: 'takeout',
  // Five tries are all that a copy gets.
  most: 3,
  async piece() {
    const { house, owner } = own.world;
    const recordId = await (taker ??= withDocuments());
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
        const told = await owner`
          select 1 from outbox where record_id = ${recordId} and kind = 'takeout-ready' and at >= ${new Date(takeout.askedAt)}`;
        return counted(told.length);
      },
    };
  },
};

let stays: Promise<RecordId> | undefined;
async function whoStays(): Promise<RecordId> {
  const recordId = await aRecord(own.world.house, (number += 1));
  await deposited(own.world.house, recordId, aDraft('stays'));
  return recordId;
}

const erasures: Work = {
  name: 'erasure',
  most: 6,
  async piece() {
    const { house, owner } = own.world;
    const staying = await (stays ??= whoStays());
    const { askDeletion } = moveActs(house.terms);
    const leavers = await Promise.all(Array.from({ length: 12 }, () => aRecord(house, (number += 1))));
    for (const recordId of leavers) {
      for (const name of ['a', 'b']) await deposited(house, recordId, aDraft(`${name} ${recordId}`));
      await house.runner.perform(askDeletion, recordId, {}, { kind: 'person' });
    }
    await owner`update space set delete_at = ${new Date(house.clock.domain() - DAY)} where record_id = any(${leavers}::uuid[])`;
    const checkOne = async (recordId: RecordId): Promise<Counted> => {
      house.database.forgetKey(recordId);
      await assert.rejects(
        house.database.withRecord(recordId, async () => undefined),
        RecordKeyDestroyed,
      );
      for (const { tables } of house.belongings)
        for (const { table, erased } of tables)
          if (erased === undefined)
            assert.equal((await owner.unsafe(`select 1 from ${table} where record_id = $1`, [recordId])).length, 0);
      const rows = await owner<{ state: string; done: boolean }[]>`
        select s.state, e.done_at is not null as done from space s join erasure e on e.erased_record = s.record_id
        where s.record_id = ${recordId}`;
      return counted(rows.filter(({ state, done }) => state === 'erased' && done).length);
    };
    return {
      async check() {
        const found = together(await Promise.all(leavers.map(checkOne)));
        const input = { filter: {}, page: { limit: 10 }, archivedToo: true };
        const kept = await house.runner.perform(house.acts.listDocuments, staying, input, thePerson(staying));
        assert.equal(kept.kind === 'done' ? kept.outcome.total : 0, 1);
        return found;
      },
    };
  },
};

test('an import, an opening wave, takeouts and erasures killed at random moments: nobody missed, nobody twice', async () => {
  await killing([imports, wave, takeouts, erasures]);
});

test('afterwards there are the files of those who stayed and of the copies, and no others', async () => {
  const files = await readdir(path.join(home, 'blobs'), { recursive: true, withFileTypes: true });
  const [row] = await own.world.owner<{ documents: string; copies: string }[]>`
    select (select count(*) from document) as documents, (select count(*) from takeout where sealed is not null) as copies`;
  const found = files.filter((one) => one.isFile() && !one.name.endsWith('.part')).length;
  assert.equal(found, Number(row?.documents) + Number(row?.copies));
});

const lineOf = (one: number): Record<string, unknown> => ({
  ...{ ins: testIns(one).value, oid: testIns(one).oid, familyName: `ESSAI ${one}`, givenNames: ['Camille'] },
  ...{ sex: 'female', birthDate: '1975-05-12', address: { lines: ['1 rue'], postalCode: '75011', town: 'PARIS' } },
});
