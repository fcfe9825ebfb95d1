// Coming to read: consent stated, emergencies answered for; refusals that say nothing of why.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readTrace, type TraceLine } from '../audit/index.js';
import { readRights, type Consent } from '../access/index.js';
import { DAY, endOfParisDay, HOUR, MINUTE } from '../kernel/time.js';
import { carryOutbox, unseenNotices } from '../notices/index.js';
import { messagesFor } from '../web/index.js';
import {
  assertSamePage,
  hiddenField,
  recordIdOf,
  steady,
  workbench,
  type Workbench,
} from '../../test/support/professional.js';
import { startWorld, type World } from '../../test/support/world.js';

const m = messagesFor('fr');
const t = m.professional;
let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.close());

async function traces(person: string, limit = 5): Promise<readonly TraceLine[]> {
  const recordId = await recordIdOf(world, person);
  return (await world.house.database.withRecord(recordId, (handle) => readTrace(handle, 'shown', { limit }))).lines;
}

const consents = async (person: string): Promise<readonly Consent[]> =>
  (await world.house.database.withRecord(await recordIdOf(world, person), readRights)).consents;

/** The professional with this person's record in hand, and the key their forms carry. */
async function inHand(professional: string, person: string): Promise<{ one: Workbench; patient: string }> {
  const one = await workbench(world, professional);
  await one.find(person);
  const page = await one.get('/pro/patient/acces');
  return { one, patient: hiddenField(page.body, 'patient') };
}

test('without consent the record does not open: both ways on are there, no reason is', async () => {
  const { one } = await inHand('er-doctor', 'paul');
  const page = await one.get('/pro/patient');
  assert.equal(page.status, 403);
  assert.ok(page.body.includes(t.access.refusedTitle));
  assert.ok(page.body.includes(t.access.consentSubmit) && page.body.includes(t.access.emergencySubmit));
  assert.ok(page.body.includes('Paul DELATTRE'));
  const [trace] = await traces('paul', 1);
  assert.deepEqual([trace?.act, trace?.outcome, trace?.rule], ['documents-list', 'refused', 'reading-needs-consent']);
});

test('a blocked professional sees the very page of one without consent', async () => {
  // The same professional on two persons would differ by the person: the block is set in between.
  const { one } = await inHand('er-doctor', 'amina');
  const stranger = await one.get('/pro/patient');
  const recordId = await recordIdOf(world, 'amina');
  const blocked = await world.house.runner.perform(
    world.house.acts.blockProfessional,
    recordId,
    { idNatPs: one.idNatPs, name: 'Aïcha OUEDRAOGO', block: true },
    { kind: 'person', recordId },
  );
  assert.equal(blocked.kind, 'done');
  const now = await one.get('/pro/patient');
  assert.equal(now.status, stranger.status);
  assertSamePage(now.body, stranger.body);
  assert.deepEqual({ ...now.headers, date: '' }, { ...stranger.headers, date: '' });
  assert.equal((await traces('amina', 1))[0]?.rule, 'blocked-professional-is-refused');

  const { patient } = await inHand('er-doctor', 'amina');
  const stated = await one.post('/pro/patient/consentement', { patient, accord: 'oui' });
  assert.equal(stated.status, 403);
  assertSamePage(steady(stated.body), steady(now.body));
});

test('occupational medicine has nothing in hand, whatever it states', async () => {
  const { one } = await inHand('occupational-doctor', 'paul');
  assert.equal((await one.get('/pro/patient')).location, '/pro');
  assert.equal((await one.post('/pro/patient/consentement', { patient: 'x', accord: 'oui' })).location, '/pro');
  assert.equal((await one.post('/pro/patient/urgence', { patient: 'x', motif: 'Coma' })).location, '/pro');
});

test('a consent is stated by ticking the box, for the term chosen, and opens the list', async () => {
  const { one, patient } = await inHand('dentist', 'nora');
  const unticked = await one.post('/pro/patient/consentement', { patient, duree: 'month' });
  assert.equal(unticked.status, 400);
  assert.ok(unticked.body.includes(t.access.consentMissing));
  assert.equal((await one.get('/pro/patient')).status, 403);

  const stated = await one.post('/pro/patient/consentement', { patient, accord: 'oui', duree: 'month' });
  assert.equal(stated.location, '/pro/patient');
  const list = await one.get('/pro/patient');
  assert.equal(list.status, 200);
  assert.ok(list.body.includes(t.done.consent));
  const now = world.clock.domain();
  const made = (await consents('nora')).find(({ idNatPs }) => idNatPs === one.idNatPs);
  assert.equal(made?.until, endOfParisDay(now + 30 * DAY));
  const [, trace] = await traces('nora', 2);
  assert.deepEqual([trace?.act, trace?.rule], ['consent-state', 'professional-states-consent']);
});

