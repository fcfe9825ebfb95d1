import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { addRelation } from '../access/index.js';
import type { Caller } from '../identity/index.js';
import type { DocumentId, IdNatPs, RecordId } from '../kernel/ids.js';
import type { Act } from '../platform/act.js';
import { aDraft, aProfessional, aRecord, deposited, thePerson } from '../../test/support/cast.js';
import { startWorld, type World } from '../../test/support/world.js';
import type { HideManyInput } from './index.js';

const READER = '899700000201' as IdNatPs;
const OTHER = '899700000202' as IdNatPs;

let world: World;
let recordId: RecordId;
let number = 100;
before(async () => {
  world = await startWorld({ content: 'empty' });
});
after(() => world.close());
beforeEach(async () => {
  recordId = await aRecord(world.house, (number += 1));
  for (const id of [READER, OTHER])
    await world.house.database.withRecord(recordId, (handle) => addRelation(handle, id, 'careTeam', 0));
});

async function perform<I, F, O>(act: Act<Caller, I, F, O>, input: I, by: Caller = thePerson(recordId)): Promise<O> {
  const done = await world.house.runner.perform(act, recordId, input, by);
  if (done.kind !== 'done') throw new Error(done.kind === 'refused' ? done.rule : done.problem.problem);
  return done.outcome;
}

const titles = async (id: IdNatPs = READER): Promise<string[]> => {
  const input = { filter: { status: ['current'] as const }, page: { limit: 50 }, archivedToo: true };
  const list = await perform(world.house.acts.listDocuments, input, aProfessional({ id }));
  assert.equal(list.total, list.documents.length);
  return list.documents.map(({ title }) => title.replace('Document ', '')).sort();
};

const by = (profession: string, speciality?: string) => [
  {
    kind: 'professional' as const,
    id: '899700000299' as IdNatPs,
    name: 'A',
    profession,
    ...(speciality === undefined ? {} : { speciality }),
  },
];
const give = (name: string, change: Parameters<typeof aDraft>[1] = {}) =>
  deposited(
    world.house,
    recordId,
    aDraft(`${number} ${name}`, { title: `Document ${name}`, ...change }),
    aProfessional({ id: '899700000299' }),
  );

test('several documents or all are hidden, shown again, and each act is taken back by its instant', async () => {
  const { hideMany } = world.house.acts;
  const [a, b] = [await give('a'), await give('b'), await give('c')];
  const changes = async (input: HideManyInput): Promise<{ changed: number; at: number }> => {
    // Each act at its own instant.
    world.clock.setOffset(world.clock.offset() + 1_000);
    return perform(hideMany, input);
  };
  assert.equal((await changes({ which: [a.id, b.id], hide: true })).changed, 2);
  assert.deepEqual(await titles(), ['c']);
  const rest = await changes({ which: 'all', hide: true });
  assert.equal(rest.changed, 1);
  assert.deepEqual(await titles(), []);
  assert.equal((await changes({ which: { changedAt: rest.at }, hide: false })).changed, 1);
  assert.deepEqual(await titles(), ['c']);
  assert.equal((await changes({ which: 'all', hide: false })).changed, 2);
  assert.deepEqual(await titles(), ['a', 'b', 'c']);
});

test('a document the person may not see yet is neither hidden nor told of', async () => {
  const { hideMany, hideSubject } = world.house.acts;
  const kept = await give('annonce', { withheldFromPatient: true });
  assert.equal((await perform(hideMany, { which: 'all', hide: true })).changed, 0);
  assert.equal((await perform(hideMany, { which: [kept.id], hide: true })).changed, 0);
  const { changed } = await perform(hideSubject, { subject: { kind: 'category', category: 'reports' } });
  assert.equal(changed, 0);
  assert.deepEqual(await titles(), ['annonce']);
});

