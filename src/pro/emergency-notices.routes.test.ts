import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addRelation } from '../access/index.js';
import type { RecordId } from '../kernel/ids.js';
import { tellFromTraces } from '../notices/index.js';
import { messagesFor } from '../web/index.js';
import { aProfessional, aRecord, thePerson } from '../../test/support/cast.js';
import { hiddenField, workbench, type Workbench } from '../../test/support/professional.js';
import { startWorld, type World } from '../../test/support/world.js';

const m = messagesFor('fr').professional.emergencies;
const urgent = aProfessional({ id: '899700000401', situation: 'bris_de_glace', reason: 'Malaise dans la rue' });
let world: World;
let doctor: Workbench;
let recordId: RecordId;
before(async () => {
  world = await startWorld();
  doctor = await workbench(world, 'parc-gp');
  recordId = await aRecord(world.house, 990, { familyName: 'PATIENTE', givenNames: ['Odile'] });
  await attends(recordId);
});
after(() => world.close());

const attends = (id: RecordId) =>
  world.house.database.withRecord(id, (handle) =>
    addRelation(handle, doctor.idNatPs, 'attending', world.clock.domain()),
  );
async function opened(id: RecordId): Promise<void> {
  await world.house.runner.perform(world.house.acts.beginEmergency, id, {}, urgent);
  await tellFromTraces(world.house.database, world.clock.domain(), { sendsMail: false, sendsTexts: false });
}
async function lastOf(id: RecordId): Promise<unknown[]> {
  const { runner, acts } = world.house;
  const read = await runner.perform(acts.readHistory, id, { limit: 2 }, thePerson(id));
  assert.ok(read.kind === 'done');
  const line = read.outcome.lines.find(({ actor }) => actor.id === doctor.idNatPs);
  return [line?.act, line?.rule, line?.outcome];
}

test('nothing to see says so, and that Carnet sends no messages yet', async () => {
  const { status, body } = await doctor.get('/pro/urgences');
  assert.equal(status, 200);
  assert.ok(body.includes(m.none) && body.includes(m.how));
  assert.equal((await doctor.get('/pro')).body.includes(m.open), false);
});

test('the attending physician sees who opened, when and why, files it, and both leave their entry', async () => {
  await opened(recordId);
  assert.ok((await doctor.get('/pro')).body.includes(m.waiting(1)));
  const { body } = await doctor.get('/pro/urgences');
  for (const words of ['Odile PATIENTE', 'Dr Alix MODELE, médecin, Hôpital des essais', 'Malaise dans la rue'])
    assert.ok(body.includes(words), words);
  assert.deepEqual(await lastOf(recordId), ['emergency-notices-read', 'attending-reads-the-history', 'done']);
  const filed = await doctor.post('/pro/urgences/vu', {
    patient: hiddenField(body, 'patient'),
    avis: hiddenField(body, 'avis'),
  });
  assert.equal(filed.location, '/pro/urgences');
  assert.deepEqual(await lastOf(recordId), ['emergency-notice-see', 'attending-reads-the-history', 'done']);
  assert.ok((await doctor.get('/pro/urgences')).body.includes(m.none));
});

test('whoever does not attend any more sees nothing, and files nothing', async () => {
  const other = await aRecord(world.house, 991, { familyName: 'PARTIE', givenNames: ['Anne'] });
  await attends(other);
  await opened(other);
  const { body } = await doctor.get('/pro/urgences');
  const form = { patient: hiddenField(body, 'patient'), avis: hiddenField(body, 'avis') };
  await world.owner`update relation set until = now() - interval '1 day' where record_id = ${other}`;
  assert.equal((await doctor.get('/pro/urgences')).body.includes('PARTIE'), false);
  assert.equal((await doctor.post('/pro/urgences/vu', form)).status, 403);
  const rows = await world.owner`select 1 from physician_notice where record_id = ${other} and seen_at is null`;
  assert.equal(rows.length, 1);
});

test('what names nobody is not found', async () => {
  const form = { patient: 'x', avis: '00000000-0000-0000-0000-000000000000' };
  assert.equal((await doctor.post('/pro/urgences/vu', form)).status, 404);
});