test('a consent for today ends with the day', async () => {
  const { one, patient } = await inHand('er-doctor', 'karim');
  await one.post('/pro/patient/consentement', { patient, accord: 'oui', duree: 'today' });
  assert.equal((await one.get('/pro/patient')).status, 200);
  const made = (await consents('karim')).find(({ idNatPs }) => idNatPs === one.idNatPs);
  assert.equal(made?.until, endOfParisDay(made?.givenAt ?? 0));
});

test('a form filled in for one person states nothing about another', async () => {
  const { one, patient } = await inHand('dentist', 'paul');
  await one.find('amina');
  const before = (await consents('amina')).length;
  const changed = await one.post('/pro/patient/consentement', { patient, accord: 'oui', duree: 'year' });
  assert.equal(changed.status, 409);
  assert.ok(changed.body.includes(t.changed.title));
  assert.equal((await consents('amina')).length, before);
});

test('an emergency needs a reason, tells the person at once, shows itself all along, and ends by the button', async () => {
  const { one, patient } = await inHand('psychiatrist', 'dominique');
  const without = await one.post('/pro/patient/urgence', { patient, motif: '  ', situation: 'bris_de_glace' });
  assert.equal(without.status, 400);
  assert.ok(without.body.includes(t.access.reasonMissing));

  const begun = await one.post('/pro/patient/urgence', {
    patient,
    motif: 'Inconscient, seul',
    situation: 'bris_de_glace',
  });
  assert.equal(begun.location, '/pro/patient');
  const [trace] = await traces('dominique', 1);
  assert.deepEqual(
    [trace?.act, trace?.situation, trace?.reason, trace?.rule],
    ['emergency-begin', 'bris_de_glace', 'Inconscient, seul', 'emergency-reads-unless-objected'],
  );
  const list = await one.get('/pro/patient');
  assert.equal(list.status, 200);
  for (const url of ['/pro/patient', '/pro/patient/deposer', '/pro'])
    assert.ok((await one.get(url)).body.includes(m.common.emergency.title), url);
  const [read] = await traces('dominique', 1);
  assert.deepEqual([read?.act, read?.reason], ['documents-list', 'Inconscient, seul']);

  await carryOutbox(world.house.database, world.clock.domain());
  const recordId = await recordIdOf(world, 'dominique');
  const notices = await world.house.database.withRecord(recordId, (handle) =>
    unseenNotices(handle, ['emergency-access'], 10),
  );
  assert.ok(notices.length > 0);

  const left = await one.post('/pro/patient/quitter');
  assert.equal(left.location, '/pro');
  assert.ok(!(await one.get('/pro')).body.includes(m.common.emergency.title));
  await one.find('dominique');
  assert.equal((await one.get('/pro/patient')).status, 403);
});

test('an emergency ends by itself after an hour', async () => {
  const { one, patient } = await inHand('psychiatrist', 'sofia');
  await one.post('/pro/patient/urgence', { patient, motif: 'Coma', situation: 'bris_de_glace' });
  assert.equal((await one.get('/pro/patient')).status, 200);
  world.clock.setOffset(world.clock.offset() + HOUR - MINUTE);
  assert.equal((await one.get('/pro/patient')).status, 200);
  world.clock.setOffset(world.clock.offset() + 2 * MINUTE);
  const over = await one.get('/pro/patient');
  assert.equal(over.location, '/pro');
  assert.ok((await one.get('/pro')).body.includes(t.done.emergencyOver));
  await one.find('sofia');
  assert.equal((await one.get('/pro/patient')).status, 403);
});

