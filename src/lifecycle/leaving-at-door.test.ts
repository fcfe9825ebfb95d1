// Leaving with letter and card, without ever having had a login.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DAY } from '../kernel/time.js';
import { proofOf, startDoorWorld, type DoorWorld, type Somebody } from '../../test/support/door-world.js';
import type { Page, Visitor } from '../../test/support/visitor.js';
import { actorName } from '../access/index.js';
import type { TraceLine } from '../audit/index.js';
import { messagesFor } from '../web/index.js';
import { codeIndex, issueCode, issueCodeIn, newCode } from './code.store.js';
import { moveActs } from './move.act.js';
import { carryWave, noticesLeft } from './wave.js';

let door: DoorWorld;
before(async () => {
  door = await startDoorWorld();
});
after(() => door.close());

const proven = async (browser: Visitor, path: '/activer' | '/opposition', who: Somebody): Promise<Page> =>
  browser.follow(await door.prove(browser, path, proofOf(who)));

/** Somebody who opposed, had a record before, and has the second letter. */
async function askedAgain(given: Parameters<DoorWorld['somebody']>[0] = {}): Promise<Somebody> {
  const who = await door.somebody({
    ...given,
    state: 'opposed',
    earlierRecord: true,
    sentDaysAgo: 330,
    email: 'encore@exemple.fr',
  });
  const now = door.world.clock.domain();
  await door.world.owner`
    update space set transition_until = ${new Date(now + 30 * DAY)} where record_id = ${who.recordId}`;
  await carryWave(door.world.house, 'space-ask-again');
  await noticesLeft(door.world.house, [who.recordId]);
  return who;
}
/** A form that the page does not hold, with the token of one that it does. */
const forced = (browser: Visitor, page: Page, path: string): Promise<Page> =>
  browser.post(path, { _csrf: /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? '' });
const lineOf = async (who: Somebody, act: string): Promise<TraceLine | undefined> =>
  (await door.historyOf(who.recordId)).find((line) => line.act === act && line.outcome === 'done');
const toldOf = async (who: Somebody): Promise<string[]> =>
  (await door.world.owner<{ kind: string }[]>`select kind from outbox where record_id = ${who.recordId}`).map(
    ({ kind }) => kind,
  );

