import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { RecordId } from '../kernel/ids.js';
import { messagesFor } from '../web/index.js';
import { aProfessional, aRecord, thePerson } from '../../test/support/cast.js';
import { signedIn, type Citizen } from '../../test/support/citizen.js';
import { startWorld, type World } from '../../test/support/world.js';
import { carryOutbox, tellFromTraces } from './index.js';

const m = messagesFor('fr');
let world: World;
let person: Citizen;
let recordId: RecordId;
let people = 900;
before(async () => {
  world = await startWorld({ content: 'empty' });
});
after(() => world.close());
beforeEach(async () => {
  recordId = await aRecord(world.house, (people += 1));
  person = await signedIn(world, recordId);
});

async function happens(id: string): Promise<void> {
  const by = aProfessional({ id });
  const { acts, runner, clock, database } = world.house;
  await runner.perform(acts.stateConsent, recordId, {}, by);
  await runner.perform(acts.listDocuments, recordId, { filter: {}, page: { limit: 20 }, archivedToo: false }, by);
  await carryOutbox(database, clock.domain());
  await tellFromTraces(database, clock.domain(), { sendsMail: true, sendsTexts: true });
}
const lastTrace = async () => {
  const { acts, runner } = world.house;
  const read = await runner.perform(acts.readHistory, recordId, { limit: 1 }, thePerson(recordId));
  assert.ok(read.kind === 'done');
  const line = read.outcome.lines[0];
  return [line?.act, line?.rule, line?.outcome];
};
const unread = (body: string): number => (body.match(/name="message" value=/g) ?? []).length;

test('an empty list says what comes and leads to the history', async () => {
  const { status, body } = await person.get('/notifications');
  assert.equal(status, 200);
  assert.ok(body.includes(m.notices.none.title));
  assert.ok(body.includes('href="/historique"'));
  assert.deepEqual(await lastTrace(), ['notices-read', 'person-reads-own-record', 'done']);
});

test('each notice says who and what as the history does, links to its line and to reporting it', async () => {
  await happens('899700000301');
  const { body } = await person.get('/notifications');
  assert.ok(body.includes('Dr Alix MODELE, médecin, Hôpital des essais, a vu la liste de vos documents'), body);
  const [, before, line] = /montrer=everything&amp;avant=(\d+)#ligne-(\d+)/.exec(body) ?? [];
  assert.equal(Number(before), Number(line) + 1);
  const history = await person.get(`/historique?montrer=everything&avant=${before}`);
  assert.ok(history.body.includes(`id="ligne-${line}"`));
  assert.ok(body.includes(`/historique/signaler?ligne=${line}`));
  assert.ok((await person.get('/accueil')).body.includes(m.notices.unread(2)));
});

test('one is filed, then all; what is read is still there, and no longer among the unread', async () => {
  await happens('899700000302');
  const first = await person.get('/notifications');
  assert.equal(unread(first.body), 2);
  const id = /name="message" value="([^"]+)"/.exec(first.body)?.[1] ?? '';
  assert.equal((await person.post('/notifications/lues', { message: id })).location, '/notifications');
  assert.deepEqual(await lastTrace(), ['notices-see', 'person-controls-own-record', 'done']);
  assert.equal(unread((await person.get('/notifications')).body), 1);
  await person.post('/notifications/lues', { jusque: String(world.clock.domain()) });
  const after = await person.get('/notifications');
  assert.equal(unread(after.body), 0);
  assert.ok(after.body.includes('a vu la liste de vos documents'));
  assert.ok((await person.get('/notifications?montrer=non-lues')).body.includes(m.notices.none.unseen));
});

test('what came after the page was read stays unread', async () => {
  await happens('899700000303');
  const seenUntil = world.clock.domain();
  world.clock.setOffset(world.clock.offset() + 1_000);
  await happens('899700000304');
  await person.post('/notifications/lues', { jusque: String(seenUntil) });
  assert.equal(unread((await person.get('/notifications')).body), 2);
  // A day of the future is not one to have read up to.
  await person.post('/notifications/lues', { jusque: '999999999999999' });
  world.clock.setOffset(world.clock.offset() + 1_000);
  await happens('899700000305');
  assert.equal(unread((await person.get('/notifications')).body), 2);
});

describe('refused', () => {
  test('a form that names nothing: notice-unknown', async () => {
    for (const fields of [{}, { message: 'x' }, { jusque: '-1' }] as Readonly<Record<string, string>>[])
      assert.equal((await person.post('/notifications/lues', fields)).status, 400);
  });
  test('without a session: the way to sign in', async () => {
    for (const url of ['/notifications', '/parametres/notifications'])
      assert.match((await world.app.inject({ url })).headers.location ?? '', /^\/connexion/);
  });
  test('a professional with every right: not their notices', async () => {
    const by = aProfessional({ id: '899700000306' });
    await happens('899700000306');
    const { acts, runner } = world.house;
    const answers = [
      await runner.perform(acts.seeNotices, recordId, { ids: [] }, by),
      await runner.perform(acts.readNoticeChoices, recordId, {}, by),
    ];
    assert.deepEqual(
      answers.map((answer) => answer.kind === 'refused' && answer.refusal),
      ['access-not-authorised', 'access-not-authorised'],
    );
  });
  test('another person’s notice stays unread', async () => {
    await happens('899700000307');
    const id = /name="message" value="([^"]+)"/.exec((await person.get('/notifications')).body)?.[1] ?? '';
    const other = await signedIn(world, await aRecord(world.house, (people += 1)));
    await other.post('/notifications/lues', { message: id });
    assert.equal(unread((await person.get('/notifications')).body), 2);
  });
});

test('choices are kept as ticked; what cannot be chosen stays as it must be', async () => {
  const before = await person.get('/parametres/notifications');
  assert.equal((before.body.match(/ checked/g) ?? []).length, 11, 'defaults: 9 boxes, 2 answers');
  const done = await person.post('/parametres/notifications', { reading: 'sms', lectures: 'each', resume: 'weekly' });
  assert.equal(done.location, '/parametres/notifications');
  assert.deepEqual(await lastTrace(), ['notice-choices-set', 'person-controls-own-record', 'done']);
  const { body } = await person.get('/parametres/notifications');
  assert.ok(body.includes(m.notices.done.chosen));
  const ticked = [...body.matchAll(/name="([a-z]+)" value="([a-z]+)" checked/g)].map(
    ([, name, value]) => `${name} ${value}`,
  );
  assert.deepEqual(ticked, ['reading sms', 'lectures each', 'resume weekly']);
  assert.ok(body.includes(m.notices.choices.always.carnet));
});
