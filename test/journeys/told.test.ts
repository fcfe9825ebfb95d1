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
