// A persona with 500 documents takes everything away: each original byte for byte, read in a browser that has no network, and restored into a
// Carnet that is empty. npm run prove:takeout; npm test does it with fewer documents.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { readTrace } from '../../src/audit/index.js';
import { demoPersons } from '../../src/demo/index.js';
import { findRecordByIns, readPerson } from '../../src/identity/index.js';
import type { RecordId } from '../../src/kernel/ids.js';
import { insKey, parseIns } from '../../src/kernel/ins.js';
import { openZip } from '../../src/platform/zip-reader.js';
import type { Document } from '../../src/record/index.js';
import { makeTakeouts, restoreTakeout } from '../../src/takeout/index.js';
import type { TakeoutManifest } from '../../src/takeout/takeout.model.js';
import { restoreDeps, takeoutDeps } from '../../src/takeouts.js';
import { aDraft, deposited, thePerson } from '../support/cast.js';
import { launchChromium } from '../support/chromium.js';
import { faultsOfPage, isWideAndLight } from '../support/page-inspector.js';
import { howMany, keepResult, proofSeed } from '../support/proof-run.js';
import { randomSource } from '../support/random-source.js';
import { startWorld, type World } from '../support/world.js';

const ADDED = howMany(500, 12);
const random = randomSource(proofSeed()).next;

let world: World;
let elsewhere: World;
let folder: string;
let recordId: RecordId;
/** What was deposited, by public number of the document. */
const originals = new Map<string, Buffer>();
let zipFile: string;
let kept: readonly Document[];
before(async () => {
  [world, elsewhere] = await Promise.all([startWorld(), startWorld({ content: 'empty' })]);
  folder = await mkdtemp(path.join(tmpdir(), 'carnet-takeout-whole-'));
});
after(async () => {
  await Promise.all([world.close(), elsewhere.close()]);
  await rm(folder, { recursive: true, force: true });
});

const KINDS = [
  ['application/pdf', '%PDF-1.4\n'],
  ['text/plain', 'Résultat '],
  ['image/jpeg', '\u00ff\u00d8'],
  ['text/xml', '<?xml version="1.0"?><ClinicalDocument/>'],
] as const;

/** From nothing but its first bytes to a megabyte, mostly small. */
function someBytes(start: string, n: number): Buffer {
  const length = n % 50 === 0 ? 1_000_000 : n % 7 === 0 ? 0 : Math.floor(random() * 40_000);
  return Buffer.concat([
    Buffer.from(start, 'latin1'),
    Buffer.from(String(n)),
    Buffer.from(Array.from({ length }, () => Math.floor(random() * 256))),
  ]);
}

async function listOf({ house }: World, of: RecordId): Promise<readonly Document[]> {
  const input = { filter: { status: ['current', 'superseded'] as const }, page: { limit: 2_000 }, archivedToo: true };
  const list = await house.runner.perform(house.acts.listDocuments, of, input, thePerson(of));
  return list.kind === 'done' ? list.outcome.documents : assert.fail('the person does not see their documents');
}

const historyOf = async ({ house }: World, of: RecordId) =>
  (await house.database.withRecord(of, (handle) => readTrace(handle, 'shown', { limit: 5_000 }))).lines;

test('the copy of a persona with hundreds of documents holds every original byte for byte', async () => {
  const { house } = world;
  const persona = demoPersons.find(({ state }) => state === 'active') ?? assert.fail();
  const ins = parseIns(persona.oid, persona.ins.length === 13 ? persona.ins + insKey(persona.ins) : persona.ins);
  if (!ins.ok) return assert.fail(ins.problem);
  recordId = (await findRecordByIns(house.database.directory, house.keys.index, ins.value)) ?? assert.fail();
  for (const { id, blob } of await listOf(world, recordId)) originals.set(id, await house.blobs.get(blob));
  for (let n = 0; n < ADDED; n += 1) {
    const [contentType, start] = KINDS[n % KINDS.length] ?? KINDS[0];
    const bytes = someBytes(start, n);
    const replaces = n > 0 && n % 25 === 0 ? { replaces: { uniqueId: aDraft(`taken away ${n - 1}`).uniqueId } } : {};
    const draft = aDraft(`taken away ${n}`, {
      ...{ bytes, contentType, title: `Document n° ${n} <&"é>`, hidden: n % 9 === 0, ...replaces },
      ...{ dated: Date.parse('2020-01-01T08:00:00Z') + n * 86_400_000 },
    });
    originals.set((await deposited(house, recordId, draft)).id, bytes);
  }
  kept = await listOf(world, recordId);
  assert.equal(kept.length, originals.size);

  const person = thePerson(recordId);
  assert.equal((await house.runner.perform(house.acts.askTakeout, recordId, {}, person)).kind, 'done');
  assert.equal(await makeTakeouts(takeoutDeps(house)), 1);
  const looked = await house.runner.perform(house.acts.readTakeouts, recordId, {}, person);
  const id = (looked.kind === 'done' ? looked.outcome[0]?.id : undefined) ?? assert.fail();
  const fetched = await house.runner.perform(house.acts.downloadTakeout, recordId, { id }, person);
  if (fetched.kind !== 'done') return assert.fail('the copy cannot be fetched');
  const pieces: Buffer[] = [];
  for await (const piece of house.blobs.getPieces(fetched.outcome)) pieces.push(piece);
  zipFile = path.join(folder, 'copie.zip');
  await writeFile(zipFile, Buffer.concat(pieces));

  const zip = await openZip(zipFile);
  if (!zip.ok) return assert.fail(zip.problem);
  const unpacked = path.join(folder, 'copie');
  for (const inside of zip.value.paths) {
    const bytes = await zip.value.read(inside);
    assert.ok(bytes?.ok, inside);
    await mkdir(path.dirname(path.join(unpacked, inside)), { recursive: true });
    await writeFile(path.join(unpacked, inside), bytes.value);
    if (inside !== 'carnet/takeout.json') continue;
    const { documents } = JSON.parse(bytes.value.toString()) as TakeoutManifest;
    assert.deepEqual(documents.map((one) => one.id).sort(), [...originals.keys()].sort());
    for (const one of documents) {
      const taken = await zip.value.read(one.file);
      assert.ok(taken?.ok && originals.get(one.id)?.equals(taken.value), one.file);
    }
  }
  zip.value.close();
});

