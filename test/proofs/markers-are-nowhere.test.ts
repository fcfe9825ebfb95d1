// A stolen disk names nobody: after a busy day, nothing that anybody wrote stands readable in any file of the house.
import assert from 'node:assert/strict';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { carryOutbox } from '../../src/notices/index.js';
import { startWorker } from '../../src/work.js';
import { hashesOf, searcher, waysToWrite, type Found } from './byte-search.js';
import { liveMarkedLife, type Life } from './marked-life.js';
import { markers } from './markers.js';
import { removeHome, startOwnHome, temporaryHome, type OwnHome } from './own-home.js';

const marker = markers();
const PLANTED = 'QZPLANTEDPLAINLY';
const LOGGED = 'QZLOGGEDPLAINLY';
let home = '';
let own: OwnHome;
let life: Life;
let rows: Record<string, number>;
let tables: { found: Found[]; bytes: number };

before(async () => {
  home = await temporaryHome('markers');
  own = await startOwnHome(home);
  const { house, owner } = own.world;
  const stopWorker = await startWorker(house, own.postgres.ownerUrl, own.url);
  life = await liveMarkedLife(own, marker);
  await carryOutbox(house.database, house.clock.domain());
  await stopWorker();
  // What the search must be able to find: a row written plainly, one that is gone again, a line of the log.
  await owner`insert into home_setting values ('planted', ${JSON.stringify(PLANTED)}::text::jsonb)`;
  house.log.info({ planted: LOGGED }, 'a line for the proof');
  rows = await countRows();
  tables = await searchRows();
  await owner`checkpoint`;
  await own.leave();
  await own.postgres.stop();
  // What was sent has left the house; a demo without a mail server shows it from here instead.
  await rm(path.join(home, 'outgoing'), { recursive: true, force: true });
});
after(async () => {
  await removeHome(home, own.postgres);
});

const patterns = () => [
  ...[...marker.texts.keys()].flatMap(waysToWrite),
  ...life.files.flatMap((bytes, at) => hashesOf(`file ${at}`, bytes)),
  ...[PLANTED, LOGGED].flatMap(waysToWrite),
];

async function countRows(): Promise<Record<string, number>> {
  const counted: Record<string, number> = {};
  for (const table of [
    'document',
    'trace',
    'notice',
    'outbox',
    'session',
    'security_event',
    'guess',
    'consent',
    'used_assertion',
  ]) {
    const [row] = await own.world.owner`select count(*)::int as n from ${own.world.owner(table)}`;
    counted[table] = Number(row?.['n']);
  }
  return counted;
}

/** Every row of every table as it is before any compression: a long value on the disk might hide a text from a search of its bytes. */
async function searchRows(): Promise<{ found: Found[]; bytes: number }> {
  const { owner } = own.world;
  const search = searcher(patterns());
  const found: Found[] = [];
  let bytes = 0;
  const all = await owner<{ schema: string; name: string }[]>`
    select schemaname as schema, tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`;
  for (const { schema, name } of all) {
    const pieces: Buffer[] = [];
    for await (const piece of await owner`copy ${owner(schema)}.${owner(name)} to stdout (format binary)`.readable())
      pieces.push(piece as Buffer);
    const whole = Buffer.concat(pieces);
    bytes += whole.length;
    found.push(...search.bytes(whole, `table ${schema}.${name}`));
  }
  return { found, bytes };
}

const isPlanted = ({ what }: Found): boolean => what.startsWith(PLANTED) || what.startsWith(LOGGED);
/** A failure says where each text comes from, once. */
const told = (found: readonly Found[]): string[] => [
  ...new Set(
    found.map(
      ({ what, where, at }) =>
        `${marker.texts.get(what.split(' ')[0] ?? '') ?? ''}: ${what} in ${where}${where.startsWith('table') ? '' : ` at ${at}`}`,
    ),
  ),
];

