import assert from 'node:assert/strict';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { aDraft, aProfessional, aRecord, deposited, testIns, thePerson } from '../../test/support/cast.js';
import { startWorld, type World } from '../../test/support/world.js';
import { readTrace } from '../audit/index.js';
import { findRecordByIns, readPerson } from '../identity/index.js';
import { keepSubmissionSet, readSubmissionSets, setIndex } from '../fhir/deposit/submission-set.store.js';
import type { DocumentId, RecordId } from '../kernel/ids.js';
import { DAY } from '../kernel/time.js';
import { openZip, type BoundedZip } from '../platform/zip-reader.js';
import type { Document } from '../record/index.js';
import { restoreDeps, takeoutDeps } from '../takeouts.js';
import { makeTakeouts } from './make-takeouts.js';
import { restoreTakeout } from './restore.js';
import type { TakeoutManifest } from './takeout.model.js';
import { asOnlyMaker } from './takeout.store.js';

let world: World;
let elsewhere: World;
let folder: string;
before(async () => {
  [world, elsewhere] = await Promise.all([startWorld({ content: 'empty' }), startWorld({ content: 'empty' })]);
  folder = await mkdtemp(path.join(tmpdir(), 'carnet-takeout-'));
});
after(async () => {
  await Promise.all([world.close(), elsewhere.close()]);
  await rm(folder, { recursive: true, force: true });
});

async function listOf({ house }: World, recordId: RecordId): Promise<readonly Document[]> {
  const input = { filter: { status: ['current', 'superseded'] as const }, page: { limit: 2_000 }, archivedToo: true };
  const list = await house.runner.perform(house.acts.listDocuments, recordId, input, thePerson(recordId));
  return list.kind === 'done' ? list.outcome.documents : assert.fail('the person does not see their documents');
}

interface Fetched {
  readonly id: string;
  readonly file: string;
  readonly zip: BoundedZip;
  readonly manifest: TakeoutManifest;
  readonly bytes: Buffer;
}

/** Asks for a copy, lets the job make it, and fetches it. */
async function takeOut(recordId: RecordId): Promise<Fetched> {
  const { house } = world;
  const person = thePerson(recordId);
  assert.equal((await house.runner.perform(house.acts.askTakeout, recordId, {}, person)).kind, 'done');
  assert.equal(await makeTakeouts(takeoutDeps(house)), 1);
  const looked = await house.runner.perform(house.acts.readTakeouts, recordId, {}, person);
  const takeout = looked.kind === 'done' ? looked.outcome[0] : undefined;
  assert.equal(takeout?.state, 'ready');
  const id = takeout?.id ?? '';
  const fetched = await house.runner.perform(house.acts.downloadTakeout, recordId, { id }, person);
  if (fetched.kind !== 'done') return assert.fail('the copy cannot be fetched');
  const pieces: Buffer[] = [];
  for await (const piece of house.blobs.getPieces(fetched.outcome)) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  assert.equal(bytes.length, fetched.outcome.size);
  assert.equal(createHash('sha256').update(bytes).digest('hex'), fetched.outcome.sha256);
  const file = path.join(folder, `${recordId}.zip`);
  await writeFile(file, bytes);
  const zip = await openZip(file);
  if (!zip.ok) return assert.fail(zip.problem);
  const json = await zip.value.read('carnet/takeout.json');
  assert.ok(json?.ok);
  return { id, file, zip: zip.value, bytes, manifest: JSON.parse(json.value.toString()) as TakeoutManifest };
}

async function textIn(zip: BoundedZip, inside: string): Promise<string> {
  const bytes = await zip.read(inside);
  assert.ok(bytes?.ok, inside);
  return bytes.value.toString('utf8');
}

const COUNT = 60;

