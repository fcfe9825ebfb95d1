import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aDraft, aProfessional, deposited } from '../../test/support/cast.js';
import { signedIn, type Page, type Visitor } from '../../test/support/visitor.js';
import { startWorld, type World } from '../../test/support/world.js';
import { readTrace, type TraceLine } from '../audit/index.js';
import { demoPersons } from '../demo/index.js';
import { findRecordByIns } from '../identity/index.js';
import type { RecordId } from '../kernel/ids.js';
import { DAY } from '../kernel/time.js';
import { eraseDueSpaces } from './erase.js';
import { moveActs } from './move.act.js';

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.close());

async function recordOf(key: string): Promise<RecordId> {
  const persona = demoPersons.find((one) => one.key === key);
  if (persona === undefined) return assert.fail(key);
  const { database, keys } = world.house;
  const ins = { oid: persona.oid, value: persona.ins };
  return (await findRecordByIns(database.directory, keys.index, ins)) ?? assert.fail(key);
}
const NEW_PASSWORD = '/parametres/connexion/mot-de-passe';
const stateOf = async (recordId: RecordId): Promise<string | undefined> =>
  (await world.owner<{ state: string }[]>`select state from space where record_id = ${recordId}`)[0]?.state;
const lastOf = async (recordId: RecordId, act: string): Promise<TraceLine | undefined> => {
  const page = await world.house.database.withRecord(recordId, (handle) => readTrace(handle, 'shown', { limit: 30 }));
  return page.lines.find((line) => line.act === act);
};
const submit = (browser: Visitor, page: Page, path: string, fields: Record<string, string> = {}): Promise<Page> =>
  browser.post(path, { _csrf: /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? '', ...fields });

test('a person closes their space, stands at its door, and reopens it with everything in it', async () => {
  const recordId = await recordOf('paul');
  const browser = await signedIn(world, 'paul', '198.51.100.21');
  assert.equal((await browser.get(NEW_PASSWORD)).status, 200, 'they have just shown who they are');
  const form = await browser.get('/parametres/quitter/cloturer');
  assert.match(form.html, /Tout est gardé dix ans/);
  const before = (await browser.get('/documents')).html.match(/class="item"/g)?.length;
  const closed = await submit(browser, form, '/parametres/quitter/cloturer', { raison: 'Je préfère le papier' });
  assert.equal(closed.headers['location'], '/espace-ferme');
  assert.equal(await stateOf(recordId), 'closed');
  const line = await lastOf(recordId, 'space-close');
  assert.deepEqual(
    [line?.rule, line?.reason, line?.actor.kind],
    ['closing-is-free-at-any-time', 'Je préfère le papier', 'person'],
  );

  const door = await browser.follow(closed);
  assert.match(door.html, /Votre espace est clôturé/);
  assert.match(door.html, /est gardé dix ans\. Le \d+[^.<]* \d{4}, tout est supprimé/);
  assert.ok(
    line?.object?.label !== undefined && door.html.includes(line.object.label),
    'the number of the act is told',
  );
  assert.equal((await browser.get('/documents')).status, 303, 'the session has ended');
  const { runner, acts } = world.house;
  const deposit = await runner.perform(acts.depositDocuments, recordId, { drafts: [aDraft('late')] }, aProfessional());
  assert.equal(deposit.kind === 'refused' ? deposit.refusal : '', 'space-not-open');

  const back = await browser.follow(await submit(browser, door, '/espace-ferme/rouvrir'));
  assert.match(back.html, /Votre espace est rouvert/);
  assert.equal(await stateOf(recordId), 'active');
  assert.equal((await browser.get(NEW_PASSWORD)).status, 303, 'coming back through this door shows nobody anew');
  assert.equal((await browser.get('/documents')).html.match(/class="item"/g)?.length, before);
});

test('who signs in to a closed space is led to its door, and no further', async () => {
  const recordId = await recordOf('karim');
  const browser = await signedIn(world, 'karim', '198.51.100.22');
  await submit(browser, await browser.get('/parametres/quitter/cloturer'), '/parametres/quitter/cloturer');
  world.advanceReal(60_000);
  const again = await signedIn(world, 'karim', '198.51.100.23');
  const door = await again.get('/espace-ferme');
  assert.match(door.html, /Votre espace est clôturé/);
  for (const path of ['/accueil', '/documents', '/historique', '/parametres'])
    assert.match(String((await again.get(path)).headers['location']), /^\/connexion/);
  assert.equal(await stateOf(recordId), 'closed');
});

