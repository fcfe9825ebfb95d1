// Every page there is, in the states it can be in, looked at strictly. The list of pages comes from the router: a new page that no
// walk visits fails here.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { demoDocuments, type DemoDocument } from '../../src/demo/documents/index.js';
import { aRecord } from '../support/cast.js';
import { citizen, signedIn } from '../support/citizen.js';
import { workbench } from '../support/professional.js';
import { codeNow, findPerson, follow, person, press, professional, statesConsent, words } from './people.js';
import { auditorsWalk } from './auditors-walk.js';
import { deskWalk, doorsWalk, leavingWalk, nationalWalk } from './doors-walk.js';
import { hiddenAndRemovedWalk, professionalRightsWalk, rightsWalk } from './rights-walk.js';
import { eyesWalk } from './eyes-walk.js';
import { inspectorSees, operatorsWalk } from './operators-walk.js';
import { startInspection, type Inspection, type Visitor } from './strict-visitor.js';

let inspection: Inspection;

before(async () => {
  inspection = await startInspection();
});
after(() => inspection.close());

const visitor = (cookies?: string): Promise<Visitor> => inspection.visitor(cookies);

const jarOf = (jar: ReadonlyMap<string, string>): string =>
  [...jar].map(([name, value]) => `${name}=${value}`).join('; ');

const submits = (page: Page): Promise<void> => page.locator('main form[method="post"] button.btn').first().click();

test('public pages', async () => {
  const { page, faults, looks, visits } = await visitor();
  for (const path of [
    '/',
    '/assistance',
    '/verifier-un-message',
    '/accessibilite',
    '/donnees-personnelles',
    '/regles',
    '/regles/care-team-reads',
  ])
    await visits(path);
  for (const path of ['/hors-ligne', '/demo', '/demo/composants']) await visits(path);
  await visits('/nulle-part', 'not found');
  assert.deepEqual(faults, []);
  await page.goto('/langue?lang=en&retour=%2F');
  await looks('in English');
  assert.deepEqual(faults, []);
});

test('signing in', async () => {
  const { page, faults, looks, visits } = await visitor();
  const { username, password } = person('amina');
  await visits('/connexion');
  await submits(page);
  await looks('errors');
  await page.locator('#username').fill(username);
  await page.locator('#password').fill(password);
  await submits(page);
  await page.waitForURL(/\/connexion\/code$/);
  await looks('normal');
  await submits(page);
  await looks('errors');
  assert.deepEqual(faults, []);
});

test('objecting, and what is already so', async () => {
  const { page, faults, looks, visits } = await visitor();
  const proves = async (key: string): Promise<void> => {
    const { provisionalCode, ins, vitaleSerial } = person(key);
    await page.goto('/opposition');
    await page.locator('#code').fill(provisionalCode);
    await page.locator('#nir').fill(ins);
    await page.locator('#serial').fill(vitaleSerial);
    await submits(page);
  };
  await visits('/opposition');
  await submits(page);
  await looks('errors');
  await proves('marc');
  await looks('the door of a closed space');
  // Whose space the next test opens: here only looked at.
  await proves('lucien');
  await page.waitForURL(/\/confirmer$/);
  await looks('closing at the door');
  await proves('theo');
  await page.waitForURL(/\/confirmer$/);
  await looks('normal');
  await submits(page);
  await page.waitForURL(/\/recu$/);
  await looks('normal');
  await proves('ines');
  await page.waitForURL(/\/confirmer$/);
  await looks('taking back');
  await submits(page);
  await page.waitForURL(/\/recu$/);
  await looks('taken back');
  assert.deepEqual(faults, []);
});