test('a subject is hidden, and what comes of it; lifted, what it hid is back and what was hidden by hand stays', async () => {
  const { hideSubject, showSubject, hideDocument, readHiding } = world.house.acts;
  await give('frottis', { authors: by('10', 'SM20') });
  await give('accouchement', { authors: by('50') });
  const byHand = await give('échographie', { authors: by('10', 'SM20') });
  await give('grippe', { authors: by('10', 'SM54') });
  await perform(hideDocument, { id: byHand.id, hide: true });
  const { subject, changed } = await perform(hideSubject, { subject: { kind: 'theme', theme: 'gynaecology' } });
  assert.equal(changed, 2);
  assert.deepEqual(await titles(), ['grippe']);
  const after = await give('nouveau frottis', { authors: by('10', 'SM19') });
  await give('angine', { authors: by('10', 'SM54') });
  assert.equal(after.hidden, true);
  assert.deepEqual(await titles(), ['angine', 'grippe']);
  await assert.rejects(
    perform(hideSubject, { subject: { kind: 'theme', theme: 'gynaecology' } }),
    /subject-already-hidden/,
  );
  assert.deepEqual(
    (await perform(readHiding, {})).subjects.map(({ hidden, documents }) => [
      hidden.id,
      documents.map(({ title }) => title.replace('Document ', '')).sort(),
    ]),
    [[subject.id, ['accouchement', 'frottis', 'nouveau frottis', 'échographie']]],
  );
  assert.deepEqual(await perform(showSubject, { id: subject.id }), { changed: 3 });
  assert.deepEqual(await titles(), ['accouchement', 'angine', 'frottis', 'grippe', 'nouveau frottis']);
  await assert.rejects(perform(showSubject, { id: subject.id }), /subject-not-hidden/);
});

test('what two subjects cover stays hidden until both are lifted', async () => {
  const { hideSubject, showSubject } = world.house.acts;
  await give('les deux', { authors: by('10', 'SM42') });
  const first = await perform(hideSubject, { subject: { kind: 'theme', theme: 'mental-health' } });
  const second = await perform(hideSubject, { subject: { kind: 'category', category: 'reports' } });
  assert.deepEqual(await perform(showSubject, { id: first.subject.id }), { changed: 0 });
  assert.deepEqual(await titles(), []);
  assert.deepEqual(await perform(showSubject, { id: second.subject.id }), { changed: 1 });
  assert.deepEqual(await titles(), ['les deux']);
});

test('the history of care made from reimbursements hides as one block', async () => {
  await give('remboursements', { typeCode: 'REMB', classCode: '60' });
  await give('autre');
  await perform(world.house.acts.hideSubject, { subject: { kind: 'theme', theme: 'care-history' } });
  assert.deepEqual(await titles(), ['autre']);
});

test('one professional sees what is hidden from all, another does not see what all see; also in the next version', async () => {
  const { documentException, hideDocument, readDocument } = world.house.acts;
  const hidden = await give('masqué');
  const open = await give('ouvert');
  await perform(hideDocument, { id: hidden.id, hide: true });
  const except = (id: DocumentId, exception: 'show' | 'keep' | 'none', idNatPs = READER) =>
    perform(documentException, { id, idNatPs, name: 'R', exception });
  await except(hidden.id, 'show');
  await except(open.id, 'keep');
  assert.deepEqual(await titles(READER), ['masqué']);
  assert.deepEqual(await titles(OTHER), ['ouvert']);
  const read = (id: DocumentId, who: IdNatPs) =>
    world.house.runner.perform(readDocument, recordId, { id }, aProfessional({ id: who }));
  assert.deepEqual((await read(hidden.id, READER)).kind, 'done');
  assert.deepEqual(await read(open.id, READER), {
    kind: 'refused',
    refusal: 'not-found',
    rule: 'kept-from-one-professional',
  });
  const next = await give('ouvert, suite', { replaces: { id: open.id } });
  assert.deepEqual(await titles(READER), ['masqué']);
  assert.deepEqual(await read(next.id, READER), {
    kind: 'refused',
    refusal: 'not-found',
    rule: 'kept-from-one-professional',
  });
  await except(next.id, 'none');
  await except(hidden.id, 'none');
  assert.deepEqual(await titles(READER), ['ouvert, suite']);
  await assert.rejects(
    perform(
      documentException,
      { id: open.id, idNatPs: OTHER, name: 'O', exception: 'keep' },
      aProfessional({ id: READER }),
    ),
    /no-rule-allows/,
  );
});
