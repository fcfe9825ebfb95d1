import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readFreezes } from '../access/index.js';
import { saveProfessional } from '../identity/index.js';
import { LONGEST_WORDS } from '../emergencies/index.js';
import type { RecordId } from '../kernel/ids.js';
import { DAY, HOUR } from '../kernel/time.js';
import { carryOutbox, tellFromTraces } from '../notices/index.js';
import { messagesFor } from '../web/index.js';
import { aProfessional, aRecord, testIns, thePerson } from '../../test/support/cast.js';
import { signedIn } from '../../test/support/citizen.js';
import { workbenchOf } from '../../test/support/professional.js';
import { staffMember, tokenIn } from '../../test/support/staff.js';
import { visitor, type Page, type Visitor } from '../../test/support/visitor.js';
import { startWorld, type World } from '../../test/support/world.js';
import { readTrail } from './trail.store.js';

const m = messagesFor('fr').oversight;
const QUEUE = '/controle/urgences';
const WHY = 'Pourquoi cet accès, ce jour-là ?';
let world: World;
let solene: Visitor;
let bastien: Visitor;
let people = 650;
let ahead = 0;
/** Domain time only goes forward. */
const later = (by: number): void => world.clock.setOffset((ahead += by));
const urgent = (id: string, situation: 'bris_de_glace' | 'centre_15' = 'bris_de_glace') =>
  aProfessional({ id, situation, reason: 'Malaise dans la rue', samu: situation === 'centre_15' });
before(async () => {
  world = await startWorld();
  solene = await staffMember(world, 'solene');
  bastien = await staffMember(world, 'bastien');
});
after(() => world.close());

async function opened(
  id: string,
  situation?: 'centre_15',
): Promise<{ recordId: RecordId; id: string; number: number }> {
  const number = (people += 1);
  const caller = urgent(id, situation);
  if (caller.kind !== 'professional') return assert.fail();
  await saveProfessional(world.house.database.directory, world.house.keys.directory, caller.professional, []);
  const recordId = await aRecord(world.house, number, { familyName: 'URGENTE', givenNames: ['Lise'] });
  await world.house.runner.perform(world.house.acts.beginEmergency, recordId, {}, caller);
  await tell();
  const [row] = await world.owner<{ id: string }[]>`select id from emergency_review where record_id = ${recordId}`;
  return { recordId, id: row?.id ?? assert.fail('no review'), number };
}
const tell = () => tellFromTraces(world.house.database, world.clock.domain(), { sendsMail: false, sendsTexts: false });
const carry = () => {
  const { database, raiseReport } = world.house;
  return carryOutbox(database, world.clock.domain(), undefined, { sendsMail: false, raiseReport });
};
const decide = async (who: Visitor, id: string, suite: string, motif = WHY): Promise<Page> =>
  who.post(`${QUEUE}/decider`, { _csrf: tokenIn(await who.get(QUEUE)), examen: id, suite, motif });
async function history(recordId: RecordId): Promise<string[]> {
  const { runner, acts } = world.house;
  const read = await runner.perform(acts.readHistory, recordId, { limit: 50 }, thePerson(recordId));
  assert.ok(read.kind === 'done');
  return read.outcome.lines.map(({ act, outcome, actor }) => `${act} ${outcome} ${actor.kind}`);
}
const stateOf = async (id: string) =>
  (
    await world.owner<{ state: string; outcome: string | null }[]>`
    select state, outcome from emergency_review where id = ${id}`
  )[0];

test('every emergency access waits, once an hour, and shows neither the person nor what was read', async () => {
  const { id, recordId, number } = await opened('899700000731');
  const samu = await opened('899700000732', 'centre_15');
  await world.house.runner.perform(world.house.acts.beginEmergency, recordId, {}, urgent('899700000731'));
  await tell();
  const once = await world.owner`select 1 from emergency_review where record_id = ${recordId}`;
  assert.equal(once.length, 1);
  const { html } = await solene.get(QUEUE);
  assert.ok(html.includes(id) && html.includes(samu.id));
  const page = (await solene.get(`${QUEUE}/${id}`)).html;
  assert.ok(page.includes('Malaise dans la rue') && /<code>[A-Z2-9]{4}-[A-Z2-9]{4}<\/code>/.test(page));
  for (const text of [html, page]) {
    assert.doesNotMatch(text, /URGENTE|Lise/);
    assert.ok(!text.includes(testIns(number).value) && !text.includes(recordId));
  }
  assert.equal((await history(recordId))[0], 'emergency-review-open done auditor');
  later(20 * DAY);
  assert.ok((await solene.get(QUEUE)).html.includes(m.emergencies.late));
});

