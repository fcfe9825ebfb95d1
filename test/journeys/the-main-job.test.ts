// The main job, from one end to the other: a hospital deposits, the person reads, decides and sees who looked.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { carryOutbox } from '../../src/notices/index.js';
import { documentIsDrawn, picture, startJourney, type JourneyStage, type Window } from '../support/browser.js';
import { hospitalDeposits, REPORT } from './hospital.js';
import {
  blocks,
  findPerson,
  follow,
  heading,
  hides,
  isRead,
  isRefused,
  nameOf,
  opensInEmergency,
  person,
  press,
  professional,
  saysDone,
  signIn,
  signInAsProfessional,
  statesConsent,
  undoes,
  words,
} from './people.js';

const dominique = person('dominique');
const cardiologist = professional('hospital-physician');
const otherDoctor = professional('parc-gp');
const emergencyDoctor = professional('er-doctor');
const REASON = 'Patiente inconsciente après un malaise sur la voie publique';

const row = (page: Page) => page.locator('li', { hasText: REPORT });

let stage: JourneyStage;
const windows: Window[] = [];

before(async () => {
  stage = await startJourney();
});
after(() => stage.close());

const open = async (): Promise<Page> => {
  const window = await stage.open();
  windows.push(window);
  return window.page;
};

/** What acts leave for later is carried on every minute; the journey does not wait for it. */
const theWorkerPasses = async (): Promise<void> => {
  const { house } = stage.world;
  while ((await carryOutbox(house.database, house.clock.domain())) > 0);
};

test('a hospital deposits, the person reads, hides, blocks and sees who looked', async (t) => {
  const her = await open();
  const his = await open();
  const { world } = stage;

  await t.test('given Dominique, signed in with her code', async () => {
    await her.goto('/');
    await picture(her, 'main-01-public-home');
    await signIn(her, world, dominique);
  });

  await t.test('when the hospital deposits a report, she sees it as new and opens it', async () => {
    assert.deepEqual(await hospitalDeposits(world, dominique, cardiologist), {
      status: 201,
      resourceType: 'DocumentReference',
    });
    await her.goto('/accueil');
    await row(her).getByText(words.common.marks.new).waitFor();
    await picture(her, 'main-02-home-new-document');
    await her.goto('/documents');
    await row(her).getByText(words.common.marks.new).waitFor();
    await picture(her, 'main-03-documents');
    await follow(her, REPORT);
    await heading(her, REPORT);
    await isRead(her, cardiologist.familyName);
    await documentIsDrawn(her);
    await picture(her, 'main-04-document');
    await her.goto('/documents');
    assert.equal(await row(her).getByText(words.common.marks.new).count(), 0, 'opened, it is not new any more');
  });

  await t.test('a doctor she does not know finds her and is refused without a reason', async () => {
    await signInAsProfessional(his, otherDoctor);
    await picture(his, 'main-05-professional-home');
    await findPerson(his, dominique);
    await isRefused(his);
    await picture(his, 'main-06-professional-refused', { whole: true });
    assert.equal(await row(his).count(), 0);
  });

  await t.test('with her consent, which he states, he reads the report', async () => {
    await statesConsent(his);
    await picture(his, 'main-07-professional-documents');
    await follow(his, REPORT);
    await heading(his, REPORT);
    await documentIsDrawn(his);
    await picture(his, 'main-08-professional-document');
  });

  await t.test('she hides the report, changes her mind, hides it again: he no longer sees it', async () => {
    await hides(her, REPORT);
    await picture(her, 'main-09-hidden');
    await undoes(her, words.documents.done.shown);
    await his.goto('/pro/patient');
    await row(his).waitFor();
    await press(her, words.documents.who.hide);
    await saysDone(her, words.documents.done.hidden);
    const address = await his.evaluate('location.href');
    await his.reload();
    await heading(his, words.professionalDocuments.title);
    assert.equal(await row(his).count(), 0);
    assert.equal(await his.evaluate('location.href'), address);
    await picture(his, 'main-10-professional-without-it');
  });

  await t.test('she blocks him: he is refused, and the page does not say why', async () => {
    await her.goto('/acces');
    await picture(her, 'main-11-access', { whole: true });
    await blocks(her, otherDoctor);
    await picture(her, 'main-12-blocked');
    await his.reload();
    await isRefused(his);
    await picture(his, 'main-13-professional-refused-again');
    const said = (await his.locator('main').innerText()).toLowerCase();
    for (const word of ['bloqu', 'masqu']) assert.ok(!said.includes(word), `the refusal says « ${word} »`);
  });

  await t.test('she sees in her history who looked, and why they could', async () => {
    await her.goto('/historique');
    const entry = her
      .locator('li', { hasText: nameOf(otherDoctor) })
      .filter({ hasText: REPORT })
      .first();
    await entry.locator('summary').click();
    await entry.getByText(words.accessRules['consented-reads']).waitFor();
    await picture(her, 'main-14-history');
    const refused = her.locator('li', { hasText: nameOf(otherDoctor) }).filter({ hasText: words.common.marks.refused });
    assert.ok((await refused.count()) > 0, 'the refusals are there as well');
  });

  await t.test('in an emergency another doctor opens the record under a red band, and she is told', async () => {
    const theirs = await open();
    await signInAsProfessional(theirs, emergencyDoctor);
    await findPerson(theirs, dominique);
    await isRefused(theirs);
    await opensInEmergency(theirs, REASON);
    const band = theirs.getByRole('region', { name: words.common.emergency.title });
    await band.getByText(REASON).waitFor();
    await picture(theirs, 'main-15-emergency');
    await follow(theirs, REPORT);
    await heading(theirs, REPORT);
    await band.waitFor();
    await documentIsDrawn(theirs);
    await picture(theirs, 'main-16-emergency-document');
    await press(theirs, words.common.emergency.leave);
    await saysDone(theirs, words.professional.done.emergencyLeft);

    await theWorkerPasses();
    await her.goto('/accueil');
    const told = her.locator('.urgent', { hasText: nameOf(emergencyDoctor) });
    await told.getByText(REASON).waitFor();
    await picture(her, 'main-17-home-after-emergency');
    await told.getByRole('link', { name: words.ownHome.emergency.see }).click();
    await heading(her, words.history.title);
    await isRead(her, REASON);
    await picture(her, 'main-18-history-emergencies');
  });

  await t.test('and no page had a fault', () => {
    assert.deepEqual(
      windows.flatMap(({ faults }) => faults),
      [],
    );
  });
});
