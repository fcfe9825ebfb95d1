// The attending physician reads who looked, and nothing in it tells what the person hid, refused or set.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readTrace } from '../audit/index.js';
import type { DocumentId, IdNatPs, RecordId } from '../kernel/ids.js';
import { messagesFor } from '../web/index.js';
import { aDraft, aProfessional, deposited, thePerson } from '../../test/support/cast.js';
import { assertSamePage, recordIdOf, steady, workbench, type Workbench } from '../../test/support/professional.js';
import { startWorld, type World } from '../../test/support/world.js';
import { PATIENT_HISTORY } from './patient-history.routes.js';

const t = messagesFor('fr').professional.patientHistory;
const READER = aProfessional({ id: '899700000931' });
const STRANGER = aProfessional({ id: '899700000932' });
let world: World;
let physician: Workbench;
let recordId: RecordId;
let id: DocumentId;
before(async () => {
  world = await startWorld();
  recordId = await recordIdOf(world, 'dominique');
  physician = await workbench(world, 'gp');
  await physician.find('dominique');
  id = (await deposited(world.house, recordId, aDraft('radio du genou', { title: 'Radio du genou' }), READER)).id;
});
after(() => world.close());

const page = async (): Promise<string> => {
  const { status, body } = await physician.get(PATIENT_HISTORY);
  assert.equal(status, 200);
  return body;
};
const last = async () => {
  const { lines } = await world.house.database.withRecord(recordId, (handle) =>
    readTrace(handle, 'shown', { limit: 1 }),
  );
  return [lines[0]?.act, lines[0]?.rule, lines[0]?.outcome, lines[0]?.actor.id];
};
const hides = (hide: boolean) =>
  world.house.runner.perform(world.house.acts.hideDocument, recordId, { id, hide }, thePerson(recordId));

test('the attending physician sees what others read and added, and leaves their own entry', async () => {
  const body = await page();
  assert.ok(body.includes('Radio du genou') && body.includes('Dr Alix MODELE, médecin, Hôpital des essais'));
  assert.deepEqual(await last(), ['patient-history-read', 'attending-reads-the-history', 'done', physician.idNatPs]);
  assert.ok((await physician.get('/pro/mes-acces')).body.includes(t.link));
});

test('what the person did, refused or set changes no byte of it', async () => {
  const before = await page();
  const { acts, runner } = world.house;
  const block = { idNatPs: STRANGER.professional.idNatPs as IdNatPs, name: 'x', block: true };
  assert.equal((await runner.perform(acts.blockProfessional, recordId, block, thePerson(recordId))).kind, 'done');
  // A refusal would tell of the block.
  assert.equal((await runner.perform(acts.readDocument, recordId, { id }, STRANGER)).kind, 'refused');
  await runner.perform(acts.setPreferences, recordId, { objectsToSamu: true }, thePerson(recordId));
  await hides(true);
  await hides(false);
  assertSamePage(steady(await page()), steady(before));
});

test('entries that name a hidden document are not there, and come back when it is shown again', async () => {
  const before = await page();
  await hides(true);
  assert.ok(!(await page()).includes('Radio du genou'));
  await hides(false);
  assertSamePage(steady(await page()), steady(before));
});

test('who is not the attending physician is refused, and sees no way there', async () => {
  const other = await workbench(world, 'er-doctor');
  await other.find('dominique');
  assert.equal((await other.get(PATIENT_HISTORY)).status, 403);
  assert.ok(!(await other.get('/pro/mes-acces')).body.includes(t.link));
});