test('a copy holds every original byte for byte and is restored elsewhere with the same documents, hashes and metadata', async () => {
  const { house } = world;
  const recordId = await aRecord(house, 1, { address: ['1 rue des Essais', '75011 PARIS'], email: 'a@essai.example' });
  const originals = new Map<string, Buffer>();
  for (let one = 0; one < COUNT; one += 1) {
    const bytes = Buffer.concat([Buffer.from(`%PDF-1.4 ${one} `), randomBytes(2_000 + one)]);
    const contentType = one % 3 === 0 ? 'application/pdf' : 'text/plain';
    const title = `Résultat n° ${one} <&"é>`;
    const draft = aDraft(`document ${one}`, { bytes, contentType, title, hidden: one % 5 === 0 });
    originals.set((await deposited(house, recordId, draft)).id, bytes);
  }
  const [first, second] = [...originals.keys()] as DocumentId[];
  assert.ok(first !== undefined && second !== undefined);
  const resource = {
    resourceType: 'List',
    title: 'Deux résultats',
    identifier: [{ use: 'usual', system: 'urn:ietf:rfc:3986', value: 'urn:oid:1.2.3.4' }],
    entry: [{ item: { reference: 'urn:uuid:known-to-its-producer-alone' } }],
  };
  const setId = randomUUID();
  await house.database.withRecord(recordId, (handle) =>
    keepSubmissionSet(handle, {
      ...{
        id: setId,
        uniqueIdIndex: setIndex(house.keys.index, 'urn:oid:1.2.3.4'),
        depositor: 'S1',
        kind: 'submissionset',
      },
      ...{ submittedAt: house.clock.domain(), documentIds: [first, second], resource },
    }),
  );
  await deposited(house, recordId, aDraft('replaces', { replaces: { uniqueId: aDraft('document 3').uniqueId } }));
  const kept = await listOf(world, recordId);
  assert.equal(kept.length, COUNT + 1);

  const { file, zip, manifest } = await takeOut(recordId);
  assert.equal(manifest.documents.length, COUNT + 1);
  for (const { id, file: inside } of manifest.documents) {
    const bytes = await zip.read(inside);
    assert.ok(bytes?.ok);
    const original = originals.get(id);
    if (original !== undefined) assert.ok(original.equals(bytes.value), inside);
  }
  for (const needed of ['index.html', 'historique.html', 'INDEX.HTM', 'README.TXT', 'fhir/bundle.json'])
    assert.ok(zip.has(needed), needed);
  zip.close();

  const restored = await restoreTakeout(restoreDeps(elsewhere.house), file);
  assert.ok(restored.ok, JSON.stringify(restored));
  const there = restored.value.recordId;
  assert.equal(restored.value.sets, 1);
  const [set] = await elsewhere.house.database.withRecord(there, readSubmissionSets);
  const { entry: _entry, ...described } = resource;
  assert.deepEqual(
    [set?.id, set?.kind, set?.depositor, set?.documentIds, set?.open()],
    [setId, 'submissionset', 'S1', [first, second], described],
  );
  await elsewhere.owner`update space set state = 'active' where record_id = ${there}`;
  const again = await listOf(elsewhere, there);
  const bare = (documents: readonly Document[]): unknown =>
    documents.map(({ blob: _blob, ...document }) => document).sort((a, b) => (a.id < b.id ? -1 : 1));
  assert.deepEqual(bare(again), bare(kept));
  for (const document of again) {
    const original = originals.get(document.id);
    if (original !== undefined) assert.ok(original.equals(await elsewhere.house.blobs.get(document.blob)));
  }
  const personThere = await elsewhere.house.database.withRecord(there, readPerson);
  assert.deepEqual(personThere, await house.database.withRecord(recordId, readPerson));
  const found = await findRecordByIns(elsewhere.house.database.directory, elsewhere.house.keys.index, testIns(1));
  assert.equal(found, there);
  const { lines } = await elsewhere.house.database.withRecord(there, (handle) =>
    readTrace(handle, 'shown', { limit: 500 }),
  );
  assert.ok(lines.some(({ act }) => act === 'takeout-restore'));
  assert.equal(lines.filter(({ act }) => act === 'document-deposit').length, COUNT + 1);
  const twice = await restoreTakeout(restoreDeps(elsewhere.house), file);
  assert.equal(twice.ok ? '' : twice.problem, 'person-has-documents');
});

test('what is withheld from the person is in no file of their copy', async () => {
  const { house } = world;
  const recordId = await aRecord(house, 2);
  const { id: shown } = await deposited(house, recordId, aDraft('shown', { title: 'Visible' }));
  const secret = { title: 'Annonce', text: 'introuvable', withheldFromPatient: true };
  const { id: withheld } = await deposited(house, recordId, aDraft('secret', secret));
  const resource = { resourceType: 'List', title: 'Annonce', entry: [{ item: { display: 'introuvable' } }] };
  await house.database.withRecord(recordId, async (handle) => {
    for (const documentIds of [[shown, withheld], [withheld]])
      await keepSubmissionSet(handle, {
        ...{ id: randomUUID(), uniqueIdIndex: randomBytes(8), depositor: 'S1', kind: 'submissionset', documentIds },
        ...{ submittedAt: house.clock.domain(), resource },
      });
  });
  const { zip, manifest } = await takeOut(recordId);
  assert.equal(manifest.documents.length, 1);
  assert.equal(manifest.sets?.length, 1);
  for (const inside of zip.paths) {
    const text = await textIn(zip, inside);
    assert.doesNotMatch(text, /Annonce|introuvable/, inside);
    assert.ok(!text.includes(withheld), inside);
  }
  zip.close();
});

