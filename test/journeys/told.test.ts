// Being told, in a browser: an emergency and a new reader are read, one is not recognised, blocked and reported, the block taken back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { tellFromTraces } from '../../src/notices/index.js';
import { aProfessional, thePerson } from '../support/cast.js';
import { citizen } from '../support/citizen.js';
import { enter, picture, startJourney, type JourneyStage } from '../support/browser.js';
import { faultsOfPage, isWideAndLight } from '../support/page-inspector.js';
import { consented, lists } from '../support/told.js';
import { follow, heading, press, saysDone, words } from './people.js';

let stage: JourneyStage;
before(async () => {
  stage = await startJourney();
});
after(() => stage.close());

test('a person reads what happened, reports what they do not recognise, takes the block back, and chooses how to be told', async () => {
  const { world } = stage;
  const { house } = world;
  const paul = await citizen(world, 'paul');
  const stranger = aProfessional({ id: '899700000501' });
  await consented(world, paul.recordId, stranger);
  await lists(world, paul.recordId, stranger);
  const urgent = aProfessional({ id: '899700000502', situation: 'bris_de_glace', reason: 'Malaise dans la rue' });
  await house.runner.perform(house.acts.beginEmergency, paul.recordId, {}, urgent);
  await house.runner.perform(
    house.acts.setPreferences,
    paul.recordId,
    { objectsToSamu: true },
    thePerson(paul.recordId),
  );
  await tellFromTraces(house.database, world.clock.domain(), { sendsMail: true, sendsTexts: true });

  const window = await stage.open();
  const { page } = window;
  await enter(window, world, paul.cookie);
  const looks = async (name: string): Promise<void> => {
    await picture(page, name, { whole: true });
    assert.deepEqual(await faultsOfPage(page), [], name);
    await picture(page, `${name}-narrow`, { whole: true });
    await isWideAndLight(page);
  };
  await page.goto('/accueil');
  await picture(page, 'told-home', { whole: true });
  await page.goto('/notifications');
  await looks('told-notifications');
  await follow(page, words.history.notMine);
  await heading(page, words.history.notMine);
  await looks('told-report');
  await page.locator('main form button.btn-danger').click();
  await saysDone(page, words.reports.done);
  await looks('told-reports');
  await press(page, words.reports.undo);
  await page.waitForURL(/\/acces/);
  await page.goto('/parametres/notifications');
  await page.locator('input[name=resume][value=weekly]').check();
  await press(page, words.notices.choices.submit);
  await saysDone(page, words.notices.done.chosen);
  await looks('told-choices');
  assert.deepEqual(window.faults, []);
});

test('the same attempt, refused over and over, takes one line of the history, which opens onto each of them', async () => {
  const { world } = stage;
  const nora = await citizen(world, 'nora');
  const stranger = aProfessional({ id: '899700000503' });
  for (let time = 0; time < 25; time += 1) await lists(world, nora.recordId, stranger);
  for (const [name, options] of [
    ['wide', { width: 1200 }],
    ['narrow', { width: 320, colorScheme: 'dark' }],
  ] as const) {
    const window = await stage.open(options);
    const { page } = window;
    await enter(window, world, nora.cookie);
    await page.goto('/historique');
    const entry = page.locator('.feed-entry').first();
    assert.match((await entry.locator('.feed-time').textContent()) ?? '', /^25 fois, (à|de) /);
    await picture(page, `told-often-${name}`, { whole: true });
    await entry.locator('summary').first().click();
    assert.equal(await entry.locator('.each-time a').count(), 20);
    await picture(page, `told-often-${name}-open`, { whole: true });
    assert.deepEqual(await faultsOfPage(page), [], name);
    await entry.locator('.each-time a').first().click();
    await heading(page, words.historyLine.title);
    assert.deepEqual(window.faults, []);
  }
});