test('the day was a busy one: a thousand requests, two hundred markers, everything done at least once', (t) => {
  t.diagnostic(`${own.requests.count} requests, ${marker.texts.size} markers`);
  assert.ok(own.requests.count >= 1_000, `${own.requests.count} requests`);
  assert.ok(marker.texts.size >= 200, `${marker.texts.size} markers`);
  const expected: Record<string, number> = {
    consent: 20,
    deposit: 40,
    'deposit of a CDA': 20,
    search: 40,
    read: 60,
    download: 60 + 80,
    'emergency over FHIR': 20,
    page: 180,
    upload: 20,
    'document page': 80,
    hide: 60,
    remove: 40,
    block: 40,
    setting: 40,
    found: 20,
    'deposit at the desk': 20,
    emergency: 20,
    list: 20,
    home: 20,
    'wrong password': 10,
    'unknown username': 10,
    password: 10,
    'signed in': 10,
  };
  assert.deepEqual(Object.fromEntries(life.done), expected);
  for (const [table, n] of Object.entries(rows)) assert.ok(n > 0, `${table} is empty`);
});

test('nothing that was sent made the server fail', () => {
  assert.deepEqual(own.requests.failed, []);
});

test('no row of any table holds a marker', () => {
  assert.ok(tables.bytes > 300_000, `${tables.bytes} bytes of rows`);
  assert.deepEqual(told(tables.found.filter((one) => !isPlanted(one))), []);
  assert.ok(
    tables.found.some(({ what, where }) => what === `${PLANTED} UTF-8` && where === 'table public.home_setting'),
  );
});

test('no file of the database, of its log of changes, of the blobs, of the keys, of the logs holds a marker', async (t) => {
  const search = searcher(patterns());
  const folders = [...new Set([home, path.dirname(own.postgres.dataDir)])].filter(
    (folder, _, all) => !all.some((other) => other !== folder && folder.startsWith(`${other}${path.sep}`)),
  );
  const results = await Promise.all(folders.map((folder) => search.folder(folder)));
  const found = results.flatMap((one) => one.found);
  assert.deepEqual(told(found.filter((one) => !isPlanted(one))), []);
  const planted = new Set(found.filter(isPlanted).map(({ what, where }) => `${what} ${kindOf(where)}`));
  for (const seen of [`${PLANTED} UTF-8 base`, `${PLANTED} UTF-8 pg_wal`, `${LOGGED} UTF-8 server.log`])
    assert.ok(planted.has(seen), `the search did not find what was planted: ${seen}`);
  const files = results.reduce((sum, one) => sum + one.files, 0);
  const bytes = results.reduce((sum, one) => sum + one.bytes, 0);
  assert.ok(bytes > 30_000_000 && files > 500, `${bytes} bytes in ${files} files searched`);
  t.diagnostic(`${bytes} bytes in ${files} files searched for ${patterns().length} patterns`);
  for (const part of ['blobs', 'keys', 'postgres.log', 'server.log'])
    assert.ok((await stat(path.join(home, part))).size > 0, part);
});

const kindOf = (where: string): string =>
  ['base', 'pg_wal', 'server.log'].find((kind) => where.includes(`${path.sep}${kind}`)) ?? 'elsewhere';

test('the search finds a text across the border of two pieces, and in every way to write it', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'carnet-search-'));
  try {
    const ways = waysToWrite('QZBORDERCASE');
    const file = path.join(folder, 'file');
    for (const { what, bytes } of ways.filter((_, at) => at % 7 === 0)) {
      const whole = Buffer.alloc((1 << 22) + 4_000, 1);
      bytes.copy(whole, (1 << 22) - 3);
      await writeFile(file, whole);
      const found = await searcher(ways).file(file);
      assert.deepEqual([...new Set(found.map((one) => one.at))], [(1 << 22) - 3], what);
    }
    const letter = Buffer.from('avant QZBORDERCASE après').toString('base64');
    await writeFile(file, letter);
    assert.ok((await searcher(ways).file(file)).length > 0, 'inside base64');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
