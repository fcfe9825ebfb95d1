// Taking a copy in that is not quite as it was made: by name, whole, and with nothing left behind.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { aDraft, aRecord, deposited, testIns, thePerson } from '../../test/support/cast.js';
import { startWorld, type World } from '../../test/support/world.js';
import { readSubmissionSets } from '../fhir/deposit/submission-set.store.js';
import { findRecordByIns } from '../identity/index.js';
import type { RecordId } from '../kernel/ids.js';
import { openZip } from '../platform/zip-reader.js';
import { restoreDeps, takeoutDeps } from '../takeouts.js';
import { makeTakeouts } from './make-takeouts.js';
import { restoreTakeout } from './restore.js';
import type { TakeoutManifest } from './takeout.model.js';
import { zipOf } from './zip-stream.js';

let world: World;
let elsewhere: World;
let folder: string;
before(async () => {
  [world, elsewhere] = await Promise.all([startWorld({ content: 'empty' }), startWorld({ content: 'empty' })]);
  folder = await mkdtemp(path.join(tmpdir(), 'carnet-restore-'));
});
after(async () => {
  await Promise.all([world.close(), elsewhere.close()]);
  await rm(folder, { recursive: true, force: true });
});

interface Fetched {
  readonly file: string;
  readonly manifest: TakeoutManifest;
}

async function takeOut(recordId: RecordId): Promise<Fetched> {
  const { house } = world;
  const person = thePerson(recordId);
  await house.runner.perform(house.acts.askTakeout, recordId, {}, person);
  assert.equal(await makeTakeouts(takeoutDeps(house)), 1);
  const looked = await house.runner.perform(house.acts.readTakeouts, recordId, {}, person);
  const id = (looked.kind === 'done' ? looked.outcome[0]?.id : undefined) ?? assert.fail();
  const fetched = await house.runner.perform(house.acts.downloadTakeout, recordId, { id }, person);
  if (fetched.kind !== 'done') return assert.fail('the copy cannot be fetched');
  const pieces: Buffer[] = [];
  for await (const piece of house.blobs.getPieces(fetched.outcome)) pieces.push(piece);
  const file = path.join(folder, `${recordId}.zip`);
  await writeFile(file, Buffer.concat(pieces));
  const zip = await openZip(file);
  if (!zip.ok) return assert.fail(zip.problem);
  const json = await zip.value.read('carnet/takeout.json');
  zip.value.close();
  assert.ok(json?.ok);
  return { file, manifest: JSON.parse(json.value.toString()) as TakeoutManifest };
}

/** The copy again, one of its files as `change` makes it. */
async function rewritten(
  { file }: Fetched,
  change: (json: Record<string, unknown>) => unknown,
  changed = 'carnet/takeout.json',
): Promise<string> {
  const zip = await openZip(file);
  if (!zip.ok) return assert.fail(zip.problem);
  const bytesOf = async (inside: string): Promise<Buffer> => {
    const bytes = await zip.value.read(inside);
    if (bytes?.ok !== true) return assert.fail(inside);
    if (inside !== changed) return bytes.value;
    return Buffer.from(JSON.stringify(change(JSON.parse(bytes.value.toString()) as Record<string, unknown>)));
  };
  const entries = zip.value.paths.map((inside) => ({ path: inside, bytes: () => bytesOf(inside) }));
  const pieces: Buffer[] = [];
  for await (const piece of zipOf(entries, 0, () => undefined)) pieces.push(piece);
  zip.value.close();
  const again = `${file}.again.zip`;
  await writeFile(again, Buffer.concat(pieces));
  return again;
}

const described = (change: Record<string, unknown>): object => ({
  ...{ resourceType: 'DocumentReference', masterIdentifier: { value: 'urn:oid:1.2.3' } },
  ...change,
});

test('sets come with documents that were restored and with no other; one without any does not come', async () => {
  const { house } = world;
  const recordId = await aRecord(house, 10);
  const { id } = await deposited(house, recordId, aDraft('in a set'));
  const taken = await takeOut(recordId);
  const set = (documentIds: readonly string[]): object => ({
    ...{ id: randomUUID(), kind: 'folder', submittedAt: 1_790_000_000_000, depositor: 'S1', documentIds },
    resource: { resourceType: 'List', title: 'Dossier' },
  });
  const elsewhereOnly = randomUUID();
  const sets = [set([elsewhereOnly, id]), set([elsewhereOnly]), set([])];
  const file = await rewritten(taken, (manifest) => ({ ...manifest, sets }));
  const restored = await restoreTakeout(restoreDeps(elsewhere.house), file);
  assert.ok(restored.ok, JSON.stringify(restored));
  assert.equal(restored.value.sets, 1);
  const kept = await elsewhere.house.database.withRecord(restored.value.recordId, readSubmissionSets);
  assert.deepEqual(
    kept.map(({ documentIds }) => documentIds),
    [[id]],
  );
});