test('deleting takes the word, closes at once, can be called off, and is then carried out', async () => {
  const recordId = await recordOf('sofia');
  const browser = await signedIn(world, 'sofia', '198.51.100.24');
  const form = await browser.get('/parametres/quitter/supprimer');
  const [, day] = /Le (\d+[^.,<]* \d{4}), vos documents/.exec(form.html) ?? assert.fail('no day of deletion');
  // At midnight of that very day it is too late.
  assert.ok(form.html.includes(`Avant le ${day}`), day);
  const wrong = await submit(browser, form, '/parametres/quitter/supprimer', { confirmation: 'oui' });
  assert.equal(wrong.status, 400);
  assert.match(wrong.html, /href="#confirmation"/);
  assert.equal(await stateOf(recordId), 'active');
  const asked = await submit(browser, wrong, '/parametres/quitter/supprimer', { confirmation: 'supprimer' });
  const door = await browser.follow(asked);
  assert.match(door.html, /Vous avez demandé la suppression de vos données/);
  const told = await world.owner`select 1 from outbox where record_id = ${recordId} and kind = 'deletion-asked'`;
  assert.equal(told.length, 1);
  await submit(browser, door, '/espace-ferme/rouvrir');
  assert.equal(await stateOf(recordId), 'active');

  const acts = moveActs(world.house.terms);
  await deposited(world.house, recordId, aDraft('before leaving'));
  await world.house.runner.perform(acts.close, recordId, {}, { kind: 'person' });
  await world.house.runner.perform(acts.askDeletion, recordId, {}, { kind: 'person' });
  world.clock.setOffset(world.clock.offset() + 32 * DAY);
  assert.equal(await eraseDueSpaces(world.house), 1);
  assert.equal(await stateOf(recordId), 'erased');
});

test('a closed space can be deleted sooner from its door', async () => {
  const browser = await signedIn(world, 'amina', '198.51.100.25');
  const closed = await submit(
    browser,
    await browser.get('/parametres/quitter/cloturer'),
    '/parametres/quitter/cloturer',
  );
  const door = await browser.follow(closed);
  assert.match(door.html, /href="\/espace-ferme\/supprimer"/);
  const form = await browser.get('/espace-ferme/supprimer');
  assert.equal((await submit(browser, form, '/espace-ferme/supprimer', { confirmation: 'non' })).status, 400);
  const done = await submit(browser, form, '/espace-ferme/supprimer', { confirmation: 'SUPPRIMER' });
  assert.match((await browser.follow(done)).html, /Vous avez demandé la suppression/);
});

test('a suspended space says so to its person, who can object to its closing', async () => {
  const recordId = await recordOf('jeanne');
  const acts = moveActs(world.house.terms);
  await world.house.runner.perform(acts.suspend, recordId, {}, { kind: 'helpdesk', id: 'desk', reason: 'fraude' });
  const browser = await signedIn(world, 'jeanne', '198.51.100.26');
  const door = await browser.get('/espace-ferme');
  assert.match(door.html, /Votre espace est suspendu/);
  await submit(browser, door, '/espace-ferme/refuser');
  assert.match((await browser.get('/espace-ferme')).html, /Vous vous êtes opposé à la clôture/);
});

test('a suspended space that is closed, or whose deletion is asked, is not taken back by its person: the page says to call', async () => {
  const recordId = await recordOf('dominique');
  const acts = moveActs(world.house.terms);
  const desk = { kind: 'helpdesk', id: 'desk', reason: 'fraude' } as const;
  assert.equal((await world.house.runner.perform(acts.suspend, recordId, {}, desk)).kind, 'done');
  const browser = await signedIn(world, 'dominique', '198.51.100.27');
  const form = await browser.get('/espace-ferme/supprimer');
  assert.match(form.html, /Votre espace était suspendu, un conseiller le rouvre/);
  await submit(browser, form, '/espace-ferme/supprimer', { confirmation: 'SUPPRIMER' });
  assert.equal(await stateOf(recordId), 'closed');
  const door = await browser.get('/espace-ferme');
  assert.match(door.html, /Il était suspendu avant d(?:'|&#39;)être clôturé/);
  assert.match(door.html, /Pour l(?:'|&#39;)annuler, appelez-nous/);
  assert.doesNotMatch(door.html, /\/espace-ferme\/rouvrir/);
  await submit(browser, form, '/espace-ferme/rouvrir');
  assert.equal(await stateOf(recordId), 'closed', 'asked all the same, it is refused');
  assert.equal((await lastOf(recordId, 'space-reopen'))?.outcome, 'refused');
  assert.match(String((await browser.get('/accueil')).headers['location']), /^\/connexion/);

  assert.equal((await world.house.runner.perform(acts.reopen, recordId, {}, desk)).kind, 'done');
  assert.equal(await stateOf(recordId), 'suspended');
  assert.equal((await lastOf(recordId, 'space-reopen'))?.rule, 'suspension-outlives-closing');
  const told = await world.owner`select 1 from outbox where record_id = ${recordId} and kind = 'space-reopened'`;
  assert.equal(told.length, 0, 'nobody is told that it is open again');
  await world.house.runner.perform(acts.lift, recordId, {}, desk);
  assert.equal(await stateOf(recordId), 'active');
});

test('the door of a closed space opens to nobody who has not proven who they are', async () => {
  for (const path of ['/espace-ferme', '/espace-ferme/supprimer'])
    assert.equal((await world.app.inject({ method: 'GET', url: path })).headers['location'], '/connexion');
  for (const path of ['rouvrir', 'refuser', 'supprimer']) {
    const answer = await world.app.inject({
      method: 'POST',
      url: `/espace-ferme/${path}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'confirmation=SUPPRIMER',
    });
    assert.equal(answer.headers['location'], '/connexion');
  }
});