test('an auditor who asks learns whose record it is, and the person sees it', async () => {
  const { id, recordId } = await opened('899700000733');
  const page = await solene.post(`${QUEUE}/nom`, { _csrf: tokenIn(await solene.get(QUEUE)), examen: id });
  assert.match(page.html, /Lise URGENTE/);
  assert.equal((await history(recordId))[0], 'emergency-review-name done auditor');
  const { lines } = await readTrail(world.house.database.directory, world.house.keys.directory, { limit: 1 });
  assert.deepEqual([lines[0]?.act, lines[0]?.of], ['emergency-name', id]);
});

test('justified: closed, and the person reads it in their history', async () => {
  const { id, recordId } = await opened('899700000734');
  const short = await decide(solene, id, 'justified', 'oui');
  assert.equal(short.status, 400);
  assert.equal((await decide(solene, id, 'justified')).status, 303);
  assert.deepEqual({ ...(await stateOf(id)) }, { state: 'closed', outcome: 'justified' });
  assert.equal((await history(recordId))[0], 'emergency-review-justified done auditor');
  const person = await signedIn(world, recordId);
  assert.match(
    (await person.get('/historique?montrer=everything')).body,
    /jugé justifié l(&#39;|')accès en urgence de/,
  );
  await decide(bastien, id, 'abusive');
  assert.equal((await stateOf(id))?.outcome, 'justified', 'what is closed stays so');
});

test('the professional is asked, answers on their own page, and nobody else does', async () => {
  const { id, recordId } = await opened('899700000735');
  assert.equal((await decide(solene, id, 'ask')).status, 303);
  const own = await workbenchOf(world, aProfessional({ id: '899700000735' }));
  const other = await workbenchOf(world, aProfessional({ id: '899700000736' }));
  assert.ok((await own.get('/pro/explications')).body.includes('Pourquoi cet accès'));
  assert.ok((await other.get('/pro/explications')).body.includes(m.explanations.none.title));
  const answer = { examen: id, [`reponse-${id}`]: 'Personne inconsciente.' };
  assert.equal((await other.post('/pro/explications', answer)).status, 404);
  assert.equal((await own.post('/pro/explications', { ...answer, examen: 'x' })).status, 404);
  assert.equal((await own.post('/pro/explications', { ...answer, examen: '-'.repeat(36) })).status, 404);
  assert.equal((await own.post('/pro/explications', answer)).status, 303);
  assert.equal((await stateOf(id))?.state, 'explained');
  assert.equal((await own.post('/pro/explications', answer)).status, 404, 'answered once');
  assert.ok((await solene.get(`${QUEUE}/${id}`)).html.includes('Personne inconsciente.'));
  const acts = await history(recordId);
  for (const line of [
    'emergency-review-ask done auditor',
    'emergency-question-read done professional',
    'emergency-explain refused professional',
    'emergency-explain done professional',
  ])
    assert.ok(acts.includes(line), line);
  const rows = await world.owner`select encode(sealed, 'escape') as text from emergency_review`;
  assert.ok(rows.every(({ text }) => !/Malaise|inconsciente|Pourquoi/.test(text as string)));
});

test('an explanation left empty, or too long, is said with its form, and what was typed is still there', async () => {
  const { id } = await opened('899700000740');
  await decide(solene, id, 'ask');
  const own = await workbenchOf(world, aProfessional({ id: '899700000740' }));
  const other = await workbenchOf(world, aProfessional({ id: '899700000736' }));
  const sent = (typed: string) => ({ examen: id, [`reponse-${id}`]: typed });
  const { faults } = m.explanations;

  const empty = await own.post('/pro/explications', sent('  \r\n '));
  assert.equal(empty.status, 400);
  assert.ok(empty.body.includes(faults['explanation-missing'](LONGEST_WORDS)));
  assert.match(empty.body, new RegExp(`<a href="#reponse-${id}">`));
  assert.match(empty.body, /aria-invalid="true"/);

  const long = 'Personne inconsciente. '.padEnd(LONGEST_WORDS + 1, 'e');
  const refused = await own.post('/pro/explications', sent(long));
  assert.equal(refused.status, 400);
  assert.ok(refused.body.includes(faults['explanation-too-long'](LONGEST_WORDS)));
  assert.ok(refused.body.includes(`${long}</textarea>`));
  assert.equal((await stateOf(id))?.state, 'asked');

  assert.equal((await other.post('/pro/explications', sent(''))).status, 404, 'nobody else learns that it is there');
  const lines = 'a\r\n'.repeat(LONGEST_WORDS / 2);
  assert.equal((await own.post('/pro/explications', sent(lines))).status, 303, 'line ends count once');
});

test('who does not answer in time is shown so, and the case is closed all the same', async () => {
  const { id } = await opened('899700000737');
  assert.equal((await decide(solene, id, 'ask')).headers['location'], QUEUE);
  assert.equal((await stateOf(id))?.state, 'asked');
  later(11 * DAY);
  const late = (await solene.get(QUEUE)).html;
  assert.ok(late.includes(m.emergencies.silent), late.slice(late.indexOf('<main')));
  assert.equal((await decide(bastien, id, 'justified')).status, 303);
});

test('abusive: a report to the person, a freeze for a second auditor to confirm, and it stands in the history', async () => {
  const { id, recordId } = await opened('899700000738');
  assert.equal((await decide(solene, id, 'abusive')).status, 303);
  const reports = async () =>
    (await world.owner<{ state: string }[]>`select state from access_report where record_id = ${recordId}`).map(
      ({ state }) => state,
    );
  assert.deepEqual(await reports(), []);
  await carry();
  await carry();
  assert.deepEqual(await reports(), ['received']);
  const acts = await history(recordId);
  for (const line of ['emergency-review-abusive done auditor', 'report-raise done auditor'])
    assert.ok(acts.includes(line), line);
  const [proposal] = await world.owner<{ id: string }[]>`
    select id from freeze_proposal where what = 'freeze' and subject = '899700000738'`;
  const frozen = async () =>
    (await readFreezes(world.house.database.directory)).some(({ idNatPs }) => idNatPs === '899700000738');
  assert.equal(await frozen(), false, 'one auditor alone freezes nobody');
  assert.ok((await bastien.get('/controle')).html.includes(proposal?.id ?? 'none'));
  const page = await bastien.get(`/controle/propositions/${proposal?.id ?? ''}`);
  const confirmed = await bastien.submit(page, '/controle/propositions/finir', { suite: 'confirmed', motif: WHY });
  assert.equal(confirmed.status, 303);
  assert.equal(await frozen(), true);
});

test('what follows from a judgement is kept with it, or the case stays open', async () => {
  const { id, recordId } = await opened('899700000740');
  const trail = async () =>
    (await readTrail(world.house.database.directory, world.house.keys.directory, { limit: 3 })).lines.map(
      ({ act, outcome, of }) => [act, outcome, of === id],
    );
  await world.owner`revoke insert on freeze_proposal from carnet_app`;
  assert.equal((await decide(solene, id, 'abusive')).status, 500);
  await world.owner`grant insert on freeze_proposal to carnet_app`;
  assert.deepEqual({ ...(await stateOf(id)) }, { state: 'waiting', outcome: null });
  assert.deepEqual((await trail())[0], ['emergency-read', 'done', true], 'nothing says that it was judged');
  assert.ok((await history(recordId)).includes('emergency-review-abusive failed auditor'));
  const waiting = await world.owner`select 1 from outbox where record_id = ${recordId} and kind = 'report-to-raise'`;
  assert.equal(waiting.length, 0);
  assert.equal((await decide(solene, id, 'abusive')).status, 303);
  assert.deepEqual(await trail(), [
    ['freeze-propose', 'done', true],
    ['emergency-judge', 'done', true],
    ['emergency-read', 'done', true],
  ]);
  const owed = await world.owner`
    select item_id from outbox where record_id = ${recordId} and kind = 'report-to-raise' and done_at is null`;
  assert.deepEqual(
    owed.map(({ item_id: item }) => item as string),
    [id],
    'the worker carries it on, whatever happens here',
  );
});

test('a closed case names nobody any more', async () => {
  const { id, recordId } = await opened('899700000741');
  await decide(solene, id, 'justified');
  const asked = await solene.post(`${QUEUE}/nom`, { _csrf: tokenIn(await solene.get(QUEUE)), examen: id });
  assert.equal(asked.headers['location'], `${QUEUE}/${id}`);
  const page = await solene.follow(asked);
  assert.ok(page.html.includes(m.emergencies.done.further));
  assert.ok(!page.html.includes('URGENTE') && !page.html.includes(m.emergencies.name));
  assert.ok((await history(recordId)).includes('emergency-review-name failed auditor'));
  const { lines } = await readTrail(world.house.database.directory, world.house.keys.directory, { limit: 3 });
  const line = lines.find(({ act }) => act === 'emergency-name');
  assert.deepEqual([line?.outcome, line?.problem, line?.of], ['refused', 'review-already-further', id]);
});

test('nobody but auditors, and no form of elsewhere', async () => {
  const { id } = await opened('899700000739');
  later(HOUR);
  const maud = await staffMember(world, 'maud');
  assert.equal((await maud.get(QUEUE)).status, 403);
  assert.equal((await maud.get(`${QUEUE}/${id}`)).status, 403);
  assert.equal((await visitor(world.app, '192.0.2.7').get(QUEUE)).status, 303);
  for (const path of ['nom', 'decider'])
    assert.equal((await solene.post(`${QUEUE}/${path}`, { _csrf: 'x', examen: id })).status, 403);
  assert.equal((await decide(solene, crypto.randomUUID(), 'justified')).status, 404);
  assert.equal((await solene.get(`${QUEUE}/x`)).status, 404);
});