test('a person who objected to emergencies is refused like anyone, and no emergency begins', async () => {
  const { one, patient } = await inHand('psychiatrist', 'tom');
  const recordId = await recordIdOf(world, 'tom');
  await world.house.runner.perform(
    world.house.acts.setPreferences,
    recordId,
    { objectsToEmergency: true, objectsToSamu: true },
    { kind: 'person', recordId },
  );
  const refused = await one.post('/pro/patient/urgence', { patient, motif: 'Coma', situation: 'bris_de_glace' });
  assert.equal(refused.status, 403);
  assert.ok(!refused.body.includes(m.common.emergency.title));
  assertSamePage(steady((await one.get('/pro/patient')).body), steady(refused.body));
  const [, begin] = await traces('tom', 2);
  assert.deepEqual([begin?.act, begin?.outcome], ['emergency-begin', 'refused']);
});

test('regulation is for regulation centres: one number and one reason there, nothing elsewhere', async () => {
  const { one: elsewhere, patient } = await inHand('er-doctor', 'lucien');
  const claimed = await elsewhere.post('/pro/patient/urgence', { patient, motif: 'Appel', situation: 'centre_15' });
  assert.equal(claimed.status, 400);
  assert.ok(claimed.body.includes(t.access.samuOnly));
  assert.equal(
    (await elsewhere.post('/pro/samu', { 'samu-ins': '144022901902735', 'samu-motif': 'Appel' })).status,
    404,
  );

  const samu = await workbench(world, 'samu-regulator');
  const home = await samu.get('/pro');
  assert.ok(home.body.includes(t.samu.title));
  const missing = await samu.post('/pro/samu', { 'samu-ins': '144022901902735', 'samu-motif': '' });
  assert.equal(missing.status, 400);
  assert.ok(missing.body.includes(t.samu.reasonMissing));
  const opened = await samu.post('/pro/samu', { 'samu-ins': '144022901902735', 'samu-motif': 'Douleur thoracique' });
  assert.equal(opened.location, '/pro/patient');
  assert.equal((await samu.get('/pro/patient')).status, 200);
  const [, begin] = await traces('lucien', 2);
  assert.deepEqual(
    [begin?.act, begin?.situation, begin?.reason, begin?.rule],
    ['emergency-begin', 'centre_15', 'Douleur thoracique', 'samu-reads-unless-objected'],
  );
});

test('who objected to the Samu looks to it like nobody', async () => {
  const samu = await workbench(world, 'samu-regulator');
  const objecting = await samu.post('/pro/samu', { 'samu-ins': '122054410920611', 'samu-motif': 'Appel' });
  const nobody = await samu.post('/pro/samu', {
    'samu-ins': '122054410920999'.slice(0, 13) + '18',
    'samu-motif': 'Appel',
  });
  assert.equal(objecting.status, 404);
  assert.ok(objecting.body.includes(t.find.nobody.title));
  assert.ok([400, 404].includes(nobody.status));
});

test('closing a record puts it away', async () => {
  const { one } = await inHand('gp', 'paul');
  assert.equal((await one.get('/pro/patient')).status, 200);
  assert.equal((await one.post('/pro/patient/fermer')).location, '/pro');
  assert.equal((await one.get('/pro/patient')).location, '/pro');
});

test('a professional with access sees their own acts in the record in hand, and nobody else’s; without access, the refusal', async () => {
  const gp = await workbench(world, 'gp');
  assert.ok((await gp.get('/pro/mes-acces')).body.includes(t.accesses.none));
  await gp.find('paul');
  await gp.get('/pro/patient');
  const page = await gp.get('/pro/mes-acces');
  assert.equal(page.status, 200);
  assert.ok(page.body.includes(t.accesses.acts['documents-list']));
  const others = (await traces('paul', 200)).filter(
    ({ actor }) => actor.id !== gp.idNatPs && actor.kind === 'professional',
  );
  assert.ok(others.length > 0);
  assert.ok(
    others.every(
      ({ object }) => object?.label === undefined || !page.body.includes(`Dépôt d’un document : ${object.label}`),
    ),
  );

  const { one } = await inHand('physiotherapist', 'paul');
  const refused = await one.get('/pro/mes-acces');
  assert.equal(refused.status, 403);
  const recordId = await recordIdOf(world, 'paul');
  const block = { idNatPs: one.idNatPs, name: 'Margaux LECOMTE', block: true };
  await world.house.runner.perform(world.house.acts.blockProfessional, recordId, block, { kind: 'person', recordId });
  assertSamePage((await one.get('/pro/mes-acces')).body, refused.body);
});
