import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { addRelation } from '../access/index.js';
import { readTrace } from '../audit/index.js';
import type { Caller } from '../identity/index.js';
import { carryOutbox, unseenNotices } from '../notices/index.js';
import type { DocumentId, IdNatPs, RecordId } from '../kernel/ids.js';
import { DAY } from '../kernel/time.js';
import type { Act } from '../platform/act.js';
import { aDraft, aProfessional, aRecord, deposited, thePerson } from '../../test/support/cast.js';
import { startWorld, type World } from '../../test/support/world.js';

const AUTHOR = '899700000301' as IdNatPs;
const READER = '899700000302' as IdNatPs;

let world: World;
let recordId: RecordId;
let number = 200;
before(async () => {
  world = await startWorld({ content: 'empty', standsStill: true });
});
after(() => world.close());
beforeEach(async () => {
  recordId = await aRecord(world.house, (number += 1));
  await world.house.database.withRecord(recordId, (handle) => addRelation(handle, READER, 'careTeam', 0));
});

async function perform<I, F, O>(act: Act<Caller, I, F, O>, input: I, by: Caller): Promise<O> {
  const done = await world.house.runner.perform(act, recordId, input, by);
  if (done.kind !== 'done') throw new Error(done.kind === 'refused' ? done.rule : done.problem.problem);
  return done.outcome;
}
const author = aProfessional({ id: AUTHOR });
const give = (change: Parameters<typeof aDraft>[1]) =>
  deposited(world.house, recordId, aDraft(`${number} à annoncer`, change), author);
const wire = async (id: DocumentId, by: Caller = author): Promise<string> =>
  (await perform(world.house.acts.readWireForm, { id }, by)).toString();
const sees = async (by: Caller): Promise<boolean> => {
  const input = { filter: {}, page: { limit: 9 }, archivedToo: true };
  return (await perform(world.house.acts.listDocuments, input, by)).total === 1;
};
const pass = async (days: number): Promise<void> => {
  const { house } = world;
  house.clock.setOffset(house.clock.offset() + days * DAY);
  while ((await carryOutbox(house.database, house.clock.domain(), undefined, { announce: house.announce })) > 0);
};
const notices = async (): Promise<string[]> => {
  const all = ['announcement-waiting', 'document-deposited'] as const;
  const found = await world.house.database.withRecord(recordId, (handle) => unseenNotices(handle, all, 9));
  return found.map(({ kind, itemId }) => (itemId === undefined ? kind : `${kind} named`)).sort();
};

test('after two weeks the person is told, after a month the document is there, its mark gone, and in the history', async () => {
  const { id } = await give({ withheldFromPatient: true });
  const me = thePerson(recordId);
  await pass(13);
  assert.deepEqual([await sees(me), await notices()], [false, []]);
  await pass(2);
  assert.deepEqual([await sees(me), await notices()], [false, ['announcement-waiting']]);
  assert.match(await wire(id), /INVISIBLE_PATIENT/);
  await pass(20);
  assert.deepEqual([await sees(me), await notices()], [true, ['announcement-waiting', 'document-deposited named']]);
  assert.doesNotMatch(await wire(id), /INVISIBLE_PATIENT/);
  const { lines } = await world.house.database.withRecord(recordId, (handle) =>
    readTrace(handle, 'shown', { limit: 20 }),
  );
  assert.ok(lines.some((line) => line.act === 'document-release' && line.rule === 'released-after-a-month'));
});

test('shown by its author after the announcement, it is told at once and no word follows', async () => {
  const { id } = await give({ withheldFromPatient: true });
  await assert.rejects(
    perform(world.house.acts.releaseDocument, { id }, aProfessional({ id: READER })),
    /no-rule-allows/,
  );
  await perform(world.house.acts.releaseDocument, { id }, author);
  await pass(0);
  assert.deepEqual([await sees(thePerson(recordId)), await notices()], [true, ['document-deposited named']]);
  assert.doesNotMatch(await wire(id), /INVISIBLE_PATIENT/);
  await pass(40);
  assert.deepEqual(await notices(), ['document-deposited named']);
  await assert.rejects(perform(world.house.acts.releaseDocument, { id }, author), /already-visible-to-the-person/);
});

test('what is hidden by default or by subject hides a released document then, not before', async () => {
  const { acts } = world.house;
  await perform(acts.hideSubject, { subject: { kind: 'category', category: 'reports' } }, thePerson(recordId));
  await give({ withheldFromPatient: true });
  const reader = aProfessional({ id: READER });
  assert.equal(await sees(reader), true);
  await pass(35);
  assert.deepEqual([await sees(reader), await sees(thePerson(recordId))], [false, true]);
});

test('what a minor kept is shown to representatives by its author, asked twice, and not taken back', async () => {
  const { showToRepresentatives } = world.house.acts;
  const { id } = await give({ hiddenFromRepresentatives: true });
  assert.match(await wire(id), /INVISIBLE_REPRESENTANTS_LEGAUX/);
  await assert.rejects(perform(showToRepresentatives, { id, confirmed: false }, author), /confirmation-missing/);
  await assert.rejects(
    perform(showToRepresentatives, { id, confirmed: true }, aProfessional({ id: READER })),
    /no-rule-allows/,
  );
  const shown = await perform(showToRepresentatives, { id, confirmed: true }, author);
  assert.equal(shown.hiddenFromRepresentatives, false);
  assert.doesNotMatch(await wire(id), /INVISIBLE_REPRESENTANTS_LEGAUX/);
  await assert.rejects(
    perform(showToRepresentatives, { id, confirmed: true }, author),
    /already-visible-to-representatives/,
  );
});