test('activating', async () => {
  const { page, faults, looks, visits } = await visitor();
  const { provisionalCode, ins, vitaleSerial } = person('lucien');
  await visits('/activer');
  await submits(page);
  await looks('errors');
  await page.locator('#code').fill(provisionalCode);
  await page.locator('#nir').fill(ins);
  await page.locator('#serial').fill(vitaleSerial);
  await submits(page);
  await page.waitForURL(/\/identifiants$/);
  await looks('normal');
  await submits(page);
  await looks('errors');
  await page.locator('#username').fill('lucien.kermorvan');
  await page.locator('#password').fill('Trois-barques-au-port-9');
  await submits(page);
  await page.waitForURL(/\/application$/);
  await looks('normal');
  const secret = (await page.locator('.copy-value').innerText()).replaceAll(/\s/g, '');
  await submits(page);
  await looks('errors');
  await page.locator('#code').fill(codeNow(inspection.world, secret));
  await submits(page);
  await page.waitForURL(/\/choix$/);
  await looks('normal');
  await submits(page);
  await page.waitForURL(/\/apercu$/);
  await looks('normal');
  await visits('/activer/fait');
  assert.deepEqual(faults, []);
});

test("a person's own pages", async () => {
  const { cookie } = await citizen(inspection.world, 'paul');
  const { page, faults, looks, visits } = await visitor(cookie);
  for (const path of ['/accueil', '/documents', '/documents/ajouter', '/acces', '/acces/professions'])
    await visits(path);
  for (const path of ['/acces/bloquer', '/historique', '/parametres', '/parametres/notifications']) await visits(path);
  for (const path of ['/notifications', '/signalements']) await visits(path);
  await page.goto('/historique');
  await page.goto((await page.locator('a[href^="/historique/signaler"]').first().getAttribute('href')) ?? '');
  await looks('confirming a report');
  await submits(page);
  await looks('just reported');
  await visits('/documents?titre=introuvable', 'no match');
  await visits('/historique?montrer=emergencies', 'no match');
  await visits('/historique?montrer=everything', 'everything');
  await visits(`/documents/${'A'.repeat(48)}`, 'not found');
  for (const path of ['/documents/ajouter', '/acces/bloquer']) {
    await page.goto(path);
    await submits(page);
    await looks('errors');
  }
  await page.goto('/acces');
  await follow(page, words.access.blocks.block);
  await looks('confirming');
  await submits(page);
  await looks('just blocked');
  assert.deepEqual(faults, []);
});

test('rights in the hands of the person', () => rightsWalk(inspection));

test("with somebody else's eyes, and why", () => eyesWalk(inspection));

test('documents of every kind', async () => {
  const seen = new Set<string>();
  const isAnother = ({ contentType, formatCode = '' }: DemoDocument): boolean =>
    !seen.has(`${contentType} ${formatCode}`) && seen.add(`${contentType} ${formatCode}`).size > 0;
  for (const key of ['paul', 'dominique']) {
    const { cookie } = await citizen(inspection.world, key);
    const { page, faults, looks } = await visitor(cookie);
    const opens = async (title: string): Promise<void> => {
      await page.goto(`/documents?${new URLSearchParams({ titre: title }).toString()}`);
      await follow(page, title);
      await page.waitForURL(/\/documents\/[\w.-]{30,}$/);
    };
    for (const { title } of demoDocuments(person(key)).filter((one) => !one.notYetVisible && isAnother(one))) {
      await opens(title);
      await looks(title.slice(0, 24));
    }
    assert.deepEqual(faults, []);
  }
  assert.ok(seen.size > 6, `${seen.size} kinds`);
});

test('a document just hidden, a document to be taken back', () => hiddenAndRemovedWalk(inspection));

test('a space in which nothing is yet', async () => {
  const recordId = await aRecord(inspection.world.house, 9001);
  const { cookie } = await signedIn(inspection.world, recordId);
  const { faults, visits } = await visitor(cookie);
  for (const path of ['/accueil', '/documents', '/acces', '/acces/bloquer', '/historique']) await visits(path, 'empty');
  for (const path of ['/acces/donner', '/acces/masquage', '/acces/masquage/sujet']) await visits(path, 'empty');
  for (const path of ['/notifications', '/signalements']) await visits(path, 'empty');
  assert.deepEqual(faults, []);
});

