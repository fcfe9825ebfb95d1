import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { after, test } from 'node:test';
import { aDraft, aProfessional, aRecord, deposited, testIns, thePerson } from '../../test/support/cast.js';
import { startWorld } from '../../test/support/world.js';
import { readTrace, type TraceLine } from '../audit/index.js';
import type { Caller } from '../identity/index.js';
import type { RecordId } from '../kernel/ids.js';
import { carryOutbox } from '../notices/index.js';
import type { DepositDraft } from './deposit.model.js';

const world = await startWorld({ content: 'empty' });
after(() => world.close());
const { house } = world;
const { runner, acts, database } = house;

let number = 0;
const record = (change: Parameters<typeof aRecord>[2] = {}): Promise<RecordId> => aRecord(house, (number += 1), change);
const author = aProfessional();
const reader = aProfessional({ id: '899700000044' });

const deposit = (recordId: RecordId, drafts: readonly DepositDraft[], by: Caller = author) =>
  runner.perform(acts.depositDocuments, recordId, { drafts }, by);

async function problemOf(result: ReturnType<typeof deposit>): Promise<string> {
  const done = await result;
  return done.kind === 'failed' ? done.problem.problem : done.kind === 'refused' ? `refused: ${done.refusal}` : 'done';
}

async function seenBy(recordId: RecordId, caller: Caller): Promise<string[]> {
  const done = await runner.perform(
    acts.listDocuments,
    recordId,
    { filter: { status: ['current'] }, page: { limit: 50 }, archivedToo: false },
    caller,
  );
  return done.kind === 'done' ? done.outcome.documents.map(({ title }) => title).sort() : [`refused: ${done.kind}`];
}

const traced = async (recordId: RecordId, chain: 'shown' | 'withheld' = 'shown'): Promise<readonly TraceLine[]> =>
  (await database.withRecord(recordId, (handle) => readTrace(handle, chain, { limit: 100 }))).lines;

