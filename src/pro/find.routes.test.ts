// Finding a person: the full identity or nobody, whatever is behind the number; each attempt in the history of whoever has it.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { readTrace, type TraceLine } from '../audit/index.js';
import { insKey } from '../kernel/ins.js';
import { messagesFor } from '../web/index.js';
import {
  assertSamePage,
  hiddenField,
  identityOf,
  recordIdOf,
  steady,
  workbench,
  type Workbench,
} from '../../test/support/professional.js';
import { startWorld, type World } from '../../test/support/world.js';

const m = messagesFor('fr');
const t = m.professional;
let world: World;
let doctor: Workbench;
before(async () => {
  world = await startWorld();
});
after(() => world.close());
beforeEach(async () => {
  await world.owner`delete from professional_search`;
  doctor = await workbench(world, 'er-doctor');
});

async function lastTrace(person: string): Promise<TraceLine | undefined> {
  const recordId = await recordIdOf(world, person);
  const { lines } = await world.house.database.withRecord(recordId, (handle) =>
    readTrace(handle, 'shown', { limit: 1 }),
  );
  return lines[0];
}

test('the full identity takes the record in hand, whatever the case and the accents', async () => {
  const found = await doctor.find('paul', { nom: 'délattre', prenom: 'PAUL', ins: '1 65 08 59 350 154 69' });
  assert.equal(found.status, 303);
  assert.equal(found.location, '/pro/patient');
  const trace = await lastTrace('paul');
  assert.equal(trace?.act, 'space-find');
  assert.equal(trace.outcome, 'done');
  assert.equal(trace.actor.name, 'Aïcha OUEDRAOGO');
});

const unknownIns = (() => {
  const body = '1650859350999';
  return body + insKey(body);
})();

for (const [what, change] of [
  ['another birth name', { nom: 'DELATRE' }],
  ['another first name', { prenom: 'Pol' }],
  ['another day of birth', { 'naissance-day': '02' }],
  ['another sex', { sexe: 'female' }],
] as const)
  test(`with ${what} nobody is found, and the attempt stands refused in the history`, async () => {
    const missed = await doctor.find('paul', change);
    assert.equal(missed.status, 404);
    assert.ok(missed.body.includes(t.find.nobody.title));
    const trace = await lastTrace('paul');
    assert.equal(trace?.act, 'space-find');
    assert.equal(trace.outcome, 'refused');
    assert.equal(trace.rule, 'full-identity-names-the-person');
    assert.equal((await doctor.get('/pro/patient')).location, '/pro', 'no record is in hand');
  });

test('a number with wrong traits and a number of nobody get the same bytes', async () => {
  const wrong = {
    nom: 'AUTRE',
    prenom: 'Camille',
    'naissance-day': '1',
    'naissance-month': '2',
    'naissance-year': '1980',
  };
  const somebody = await doctor.find('paul', wrong);
  const nobody = await doctor.find('paul', { ...wrong, ins: unknownIns });
  assert.equal(somebody.status, nobody.status);
  // The number typed stands in the form again.
  assertSamePage(somebody.body, nobody.body.replaceAll(unknownIns, identityOf('paul')['ins'] ?? ''));
  assert.deepEqual(Object.keys(somebody.headers), Object.keys(nobody.headers));
});

test('who opposed, or was only notified, looks like nobody, even with the full identity', async () => {
  const nobody = await doctor.find('ines', { ins: unknownIns });
  for (const person of ['ines', 'theo']) {
    const found = await doctor.find(person);
    assert.equal(found.status, 404, person);
    // What was typed stands in the form again.
    const blank = (page: string): string => page.replaceAll(/value="[^"]*"/g, '');
    assertSamePage(blank(found.body), blank(nobody.body));
  }
});

test('with the full identity a closed space says that it is closed; a record from before an opposition opens', async () => {
  assert.equal((await doctor.find('marc')).status, 409);
  assert.equal((await doctor.find('simone')).location, '/pro/patient');
  assert.equal((await doctor.find('elodie')).location, '/pro/patient');
  assert.equal((await doctor.get('/pro/patient')).status, 409, 'a suspended space is not read');
});

test('every field left out is named at its place, and nothing is searched', async () => {
  const before = await lastTrace('paul');
  const form = await doctor.post('/pro/recherche', { ins: '', nom: ' ', prenom: '-', 'naissance-day': '', sexe: '' });
  assert.equal(form.status, 400);
  for (const name of ['ins-missing', 'family-missing', 'given-missing', 'birth-missing'] as const)
    assert.ok(form.body.includes(t.find.faults[name]), name);
  const wrong = await doctor.find('paul', { ins: '165085935015460', 'naissance-month': '13' });
  assert.ok(wrong.body.includes(t.find.faults['ins-key-wrong']));
  assert.ok(wrong.body.includes(t.find.faults['birth-invalid']));
  assert.equal((await lastTrace('paul'))?.n, before?.n);
});

test('occupational medicine and insurers are refused alike for everybody and for nobody', async () => {
  for (const key of ['occupational-doctor', 'insurer-doctor']) {
    const barred = await workbench(world, key);
    const somebody = await barred.find('paul');
    const nobody = await barred.find('paul', { ins: unknownIns });
    assert.equal(somebody.status, 403);
    assert.equal(nobody.status, 403);
    assertSamePage(steady(somebody.body), steady(nobody.body));
    const trace = await lastTrace('paul');
    assert.equal(trace?.rule, 'insurers-and-employers-never-read');
  }
});

test('the persons met in this session can be opened again, and nobody else by that way', async () => {
  await doctor.find('paul');
  await doctor.find('amina');
  const home = await doctor.get('/pro');
  assert.ok(home.body.includes('Paul DELATTRE') && home.body.includes('Amina BELKADI'));
  const key = hiddenField(home.body, 'patient');
  assert.equal((await doctor.post('/pro/recents', { patient: key })).location, '/pro/patient');
  const other = await workbench(world, 'nurse');
  assert.equal((await other.post('/pro/recents', { patient: key })).location, '/pro');
  assert.equal((await other.get('/pro/patient')).location, '/pro');
});

test('walking through numbers stops after twenty misses in an hour, and the security log knows', async () => {
  for (let at = 0; at < 20; at += 1) assert.equal((await doctor.find('paul', { nom: `NOM${at}` })).status, 404);
  const stopped = await doctor.find('paul');
  assert.equal(stopped.status, 429);
  assert.ok(stopped.body.includes(t.tooMany.title));
  const [event] = await world.owner<{ detail: { misses: number } }[]>`
    select detail from security_event where kind = 'professional-searches-too-many'`;
  assert.equal(event?.detail.misses, 20);
  world.advanceReal(3_600_000);
  doctor = await workbench(world, 'er-doctor');
  assert.equal((await doctor.find('paul')).location, '/pro/patient');
});

test('a form without its token searches nothing', async () => {
  assert.equal((await doctor.send('/pro/recherche', identityOf('paul'))).status, 403);
});