test('a manifest that is not what a copy says is refused by name, whole, and leaves nothing behind', async () => {
  const { house } = world;
  const recordId = await aRecord(house, 11);
  await deposited(house, recordId, aDraft('stays where it is'));
  const taken = await takeOut(recordId);
  const good = {
    ...{ id: randomUUID(), kind: 'folder', submittedAt: 1_790_000_000_000, depositor: 'S1', documentIds: [] },
    resource: { resourceType: 'List' },
  };
  const [document] = taken.manifest.documents;
  const [entry] = taken.manifest.history;
  assert.ok(document !== undefined && entry !== undefined);
  const broken: readonly (readonly [string, Record<string, unknown>])[] = [
    ['sets that are no list', { sets: { 0: good } }],
    ['a set that is a word', { sets: ['folder'] }],
    ['a kind of set that there is not', { sets: [{ ...good, kind: 'drawer' }] }],
    ['a set whose documents are no ids', { sets: [{ ...good, documentIds: ["'; drop table space"] }] }],
    ['a set whose instant is none', { sets: [{ ...good, submittedAt: 'yesterday' }] }],
    ['a set without its List', { sets: [{ ...good, resource: 'List' }] }],
    ['identifiers that are no list', { sets: [{ ...good, resource: { resourceType: 'List', identifier: 'one' } }] }],
    ['two sets of one id', { sets: [1, 2].map(() => ({ ...good, documentIds: [document.id] })) }],
    ['no documents', { documents: undefined }],
    ['a document twice', { documents: [document, document] }],
    ['a document whose id is none', { documents: [{ ...document, id: '../1' }] }],
    ['a person without names', { person: { ins: taken.manifest.person['ins'] } }],
    ['rows that are no lists', { rows: { preference: 'all' } }],
    ['a row of which no column can take the value', { rows: { preference: [{ revision: 'many' }] } }],
    ['a history of words', { history: ['read'] }],
    ['an entry of nobody', { history: [{ ...entry, actor: { kind: 'ghost' } }] }],
    ['an entry that ended in no known way', { history: [{ ...entry, outcome: 'forgotten' }] }],
    ['a document without a title', { documents: [{ ...document, title: undefined }] }],
    ['a document hidden by a word', { documents: [{ ...document, hidden: 'no' }] }],
    ['a document of a confidentiality that there is not', { documents: [{ ...document, confidentiality: 'X' }] }],
    ['a document of no instant', { documents: [{ ...document, dated: 1e300 }] }],
    ['authors that are no list', { documents: [{ ...document, authors: 'Dr' }] }],
    ['a person of a sex that is none', { person: { ...taken.manifest.person, sex: 'M' } }],
    ['an address in one word', { person: { ...taken.manifest.person, address: 'rue' } }],
  ];
  const { database, keys } = elsewhere.house;
  for (const [sentence, change] of broken) {
    const file = await rewritten(taken, (manifest) => ({ ...manifest, ...change }));
    const refused = await restoreTakeout(restoreDeps(elsewhere.house), file);
    assert.equal(refused.ok ? 'restored' : refused.problem, 'takeout-malformed', sentence);
    assert.equal(await findRecordByIns(database.directory, keys.index, testIns(11)), undefined, sentence);
  }
  const descriptions: readonly (readonly [string, Record<string, unknown>])[] = [
    ['a bundle whose entries are no list', { entry: 'all' }],
    ['a description of no type', { entry: [{ resource: {} }] }],
    ['a description whose contents are no list', { entry: [{ resource: described({ content: 5 }) }] }],
    ['a description whose context is a word', { entry: [{ resource: described({ context: 'care' }) }] }],
  ];
  for (const [sentence, change] of descriptions) {
    const file = await rewritten(taken, (bundle) => ({ ...bundle, ...change }), 'fhir/bundle.json');
    const refused = await restoreTakeout(restoreDeps(elsewhere.house), file);
    assert.deepEqual(refused.ok ? 'restored' : refused.problem, 'takeout-malformed', sentence);
    assert.match(refused.ok ? '' : (refused.path ?? ''), /^fhir\/bundle\.json entry/, sentence);
    assert.equal(await findRecordByIns(database.directory, keys.index, testIns(11)), undefined, sentence);
  }
  const later = (manifest: Record<string, unknown>): unknown => ({ ...manifest, inventedLater: [1] });
  const restored = await restoreTakeout(restoreDeps(elsewhere.house), await rewritten(taken, later));
  assert.ok(restored.ok, 'as it was, and with what this version does not know, it is taken in');
});