const blobs = async (): Promise<number> =>
  (await readdir(path.join(world.home, 'blobs'), { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  ).length;

const consent = (recordId: RecordId, caller: Caller) => runner.perform(acts.stateConsent, recordId, {}, caller);

test('a deposit is there, listed, traced under its rule, and told to the person', async () => {
  const recordId = await record();
  await deposited(house, recordId, aDraft('premier'));
  assert.deepEqual(await seenBy(recordId, thePerson(recordId)), ['Document premier']);
  const line = (await traced(recordId)).find(({ act }) => act === 'document-deposit');
  assert.deepEqual(
    [line?.outcome, line?.rule, line?.object?.label],
    ['done', 'professional-deposits', 'Document premier'],
  );
  assert.equal(await carryOutbox(database, house.clock.domain()), 1);
});

test('the same deposit again is answered and not doubled, also when both come at once', async () => {
  const recordId = await record();
  const draft = aDraft('deux fois');
  const results = await Promise.all([1, 2, 3, 4].map(() => deposit(recordId, [draft])));
  assert.deepEqual(
    results.map(({ kind }) => kind),
    ['done', 'done', 'done', 'done'],
  );
  assert.equal(results.filter((result) => result.kind === 'done' && result.outcome[0]?.already === false).length, 1);
  assert.deepEqual(await seenBy(recordId, thePerson(recordId)), ['Document deux fois']);
  // The history says once that it was added; that it was sent again is another thing.
  assert.deepEqual(
    (await traced(recordId)).flatMap(({ act, object }) => (object?.label === 'Document deux fois' ? [act] : [])).sort(),
    ['document-deposit', 'document-resend', 'document-resend', 'document-resend'],
  );
});

test('the same identifier on other content is refused; another structure may use it', async () => {
  const recordId = await record();
  const draft = aDraft('identifiant');
  await deposited(house, recordId, draft);
  const other = aDraft('autre contenu', { uniqueId: draft.uniqueId });
  assert.equal(await problemOf(deposit(recordId, [other])), 'unique-id-reused');
  assert.equal(await problemOf(deposit(recordId, [other], aProfessional({ structureId: '1990000002' }))), 'done');
});

test('of two documents one of which is refused, none is stored and no file is left', async () => {
  const recordId = await record();
  await deposited(house, recordId, aDraft('présent'));
  const before = await blobs();
  const bad = aDraft('mauvais', { about: { ins: testIns(9_999) }, path: 'entry[1].resource' });
  const result = await deposit(recordId, [aDraft('bon'), bad]);
  assert.deepEqual(result, {
    kind: 'failed',
    problem: { ok: false, problem: 'identity-mismatch', path: 'entry[1].resource.ins' },
  });
  assert.deepEqual(await seenBy(recordId, thePerson(recordId)), ['Document présent']);
  assert.equal(await blobs(), before);
  assert.deepEqual(
    (await traced(recordId)).slice(0, 2).map(({ outcome, problem }) => [outcome, problem]),
    [
      ['done', undefined],
      ['failed', 'identity-mismatch'],
    ],
  );
});

test('the space says whether it takes deposits', async () => {
  const cases: readonly [Parameters<typeof aRecord>[2], string][] = [
    [{ state: 'open' }, 'done'],
    [{ state: 'active' }, 'done'],
    [{ state: 'suspended' }, 'done'],
    [{ state: 'opposed', earlierRecord: true }, 'done'],
    [{ state: 'opposed' }, 'refused: space-not-open'],
    [{ state: 'notified' }, 'refused: space-not-open'],
    [{ state: 'closed' }, 'refused: space-not-open'],
    [{ state: 'deceased' }, 'refused: space-not-open'],
  ];
  for (const [change, expected] of cases)
    assert.equal(await problemOf(deposit(await record(change), [aDraft('x')])), expected, JSON.stringify(change));
});

test('people deposit their own kinds and nobody else does', async () => {
  const recordId = await record();
  const directives = aDraft('directives', { typeCode: 'EXPPAT_3', classCode: '90' });
  assert.equal(await problemOf(deposit(recordId, [directives])), 'type-for-patients-only');
  assert.equal(await problemOf(deposit(recordId, [directives], thePerson(recordId))), 'done');
  assert.equal(await problemOf(deposit(recordId, [aDraft('rapport')], thePerson(recordId))), 'type-not-for-patients');
});

test('a version takes the place of the earlier one; what is not here, or already replaced, is refused by name', async () => {
  const recordId = await record();
  const first = aDraft('v1');
  await deposited(house, recordId, first);
  const second = aDraft('v2', { replaces: { uniqueId: first.uniqueId } });
  assert.equal(await problemOf(deposit(recordId, [second])), 'done');
  assert.deepEqual(await seenBy(recordId, thePerson(recordId)), ['Document v2']);
  assert.equal(
    await problemOf(deposit(recordId, [aDraft('v3', { replaces: { uniqueId: first.uniqueId } })])),
    'replaces-superseded',
  );
  assert.equal(
    await problemOf(deposit(recordId, [aDraft('v4', { replaces: { uniqueId: 'urn:oid:1.2.3' } })])),
    'replaces-unknown',
  );
});

test('a parent that only the header names is followed here, and a warning elsewhere', async () => {
  const recordId = await record();
  const first = aDraft('entête v1');
  await deposited(house, recordId, first);
  const followed = await deposit(recordId, [aDraft('entête v2', { headerReplaces: [first.uniqueId] })]);
  assert.deepEqual(followed.kind === 'done' && followed.outcome[0]?.warnings, []);
  assert.deepEqual(await seenBy(recordId, thePerson(recordId)), ['Document entête v2']);
  const elsewhere = await deposit(await record(), [aDraft('entête v3', { headerReplaces: [first.uniqueId] })]);
  assert.deepEqual(elsewhere.kind === 'done' && elsewhere.outcome[0]?.warnings, ['header-parent-not-here']);
});

test('another structure cannot replace what it may not even see, and is told no more than that it is unknown', async () => {
  const recordId = await record();
  const { id } = await deposited(house, recordId, aDraft('chez nous'));
  const stranger = aProfessional({ id: '899700000055', structureId: '1990000009' });
  const replacing = [aDraft('à la place', { replaces: { id } })];
  assert.equal(await problemOf(deposit(recordId, replacing, stranger)), 'replaces-unknown');
  await consent(recordId, stranger);
  assert.equal(await problemOf(deposit(recordId, replacing, stranger)), 'replaces-another-authors');
});

test('a version of a hidden document comes in hidden; hiding one version hides them all', async () => {
  const recordId = await record();
  await consent(recordId, reader);
  const first = aDraft('caché v1');
  const { id } = await deposited(house, recordId, first);
  await runner.perform(acts.hideDocument, recordId, { id, hide: true }, thePerson(recordId));
  const second = await deposited(house, recordId, aDraft('caché v2', { replaces: { uniqueId: first.uniqueId } }));
  assert.deepEqual(await seenBy(recordId, reader), []);
  await runner.perform(acts.hideDocument, recordId, { id: second.id, hide: false }, thePerson(recordId));
  assert.deepEqual(await seenBy(recordId, reader), ['Document caché v2']);
  const rows = await world.owner<{ hidden: boolean }[]>`select hidden from document where record_id = ${recordId}`;
  assert.deepEqual(
    rows.map(({ hidden }) => hidden),
    [false, false],
  );
});

test('a version that comes in hidden takes the earlier one with it: its absence alone would tell', async () => {
  const recordId = await record();
  await consent(recordId, reader);
  const first = aDraft('visible v1');
  const { id } = await deposited(house, recordId, first);
  await deposited(house, recordId, aDraft('visible v2', { replaces: { uniqueId: first.uniqueId }, hidden: true }));
  const read = await runner.perform(acts.readWireForm, recordId, { id }, reader);
  assert.deepEqual([read.kind, read.kind === 'refused' && read.refusal], ['refused', 'not-found']);
});

test('what the person sees is not replaced by what they may not see yet, and the attempt is not in what they are shown', async () => {
  const recordId = await record();
  const first = aDraft('connu');
  await deposited(house, recordId, first);
  const before = (await traced(recordId)).length;
  const second = aDraft('annonce', { replaces: { uniqueId: first.uniqueId }, withheldFromPatient: true });
  assert.equal(await problemOf(deposit(recordId, [second])), 'replaces-what-is-seen');
  assert.equal((await traced(recordId)).length, before);
  assert.deepEqual(
    (await traced(recordId, 'withheld')).map(({ outcome, problem }) => [outcome, problem]),
    [['failed', 'replaces-what-is-seen']],
  );
});

test('nothing tells the person of a withheld document before its month is over; then it is there and told', async () => {
  const recordId = await record();
  await carryOutbox(database, house.clock.domain());
  await deposited(house, recordId, aDraft('à annoncer', { withheldFromPatient: true }));
  assert.deepEqual(await seenBy(recordId, thePerson(recordId)), []);
  assert.equal(await carryOutbox(database, house.clock.domain()), 0);
  // The word of two weeks has nothing to say any more when both are carried on late.
  const later = house.clock.domain() + 32 * 86_400_000;
  assert.equal(await carryOutbox(database, later, undefined, { announce: house.announce }), 2);
});

test('reading in an emergency tells the person once, however many documents are read', async () => {
  const recordId = await record();
  const { id } = await deposited(house, recordId, aDraft('urgence'), aProfessional({ id: '899700000077' }));
  await carryOutbox(database, house.clock.domain());
  const urgent = aProfessional({ id: '899700000066', situation: 'bris_de_glace', reason: 'Inconsciente' });
  for (let n = 0; n < 3; n += 1) {
    const read = await runner.perform(acts.readWireForm, recordId, { id }, urgent);
    assert.equal(read.kind, 'done');
  }
  const rows = await world.owner<
    { kind: string }[]
  >`select kind from outbox where record_id = ${recordId} and done_at is null`;
  assert.deepEqual(
    rows.map(({ kind }) => kind),
    ['emergency-access'],
  );
  assert.ok((await traced(recordId)).filter((line) => line.reason === 'Inconsciente').length === 3);
});

test('a failure of our own is traced before it is reported', async () => {
  const recordId = await record();
  const { id } = await deposited(house, recordId, aDraft('fichier perdu'));
  const failing = { ...acts.hideDocument, act: () => Promise.reject(new Error('disk')) };
  await assert.rejects(runner.perform(failing, recordId, { id, hide: true }, thePerson(recordId)), /disk/);
  const [line] = await traced(recordId);
  assert.deepEqual([line?.act, line?.outcome, line?.problem], ['document-hide', 'failed', 'internal-failure']);
});

test('an emergency reading of a withheld document alone sets off no notice: it would tell of the document', async () => {
  const recordId = await record();
  const by = aProfessional({ id: '899700000077' });
  const { id } = await deposited(house, recordId, aDraft('retenu', { withheldFromPatient: true }), by);
  const urgent = aProfessional({ id: '899700000066', situation: 'bris_de_glace', reason: 'Inconsciente' });
  assert.equal((await runner.perform(acts.readWireForm, recordId, { id }, urgent)).kind, 'done');
  const rows = await world.owner`select 1 from outbox where record_id = ${recordId} and kind = 'emergency-access'`;
  assert.equal(rows.length, 0);
});