test('the pages of a copy ask nothing of the network and name every document', async () => {
  const { house } = world;
  const recordId = await aRecord(house, 3);
  await deposited(house, recordId, aDraft('one', { title: 'Compte rendu <b>gras</b>' }));
  const { zip } = await takeOut(recordId);
  for (const page of ['index.html', 'historique.html'])
    assert.doesNotMatch(await textIn(zip, page), /(?:src|href)="(?:https?:)?\/\/|<script|url\(/);
  const index = await textIn(zip, 'index.html');
  assert.match(index, /Compte rendu &lt;b>gras&lt;\/b>/);
  assert.match(index, /href="IHE_XDM\/SUBSET01\/DOC00001\.TXT"/);
  zip.close();
});

test('a copy can be fetched for seven days, by its person only, and is then taken away', async () => {
  const { house, clock } = world;
  const recordId = await aRecord(house, 4);
  const { manifest, id } = await takeOut(recordId);
  assert.deepEqual(manifest.documents, []);
  const person = thePerson(recordId);
  const other = await aRecord(house, 5);
  const stranger = await house.runner.perform(house.acts.downloadTakeout, other, { id }, thePerson(other));
  assert.equal(stranger.kind === 'refused' ? stranger.refusal : '', 'not-found');
  const professional = await house.runner.perform(house.acts.downloadTakeout, recordId, { id }, aProfessional());
  assert.equal(professional.kind, 'refused');
  clock.setOffset(clock.offset() + 7 * DAY);
  const late = await house.runner.perform(house.acts.downloadTakeout, recordId, { id }, person);
  assert.equal(late.kind === 'refused' ? late.refusal : '', 'not-found');
  assert.equal(await makeTakeouts(takeoutDeps(house)), 0);
  const looked = await house.runner.perform(house.acts.readTakeouts, recordId, {}, person);
  assert.equal(looked.kind === 'done' ? looked.outcome[0]?.state : '', 'gone');
});

test('one copy at a time, three a day', async () => {
  const { house } = world;
  const recordId = await aRecord(house, 6);
  const ask = () => house.runner.perform(house.acts.askTakeout, recordId, {}, thePerson(recordId));
  for (let one = 0; one < 3; one += 1) {
    await ask();
    const second = await ask();
    assert.equal(second.kind === 'done' ? second.outcome?.state : '', 'waiting');
    await makeTakeouts(takeoutDeps(house));
  }
  const tooOften = await ask();
  assert.equal(tooOften.kind === 'failed' ? tooOften.problem.problem : '', 'takeouts-too-often');
});

test('copies asked for side by side are one', async () => {
  const { house } = world;
  const recordId = await aRecord(house, 8);
  const ask = () => house.runner.perform(house.acts.askTakeout, recordId, {}, thePerson(recordId));
  const look = () => house.runner.perform(house.acts.readTakeouts, recordId, {}, thePerson(recordId));
  // Connections are open before: none of the five comes later for having to open its own.
  await Promise.all(Array.from({ length: 5 }, look));
  await Promise.all(Array.from({ length: 5 }, ask));
  const rows = () => world.owner`select 1 from takeout where record_id = ${recordId}`;
  assert.equal((await rows()).length, 1);
  await assert.rejects(
    world.owner`insert into takeout (record_id, id, state, asked_at) values (${recordId}, ${randomUUID()}, 'making', now())`,
    /one_takeout_under_way/,
  );
  await makeTakeouts(takeoutDeps(house));
});

test('makers that meet make a copy once, and one that fell leaves the place', async () => {
  const { house } = world;
  const recordId = await aRecord(house, 9);
  await deposited(house, recordId, aDraft('made once'));
  await house.runner.perform(house.acts.askTakeout, recordId, {}, thePerson(recordId));
  await assert.rejects(
    asOnlyMaker(house.database.directory, () => Promise.reject(new Error('a maker fell'))),
    /a maker fell/,
  );
  const made = await Promise.all([1, 2, 3].map(() => makeTakeouts(takeoutDeps(house))));
  assert.deepEqual(made.sort(), [0, 0, 1]);
  const rows = await world.owner<{ state: string; tries: number }[]>`
    select state, tries from takeout where record_id = ${recordId}`;
  assert.deepEqual([...rows], [{ state: 'ready', tries: 1 }]);
});

test('a copy that was cut short is refused, whole', async () => {
  const { house } = world;
  const recordId = await aRecord(house, 7);
  await deposited(house, recordId, aDraft('touched'));
  const { bytes } = await takeOut(recordId);
  const file = path.join(folder, 'touched.zip');
  await writeFile(file, bytes.subarray(0, bytes.length - 100));
  const broken = await restoreTakeout(restoreDeps(elsewhere.house), file);
  assert.equal(broken.ok ? '' : broken.problem, 'zip-malformed');
  const { database, keys } = elsewhere.house;
  assert.equal(await findRecordByIns(database.directory, keys.index, testIns(7)), undefined);
});