test('it opens in a browser without network, every document one press away', async () => {
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ offline: true, acceptDownloads: true });
    const page = await context.newPage();
    const outside: string[] = [];
    const faults: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith('file://')) outside.push(request.url());
    });
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    page.on('requestfailed', (request) => faults.push(request.url()));
    const index = pathToFileURL(path.join(folder, 'copie', 'index.html')).href;
    await page.goto(index);
    const files = (await linksOf(page)).filter((href) => href.includes('/IHE_XDM/'));
    assert.equal(new Set(files).size, originals.size);
    for (const href of files) assert.ok((await stat(new URL(href))).isFile(), href);
    faults.push(...(await faultsOfPage(page)));
    await isWideAndLight(page);
    const text = files.find((href) => href.endsWith('.TXT')) ?? assert.fail('no text among them');
    await page.goto(text);
    const written = (await readFile(new URL(text), 'utf8')).slice(0, 15);
    assert.equal((await page.textContent('body'))?.trimStart().slice(0, 15), written);
    await page.goto(index);
    await page.goto((await linksOf(page)).find((href) => href.endsWith('historique.html')) ?? assert.fail());
    faults.push(...(await faultsOfPage(page)));
    assert.deepEqual(outside, []);
    assert.deepEqual(faults, []);
  } finally {
    await browser.close();
  }
});

const linksOf = (page: Page): Promise<string[]> =>
  page.$$eval('a[href]', (links) => links.map((link) => (link as unknown as { href: string }).href));

test('an empty Carnet restores it: the same counts, hashes, metadata, identity and history', async () => {
  const restored = await restoreTakeout(restoreDeps(elsewhere.house), zipFile);
  if (!restored.ok) return assert.fail(JSON.stringify(restored));
  const there = restored.value.recordId;
  assert.equal(restored.value.documents, originals.size);
  const before = await historyOf(elsewhere, there);
  await elsewhere.owner`update space set state = 'active' where record_id = ${there}`;
  const again = await listOf(elsewhere, there);
  const bare = (documents: readonly Document[]): unknown =>
    documents.map(({ blob: _blob, ...document }) => document).sort((a, b) => (a.id < b.id ? -1 : 1));
  const differences: string[] = [];
  const compare = (what: string, ours: unknown, theirs: unknown): void => {
    if (!isDeepStrictEqual(ours, theirs)) differences.push(what);
  };
  compare('the documents', bare(again), bare(kept));
  let bytes = 0;
  for (const { id, blob, size, sha256 } of again) {
    const found = await elsewhere.house.blobs.get(blob);
    compare(`the bytes of ${id}`, originals.get(id)?.equals(found), true);
    compare(`the hash of ${id}`, createHash('sha256').update(found).digest('hex'), sha256);
    compare(`the size of ${id}`, found.length, size);
    bytes += size;
  }
  compare(
    'the person',
    await elsewhere.house.database.withRecord(there, readPerson),
    await world.house.database.withRecord(recordId, readPerson),
  );
  // Everything up to the collecting of the copy, and one entry that says it was restored.
  const here = (await historyOf(world, recordId)).filter(({ act }) => act !== 'takeout-download');
  assert.equal(before.length, restored.value.entries + 1);
  assert.ok(before.some(({ act }) => act === 'takeout-restore'));
  const deposits = (lines: typeof before): number => lines.filter(({ act }) => act === 'document-deposit').length;
  compare('the deposits of the history', deposits(before), deposits(here));
  assert.deepEqual(differences, []);
  keepResult({
    documents: originals.size,
    bytes,
    historyEntries: restored.value.entries,
    differences: differences.length,
  });
});
