import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { DAY, parisDay } from '../kernel/time.js';
import { makeWeb } from '../serve.js';
import { testIns } from '../../test/support/cast.js';
import { citizen } from '../../test/support/citizen.js';
import { startWorld, type World } from '../../test/support/world.js';
import { makeLog } from './log.js';
import { daysToDrop, fieldsToKeep, storedOf, withoutIdentifiers } from './technical-log.model.js';
import { openTechnicalLog, readStoredLog } from './technical-log.js';

const linesOf = (text: string): Record<string, unknown>[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the store of technical logs', () => {
  let folder: string;
  let now = Date.parse('2026-11-22T23:30:00+01:00');
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'carnet-logs-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));
  const open = (days = 10) => openTechnicalLog({ folder, days, now: () => now });

  test('keeps a file a day of Paris; a pseudonym is the same through the day, for every process, and another the next day', async () => {
    const [one, two] = [open(), open()];
    const today = one.pseudonym('source', '192.0.2.1');
    assert.equal(two.pseudonym('source', '192.0.2.1'), today);
    assert.notEqual(one.pseudonym('session', '192.0.2.1'), today);
    one.write('{"a":1}\n');
    two.write('{"a":2}\n');
    now += 3_600_000;
    assert.notEqual(one.pseudonym('source', '192.0.2.1'), today);
    one.write('{"a":3}\n');
    for (const each of [one, two]) each.close();
    assert.deepEqual((await readdir(folder)).sort(), [
      '2026-11-22.key',
      '2026-11-22.ndjson',
      '2026-11-23.key',
      '2026-11-23.ndjson',
    ]);
    assert.equal((await readFile(path.join(folder, '2026-11-22.ndjson'), 'utf8')).split('\n').length, 3);
    for (const name of await readdir(folder)) assert.equal((await stat(path.join(folder, name))).mode & 0o077, 0, name);
  });

  test('drops keys after a week and files after their days', async () => {
    for (let day = 0; day < 12; day += 1) {
      now += DAY;
      const log = open();
      log.write('{}\n');
      log.close();
    }
    const names = await readdir(folder);
    assert.equal(names.filter((name) => name.endsWith('.ndjson')).length, 11);
    assert.equal(names.filter((name) => name.endsWith('.key')).length, 8);
    const stored = readStoredLog(folder);
    assert.deepEqual(
      [stored.days, stored.oldest, stored.newest, stored.oldestKey, stored.strange],
      [11, '2026-11-25', '2026-12-05', '2026-11-28', []],
    );
    assert.equal(readStoredLog(path.join(folder, 'nothing')).days, 0);
  });

  test('a key that is not whole names nobody: the process takes one of its own', async () => {
    now += DAY;
    const file = path.join(folder, `${parisDay(now)}.key`);
    for (const text of ['', randomBytes(31).toString('base64')]) {
      await writeFile(file, text);
      const log = open();
      const guessable = createHmac('sha256', Buffer.from(text, 'base64')).update('source\u0000192.0.2.1');
      assert.notEqual(log.pseudonym('source', '192.0.2.1'), guessable.digest('base64url').slice(0, 12));
      log.close();
    }
    await rm(file);
  });

  test('a store that is lost at midnight stops nobody: lines are lost, pseudonyms go on', async () => {
    now += DAY;
    const log = open();
    const before = log.pseudonym('source', '192.0.2.1');
    await rename(folder, `${folder}-away`);
    await writeFile(folder, 'no folder any more');
    now += DAY;
    try {
      log.write('{"a":1}\n');
      assert.notEqual(log.pseudonym('source', '192.0.2.1'), before);
      log.close();
    } finally {
      await rm(folder);
      await rename(`${folder}-away`, folder);
    }
  });

  test('processes that meet a new day at once have one key', async () => {
    now += DAY;
    const gate = new SharedArrayBuffer(4);
    const script = `
      const { workerData: { gate, folder, now, module }, parentPort } = require('node:worker_threads');
      import(module).then(({ openTechnicalLog }) => {
        let day = now;
        const log = openTechnicalLog({ folder, days: 10, now: () => day });
        const meet = new Int32Array(gate);
        const seen = [];
        for (let round = 1; round <= 60; round += 1) {
          Atomics.add(meet, 0, 1);
          for (const begun = Date.now(); Atomics.load(meet, 0) < round * 2 && Date.now() - begun < 1000;);
          day += 86_400_000;
          seen.push(log.pseudonym('source', '192.0.2.1'));
        }
        log.close();
        parentPort.postMessage(seen);
      });`;
    const module = new URL('./technical-log.js', import.meta.url).href;
    const data = { gate, folder, now, module };
    const seen = await Promise.all(
      [1, 2].map(
        async () => (await once(new Worker(script, { eval: true, workerData: data }), 'message'))[0] as unknown,
      ),
    );
    now += 60 * DAY;
    assert.deepEqual(seen[0], seen[1]);
    assert.deepEqual(readStoredLog(folder).strange, []);
    assert.ok((await readdir(folder)).every((name) => /\.(?:ndjson|key)$/.test(name)));
  });
});

