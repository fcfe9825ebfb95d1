// Showing one's record for a visit, in two browsers: the person on a telephone, a doctor at a desk who has no account here.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { citizen } from '../support/citizen.js';
import { enter, picture, startJourney, type JourneyStage, type Window } from '../support/browser.js';
import { faultsOfPage, isWideAndLight } from '../support/page-inspector.js';
import { heading, isRead, press, words } from './people.js';

let stage: JourneyStage;
before(async () => {
  stage = await startJourney();
});
after(() => stage.close());

const t = words.visit;

async function looks({ page }: Window, name: string): Promise<void> {
  await picture(page, name, { whole: true });
  assert.deepEqual(await faultsOfPage(page), [], name);
}

test('a person shows their record to a doctor, lets them in, sees what they open, and stops', async () => {
  const { world } = stage;
  const paul = await citizen(world, 'paul');
  const telephone = await stage.open({ width: 320, colorScheme: 'dark' });
  const desk = await stage.open({ width: 1200 });
  await enter(telephone, world, paul.cookie);
  const { page } = telephone;

  await page.goto('/acces/visite');
  await looks(telephone, 'visit-1-prepare');
  await press(page, t.prepare.submit);
  await heading(page, t.offered.title);
  await looks(telephone, 'visit-2-code');
  const letters = (await page.locator('.visit-letters').textContent()) ?? '';

  await desk.page.goto('/visite');
  await looks(desk, 'visit-3-door');
  await desk.page.getByLabel(t.ask.code).fill('0000000000');
  await desk.page.getByLabel(t.ask.name).fill('Hélène Rivière');
  await desk.page.getByLabel(t.ask.profession, { exact: true }).selectOption('10');
  await desk.page.getByLabel(t.ask.place).fill('Cabinet du port, Brest');
  await desk.page.getByLabel(t.ask.confirm).check();
  await press(desk.page, t.ask.submit);
  await isRead(desk.page, t.ask.notRecognised);
  await looks(desk, 'visit-4-unknown-code');
  await desk.page.getByLabel(t.ask.code).fill(letters.toLowerCase());
  await desk.page.getByLabel(t.ask.confirm).check();
  await press(desk.page, t.ask.submit);
  await heading(desk.page, t.waiting.title);
  await looks(desk, 'visit-5-waiting');

  // The telephone finds it by itself.
  await heading(page, t.asked.title);
  await looks(telephone, 'visit-6-asked');
  assert.equal(
    await page.locator('.visit-figures').textContent(),
    await desk.page.locator('.visit-figures').textContent(),
  );
  await press(page, t.asked.accept(30));
  await heading(page, t.open.title);

  // And so does the desk.
  await heading(desk.page, t.shown.title);
  await looks(desk, 'visit-7-shown');
  await desk.page.locator('.items a').first().click();
  await desk.page.locator('.document-content').waitFor();
  await looks(desk, 'visit-8-document');
  await page.goto(page.url());
  await looks(telephone, 'visit-9-seen');
  await press(page, t.open.stop);
  await heading(page, t.over.title);
  await looks(telephone, 'visit-10-stopped');

  await heading(desk.page, t.gone.title);
  await looks(desk, 'visit-11-gone');
  for (const { page: one } of [telephone, desk]) await isWideAndLight(one);
  // The refused page at the desk is what was to be shown.
  assert.deepEqual(
    [...telephone.faults, ...desk.faults].filter((fault) => !/status of (400|403)/.test(fault)),
    [],
  );
});