test('taking everything away, closing, and coming back', () => leavingWalk(inspection));

test("a professional's way in", async () => {
  const { page, faults, looks } = await visitor();
  await page.goto('/pro');
  await looks('provider');
  await page.locator('#username').fill(professional('gp').username);
  await page.locator('#password').fill('wrong');
  await page.locator('button[type=submit]').first().click();
  await looks('provider, wrong password');
  await page.locator('#username').fill(professional('gp').username);
  await page.locator('#password').fill(professional('gp').password);
  await page.locator('button[type=submit]').first().click();
  await page.waitForURL(/\/pro\/lieu/);
  await looks('normal');
  await page.locator('main input[type=radio]').first().check();
  await submits(page);
  await page.waitForURL(/\/pro$/);
  await looks('normal');
  await submits(page);
  await looks('errors');
  await findPerson(page, { ...person('amina'), familyName: 'PERSONNE' });
  await looks('nobody');
  assert.deepEqual(faults, []);
});

test('a professional in a record', async () => {
  const { jar, idNatPs } = await workbench(inspection.world, 'parc-gp');
  const { page, faults, looks, visits } = await visitor(jarOf(jar));
  await visits('/pro/mes-acces', 'empty');
  await visits('/pro/urgences', 'empty');
  await findPerson(page, person('dominique'));
  await looks('refused');
  await press(page, words.professional.access.consentSubmit);
  await looks('errors');
  await statesConsent(page);
  await looks('just consented');
  await visits('/pro/patient?mots=introuvable', 'no match');
  await visits('/pro/patient/deposer');
  await press(page, words.professionalDocuments.deposit.submit);
  await looks('errors');
  await visits('/pro/patient/acces');
  await professionalRightsWalk(inspection, visits, idNatPs);
  await page.goto('/pro/patient');
  await page.locator('main .item-title a').first().click();
  await page.waitForURL(/\/documents\//);
  await looks('normal');
  await visits('/pro/mes-acces');
  await visits('/pro', 'with a patient');
  assert.deepEqual(faults, []);
});

test('a document that its patient has not seen yet', async () => {
  const { jar } = await workbench(inspection.world, 'radiologist');
  const { page, faults, looks } = await visitor(jarOf(jar));
  await findPerson(page, person('jeanne'));
  await looks('own documents only');
  await page.locator('main .item-title a[href$="/avertissement"]').first().click();
  await looks('normal');
  await follow(page, words.professionalDocuments.warning.open);
  await looks('not yet seen by the patient');
  assert.deepEqual(faults, []);
});

test('an emergency', async () => {
  const { jar } = await workbench(inspection.world, 'samu-regulator');
  const { page, faults, looks, visits } = await visitor(jarOf(jar));
  await visits('/pro', 'Samu');
  await press(page, words.professional.samu.submit);
  await looks('Samu errors');
  await page.locator('#samu-ins').fill(person('karim').ins);
  await page.locator('#samu-motif').fill('Douleur dans la poitrine');
  await press(page, words.professional.samu.submit);
  await page.waitForURL(/\/pro\/patient$/);
  await looks('emergency');
  assert.deepEqual(faults, []);
});

test('operators', () => operatorsWalk(inspection));

test('the inspector sees what is wrong', () => inspectorSees(inspection));

test('ways in: lost codes, a forgotten password, what one signs in with', () => doorsWalk(inspection));

test('the national sign-in, before and after it is linked', () => nationalWalk(inspection));

test('the help-desk', () => deskWalk(inspection));

test('auditors and the queue of reports', () => auditorsWalk(inspection));

test('every page of the router was looked at', () => {
  assert.ok(inspection.pages.length > 25, 'the router knows its pages');
  assert.deepEqual(inspection.unseen(), []);
});