describe('what may stand in it', () => {
  for (const text of [
    testIns(1).value,
    '2 79 03 51 215 189 89',
    'rose@exemple.invalid',
    '192.0.2.77',
    '2001:db8::12:ab',
    '3f2b8c1e-8d5c-4d5e-9a75-0c2a4c1d7e01',
    'Qx7f0ab2Qx7f0ab2Qx7f0ab2Qx7f0ab2Qx7',
  ])
    test(`not ${text}`, () => {
      assert.equal(withoutIdentifiers(`refusé: ${text}.`).includes(text), false);
    });

  test('fields of a closed list; a record under its pseudonym; others are left out by name', () => {
    assert.deepEqual(
      fieldsToKeep(
        { record: 'r', route: '/documents/:id', inHour: 31, patient: 'Rose', error: 'rose@exemple.invalid' },
        (kind, value) => `${kind}:${value}`,
      ),
      { record: 'record:r', route: '/documents/:id', inHour: 31, error: '…', leftOut: ['patient'] },
    );
  });

  test('files of other names are never dropped, and are told', () => {
    assert.deepEqual(daysToDrop(['2020-01-01.ndjson', '2020-01-01.txt', 'x'], '2026-01-01', 30), ['2020-01-01.ndjson']);
    assert.deepEqual(storedOf([{ name: 'x', bytes: 3 }]).strange, ['x']);
  });

  test('a key that its maker left half made goes the next day', () => {
    const left = '2026-01-01.key.3f2b8c1e-8d5c-4d5e-9a75-0c2a4c1d7e01';
    assert.deepEqual(daysToDrop([left], '2026-01-01', 30), []);
    assert.deepEqual(daysToDrop([left], '2026-01-02', 30), [left]);
    assert.deepEqual(storedOf([{ name: left, bytes: 3 }]).strange, []);
  });
});

describe('after a day of traffic with marked words', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  test('none of them stands in the store, and requests can still be followed', async () => {
    const folder = path.join(world.home, 'logs-of-this-test');
    const technical = openTechnicalLog({ folder, days: 30, now: () => world.clock.real() });
    const log = makeLog('fatal', technical);
    const loud = makeLog('silent', technical);
    assert.equal(loud.level, 'silent');
    const app = await makeWeb({ ...world.house, technical, log });
    await app.ready();
    const person = await citizen(world, 'paul');
    const ins = testIns(4).value;
    const address = '203.0.113.77';
    const marks = [ins, 'QZMARQUEE', address, 'rose.qz@exemple.invalid', person.recordId];
    const cookie = person.cookie.replace(/^carnet_session=/, '');
    for (const [method, url, payload] of [
      ['GET', `/documents?titre=QZMARQUEE&ins=${ins}`, undefined],
      ['GET', `/QZMARQUEE/${ins}`, undefined],
      ['GET', '/historique', undefined],
      ['POST', '/connexion', `username=rose.qz%40exemple.invalid&password=QZMARQUEE`],
      ['POST', '/activer', `nir=${ins}&code=QZMARQUEE`],
      ['GET', `/fhir/Patient?identifier=${ins}`, undefined],
    ] as const)
      await app.inject({
        method,
        url,
        remoteAddress: address,
        headers: {
          cookie: person.cookie,
          'user-agent': 'QZMARQUEE',
          referer: `https://QZMARQUEE/${ins}`,
          ...(payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        ...(payload === undefined ? {} : { payload }),
      });
    log.fatal({ record: person.recordId, error: `no row for ${ins}`, patient: 'QZMARQUEE' }, `rose.qz@exemple.invalid`);
    await app.close();
    technical.close();
    const [file] = (await readdir(folder)).filter((name) => name.endsWith('.ndjson'));
    const text = await readFile(path.join(folder, file ?? ''), 'utf8');
    const digests = [...marks, cookie].flatMap((mark) =>
      (['hex', 'base64', 'base64url'] as const).map((form) =>
        createHash('sha256').update(mark).digest(form).slice(0, 12),
      ),
    );
    for (const mark of [...marks, cookie, decodeURIComponent(cookie), ...digests])
      assert.ok(!text.includes(mark), `${mark} stands in the store`);
    const lines = linesOf(text);
    const requests = lines.filter(({ route }) => route !== undefined);
    assert.equal(requests.length, 6);
    assert.equal(new Set(requests.map(({ source }) => source)).size, 1);
    assert.equal(new Set(requests.map(({ session }) => session)).size, 1);
    assert.deepEqual(
      requests.map(({ route }) => route),
      ['/documents', 'none', '/historique', '/connexion', '/activer', '/fhir/Patient'],
    );
    const event = lines.find(({ level }) => level === 'fatal');
    assert.deepEqual([event?.['leftOut'], event?.['error']], [['patient'], 'no row for …']);
    assert.match(String(event?.['record']), /^[\w-]{12}$/);
  });
});