test('an open space that was never activated is closed with letter and card, and reopened the same way', async () => {
  const who = await door.somebody({ state: 'open' });
  const browser = door.newcomer();
  const form = await proven(browser, '/opposition', who);
  assert.match(form.html, /vous ne l(?:'|&#39;)avez jamais activé/);
  assert.equal(await door.stateOf(who.recordId), 'open', 'consequences come before the act');
  const closed = await browser.submit(form, '/opposition/cloturer', { raison: 'Je préfère le papier' });
  assert.equal(closed.headers['location'], '/espace-ferme');
  assert.equal(await door.stateOf(who.recordId), 'closed');
  const entry = (await door.historyOf(who.recordId)).find(({ act }) => act === 'space-close');
  assert.deepEqual(
    [entry?.rule, entry?.reason, entry?.actor.kind],
    ['closing-is-free-at-any-time', 'Je préfère le papier', 'person'],
  );
  assert.ok(entry?.object?.label !== undefined && (await browser.follow(closed)).html.includes(entry.object.label));
  assert.deepEqual(await toldOf(who), ['space-closed']);
  const twice = await browser.submit(form, '/opposition/cloturer');
  assert.equal(twice.headers['location'], '/espace-ferme');
  assert.equal((await door.historyOf(who.recordId)).filter(({ act }) => act === 'space-close').length, 1);

  for (const path of ['/opposition', '/activer'] as const) {
    const back = door.newcomer();
    const stands = await proven(back, path, who);
    assert.match(stands.html, /Votre espace est clôturé/);
    if (path === '/opposition') continue;
    const reopened = await back.follow(await back.submit(stands, '/espace-ferme/rouvrir'));
    assert.match(reopened.html, /Votre espace est rouvert/);
  }
  assert.equal(await door.stateOf(who.recordId), 'open');
  assert.equal((await door.activate(door.newcomer(), who, 'ferme.puis.actif')).status, 303);
});

test("a child's open space is closed by who certifies to represent the child", async () => {
  const parent = await door.somebody();
  const child = await door.somebody({ state: 'open', addresseeNir: parent.ins });
  const browser = door.newcomer();
  const form = await proven(browser, '/opposition', child);
  const refused = await browser.submit(form, '/opposition/cloturer');
  assert.equal(refused.status, 400);
  assert.match(refused.html, /href="#certifie"/);
  assert.equal(await door.stateOf(child.recordId), 'open');
  const stands = await browser.follow(await browser.submit(refused, '/opposition/cloturer', { certifie: 'yes' }));
  assert.equal(await door.stateOf(child.recordId), 'closed');

  const uncertified = await browser.submit(stands, '/espace-ferme/rouvrir');
  assert.equal(uncertified.status, 400);
  assert.match(uncertified.html, /href="#certifie"/);
  assert.equal(await door.stateOf(child.recordId), 'closed', 'nor is it reopened without');
  await browser.submit(uncertified, '/espace-ferme/rouvrir', { certifie: 'yes' });
  assert.equal(await door.stateOf(child.recordId), 'open');
  for (const act of ['space-close', 'space-reopen'])
    assert.equal((await lineOf(child, act))?.actor.inTheirStead, true, `${act}: the history says who acted`);
  assert.equal(
    actorName((await lineOf(child, 'space-reopen')) ?? assert.fail(), messagesFor('fr')),
    'Votre représentant légal',
  );
});

test('at the door of a child, a parent certifies too before they object for it or ask its deletion', async () => {
  const parent = await door.somebody();
  const suspended = await door.somebody({ state: 'suspended', addresseeNir: parent.ins });
  const browser = door.newcomer();
  const stands = await proven(browser, '/activer', suspended);
  assert.equal((await browser.submit(stands, '/espace-ferme/refuser')).status, 400);
  assert.equal(await lineOf(suspended, 'space-object'), undefined);
  await browser.submit(stands, '/espace-ferme/refuser', { certifie: 'yes' });
  assert.equal((await lineOf(suspended, 'space-object'))?.actor.inTheirStead, true);
  const form = await browser.get('/espace-ferme/supprimer');
  const refused = await browser.submit(form, '/espace-ferme/supprimer', { confirmation: 'SUPPRIMER' });
  assert.equal(refused.status, 400);
  assert.match(refused.html, /href="#certifie"/);
  assert.equal(await door.stateOf(suspended.recordId), 'suspended');
  await browser.submit(refused, '/espace-ferme/supprimer', { confirmation: 'SUPPRIMER', certifie: 'yes' });
  assert.equal(await door.stateOf(suspended.recordId), 'closed');
  assert.equal((await lineOf(suspended, 'space-ask-deletion'))?.actor.inTheirStead, true);
});

test('a parent certifies too before they oppose for their child, and before they take that back', async () => {
  const parent = await door.somebody();
  const child = await door.somebody({ addresseeNir: parent.ins });
  const browser = door.newcomer();
  const confirm = await proven(browser, '/opposition', child);
  assert.match(confirm.html, /Je certifie être le représentant légal/);
  const refused = await browser.submit(confirm, '/opposition/confirmer');
  assert.deepEqual([refused.status, await door.stateOf(child.recordId)], [400, 'notified']);
  assert.match(refused.html, /href="#certifie"/);
  const twice = await browser.submit(refused, '/opposition/confirmer', { certifie: 'no' });
  assert.deepEqual([twice.status, await door.stateOf(child.recordId)], [400, 'notified'], 'nor by another word');
  const receipt = await browser.submit(refused, '/opposition/confirmer', { certifie: 'yes' });
  assert.equal(receipt.headers['location'], '/opposition/recu');
  assert.equal(await door.stateOf(child.recordId), 'opposed');

  const back = door.newcomer();
  const question = await proven(back, '/opposition', child);
  const unsure = await back.submit(question, '/opposition/revenir');
  assert.deepEqual([unsure.status, await door.stateOf(child.recordId)], [400, 'opposed']);
  assert.match(unsure.html, /href="#certifie"/);
  await back.submit(unsure, '/opposition/revenir', { certifie: 'yes' });
  assert.equal(await door.stateOf(child.recordId), 'notified');
  for (const act of ['space-oppose', 'space-return'] as const)
    assert.equal((await lineOf(child, act))?.actor.inTheirStead, true, `${act}: the history says who acted`);
  const own = await proven(door.newcomer(), '/opposition', parent);
  assert.doesNotMatch(own.html, /certifie/, 'who acts for themselves is asked nothing of the kind');
});

test('asked by the second letter, a parent certifies before the record from before is closed or kept', async () => {
  const parent = await door.somebody();
  const child = await askedAgain({ addresseeNir: parent.ins });
  const browser = door.newcomer();
  const again = await browser.submit(await proven(browser, '/opposition', child), '/opposition/confirmer');
  assert.equal(again.status, 400);
  assert.match(again.html, /Votre ancien dossier est clôturé tout de suite/, 'it is the same question');
  const question = await browser.get('/opposition/confirmer?revenir=1');
  const unsure = await browser.submit(question, '/opposition/revenir');
  assert.equal(unsure.status, 400);
  assert.match(unsure.html, /action="\/opposition\/revenir"/, 'it is the same question');
  assert.equal(await door.stateOf(child.recordId), 'opposed');
  await browser.submit(again, '/opposition/confirmer', { certifie: 'yes' });
  assert.equal(await door.stateOf(child.recordId), 'closed');
  assert.equal((await lineOf(child, 'space-oppose'))?.actor.inTheirStead, true);
});

/** An activated space and a second code of its person: the first was used up. */
async function activatedWithAnotherCode(username: string): Promise<Somebody> {
  const who = await door.somebody();
  await door.activate(door.newcomer(), who, username);
  const { database, keys } = door.world.house;
  const now = door.world.clock.domain();
  const code = newCode();
  const issued = { sentAt: now, expiresAt: now + 36 * DAY, reason: 'asked' } as const;
  await database.withRecord(who.recordId, (handle) => issueCodeIn(handle, codeIndex(keys.code, code), issued));
  return { ...who, code };
}
const move = async (who: Somebody, act: 'close' | 'reopen'): Promise<void> => {
  const acts = moveActs(door.world.house.terms);
  const done = await door.world.house.runner.perform(acts[act], who.recordId, {}, { kind: 'person' });
  assert.equal(done.kind, 'done');
};

test('letter and card reopen an activated space, and enter no record: its person signs in or renews the login', async () => {
  const who = await activatedWithAnotherCode('lettre.sans.entree');
  await move(who, 'close');
  const browser = door.newcomer();
  const stands = await proven(browser, '/activer', who);
  const reopened = await browser.follow(await browser.submit(stands, '/espace-ferme/rouvrir'));
  assert.equal(await door.stateOf(who.recordId), 'active');
  assert.match(reopened.html, /Connectez-vous avec votre identifiant/);
  assert.match(reopened.html, /Choisir de nouveaux identifiants/);
  assert.equal((await browser.get('/espace-ferme')).status, 200, 'looked at again, it leads nowhere either');
  const { database } = door.world.house;
  const open = await database.directory`
    select 1 from session where record_id = ${who.recordId} and kind = 'person'`;
  assert.equal(open.length, 1, 'the one that activation opened, no other');

  const renewed = await door.activate(browser, who, 'lettre.renouvelee');
  assert.equal(renewed.headers['location'], '/accueil');
  const again = await door.prove(door.newcomer(), '/activer', proofOf(who));
  assert.match(again.html, /Ce code a déjà servi/, 'renewing used it up');
});

test('a letter’s half-way session does nothing that its code or the space no longer allow', async () => {
  const who = await activatedWithAnotherCode('demi.session');
  await move(who, 'close');
  const [deleting, late] = [door.newcomer(), door.newcomer()];
  await proven(deleting, '/opposition', who);
  const form = await deleting.get('/espace-ferme/supprimer');
  const stands = await proven(late, '/activer', who);
  await move(who, 'reopen');
  await deleting.submit(form, '/espace-ferme/supprimer', { confirmation: 'SUPPRIMER' });
  assert.equal(await door.stateOf(who.recordId), 'active', 'once reopened it is left from within');

  await move(who, 'close');
  const now = door.world.clock.domain();
  await issueCode(door.world.house, who.recordId, { code: newCode(), sentAt: now, expiresAt: now + DAY });
  const refused = await late.submit(stands, '/espace-ferme/rouvrir');
  assert.equal(refused.status, 409);
  assert.match(refused.html, /Ce code n(?:'|&#39;)est plus valable/, 'a newer letter ended it');
  assert.equal(await door.stateOf(who.recordId), 'closed');
});

test('somebody else’s half-way session closes nothing, nor does a space that moved meanwhile', async () => {
  const [notified, open] = [await door.somebody(), await door.somebody({ state: 'open' })];
  const browser = door.newcomer();
  const confirm = await proven(browser, '/opposition', notified);
  assert.equal((await forced(browser, confirm, '/opposition/cloturer')).headers['location'], '/opposition/confirmer');
  assert.equal(await door.stateOf(notified.recordId), 'notified');
  const late = door.newcomer();
  const form = await proven(late, '/opposition', open);
  await door.activate(door.newcomer(), open, 'active.entre.temps');
  const refused = await late.submit(form, '/opposition/cloturer');
  assert.equal(refused.status, 409);
  assert.match(refused.html, /Ce code a déjà servi/);
  assert.equal(await door.stateOf(open.recordId), 'active', 'its person has a login since, and closes with that');
  assert.equal((await door.newcomer().post('/opposition/cloturer', {})).headers['location'], '/opposition?expire=1');
});

test('asked by the second letter, a new objection closes the record from before at once and says so', async () => {
  const who = await askedAgain();
  const browser = door.newcomer();
  const form = await proven(browser, '/opposition', who);
  assert.match(form.html, /Votre ancien dossier est clôturé tout de suite/);
  const done = await browser.submit(form, '/opposition/confirmer');
  assert.equal(done.headers['location'], '/espace-ferme');
  assert.equal(await door.stateOf(who.recordId), 'closed');
  const entry = (await door.historyOf(who.recordId)).find(({ act }) => act === 'space-oppose');
  assert.equal(entry?.rule, 'new-objection-closes-the-earlier-record');
  const receipt = await browser.follow(done);
  assert.match(receipt.html, /Votre ancien dossier est clôturé/);
  assert.ok(entry?.object?.label !== undefined && receipt.html.includes(entry.object.label));
  assert.deepEqual(await toldOf(who), ['space-closed']);
});

test('asked by the second letter, the opposition can still be taken back instead', async () => {
  const who = await askedAgain();
  const browser = door.newcomer();
  const form = await proven(browser, '/opposition', who);
  assert.match(form.html, /href="\/opposition\/confirmer\?revenir=1"/);
  const question = await browser.get('/opposition/confirmer?revenir=1');
  await browser.submit(question, '/opposition/revenir');
  assert.equal(await door.stateOf(who.recordId), 'open');
});

test('who opposed and was not asked again is offered to take it back, nothing else', async () => {
  const who = await door.somebody({ state: 'opposed', earlierRecord: true });
  const browser = door.newcomer();
  const question = await proven(browser, '/opposition', who);
  assert.doesNotMatch(question.html, /action="\/opposition\/confirmer"/);
  await forced(browser, question, '/opposition/confirmer');
  assert.equal(await door.stateOf(who.recordId), 'opposed', 'sent all the same, the table refuses it');
});

test('a suspended space that was never activated: its person objects with letter and card', async () => {
  const who = await door.somebody({ state: 'suspended' });
  const browser = door.newcomer();
  const stands = await proven(browser, '/activer', who);
  assert.match(stands.html, /Votre espace est suspendu/);
  await browser.submit(stands, '/espace-ferme/refuser');
  assert.ok(
    (await door.historyOf(who.recordId)).some(({ act, outcome }) => act === 'space-object' && outcome === 'done'),
  );
});
