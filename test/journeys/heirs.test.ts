// After a death, in four browsers: an adviser records what came by post, two auditors decide, and whoever asked fetches the copy.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { demoPersons } from '../../src/demo/index.js';
import { DAY } from '../../src/kernel/time.js';
import { takeoutDeps } from '../../src/takeouts.js';
import { makeTakeouts } from '../../src/takeout/index.js';
import { enter, picture, startJourney, type JourneyStage, type Window } from '../support/browser.js';
import { citizen } from '../support/citizen.js';
import { dies, lettersOf, SCAN } from '../support/heirs.js';
import { faultsOfPage, isWideAndLight } from '../support/page-inspector.js';
import { staffMember } from '../support/staff.js';
import { heading, isRead, press, words } from './people.js';

let stage: JourneyStage;
let folder: string;
before(async () => {
  stage = await startJourney();
  folder = await mkdtemp(path.join(tmpdir(), 'carnet-heirs-'));
});
after(async () => {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
});

const t = words.heirs;

/** As it is, on a wide light screen, and on a narrow dark one. */
async function looks({ page }: Window, name: string): Promise<void> {
  await picture(page, name, { whole: true });
  assert.deepEqual(await faultsOfPage(page), [], name);
  await page.setViewportSize({ width: 320, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, `${name}-narrow`, { whole: true });
  assert.deepEqual(await faultsOfPage(page), [], `${name}, narrow and dark`);
  await isWideAndLight(page);
}

async function staff(key: string): Promise<Window> {
  const { cookies } = await staffMember(stage.world, key);
  const window = await stage.open();
  await enter(window, stage.world, [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
  return window;
}

test('a person opposes while alive, and takes it back', async () => {
  const sofia = await citizen(stage.world, 'sofia');
  const window = await stage.open();
  await enter(window, stage.world, sofia.cookie);
  const { page } = window;
  await page.goto('/acces#deces');
  await press(page, words.access.afterDeath.setting.turnOff);
  await isRead(page, words.access.done.setting.objectsToHeirs.on);
  await looks(window, 'heirs-0-opposed');
  await press(page, words.access.afterDeath.setting.turnOn);
  await isRead(page, words.access.done.setting.objectsToHeirs.off);
});

test('from the request at the desk to the copy in the hands of who asked', async () => {
  const { world } = stage;
  const paul = await citizen(world, 'paul');
  await dies(world, paul.recordId);
  const scan = path.join(folder, 'scan.pdf');
  await writeFile(scan, SCAN);

  const desk = await staff('maud');
  const { page } = desk;
  const { ins } = demoPersons.find(({ key }) => key === 'paul') ?? assert.fail();
  await page.goto('/assistance/poste');
  await page.locator('#nir').fill(ins);
  await press(page, words.desk.findSubmit);
  await page.getByRole('link', { name: t.desk.title }).click();
  await heading(page, t.desk.title);
  await looks(desk, 'heirs-1-desk');
  await press(page, t.desk.submit);
  await isRead(page, t.desk.faults.name);
  await looks(desk, 'heirs-2-desk-faults');
  await page.getByLabel(t.desk.given).fill('Ada');
  await page.getByLabel(t.desk.family, { exact: true }).fill('Moreau');
  await page.locator('#adresse').fill('3 rue des Lilas\n99000 ESSAI');
  await page.locator('#courriel').fill('ada.moreau@example.org');
  await page.getByLabel(t.qualities.spouse, { exact: true }).check();
  await page.getByLabel(t.grounds.causes, { exact: true }).check();
  await page.locator('#raison').fill('Comprendre ce qui est arrivé à mon mari.');
  const day = new Date(world.clock.domain()).toISOString();
  await page.locator('#recu').fill(day.slice(8, 10));
  await page.locator('#recu-month').fill(day.slice(5, 7));
  await page.locator('#recu-year').fill(day.slice(0, 4));
  for (const paper of ['identity', 'quality']) await page.locator(`#piece-${paper}`).setInputFiles(scan);
  await press(page, t.desk.submit);
  await isRead(page, t.desk.done.recorded);
  await looks(desk, 'heirs-3-desk-recorded');

  world.clock.setOffset(3 * DAY);
  const solene = await staff('solene');
  await solene.page.goto('/controle/proches');
  await looks(solene, 'heirs-4-queue');
  await solene.page.locator('main .item-title a').first().click();
  await heading(solene.page, t.judge.one);
  await looks(solene, 'heirs-5-request');
  await press(solene.page, t.judge.submit);
  await isRead(solene.page, t.judge.faults.what);
  await looks(solene, 'heirs-6-request-faults');
  await solene.page.getByLabel(t.judge.whats.grant, { exact: true }).check();
  await solene.page.locator('input[name="categories"]').nth(2).check();
  await solene.page.locator('input[name="categories"]').nth(3).check();
  await solene.page.locator('input[name="mois"][value="60"]').check();
  await solene.page.locator('#raisons').fill('Les comptes rendus et analyses suffisent au motif.');
  await press(solene.page, t.judge.submit);
  await isRead(solene.page, t.judge.done.proposed);
  await looks(solene, 'heirs-7-proposed');

  const bastien = await staff('bastien');
  await bastien.page.goto(solene.page.url());
  await looks(bastien, 'heirs-8-second');
  await press(bastien.page, t.judge.confirm);
  await isRead(bastien.page, t.judge.done.granted);
  await looks(bastien, 'heirs-9-empty-queue');

  const letter = (await lettersOf(world, paul.recordId)).find(({ kind }) => kind === 'heir-request-granted');
  const ada = await stage.open();
  await ada.page.goto('/proche');
  await looks(ada, 'heirs-a-door');
  await ada.page.locator('#reference').fill(letter?.values.reference ?? '');
  await ada.page.locator('#code').fill('0000000000');
  await press(ada.page, t.door.submit);
  await isRead(ada.page, t.faults['not-recognised']);
  await looks(ada, 'heirs-b-not-recognised');
  await ada.page.locator('#code').fill(letter?.values.code ?? '');
  await press(ada.page, t.door.submit);
  await heading(ada.page, t.code.title);
  await looks(ada, 'heirs-c-second-code');
  const sent = ((await world.house.courier.folder?.list(20)) ?? []).find(
    (one) => one.kind === 'email' && one.mail.to === 'ada.moreau@example.org',
  );
  const code = sent?.kind === 'email' ? /\b\d{6}\b/.exec(sent.mail.text)?.[0] : undefined;
  await ada.page.locator('#code').fill(code ?? assert.fail('no second code'));
  await press(ada.page, t.code.submit);
  await heading(ada.page, t.copy.title);
  await looks(ada, 'heirs-d-making');
  await makeTakeouts(takeoutDeps(world.house));
  await ada.page.reload();
  await looks(ada, 'heirs-e-ready');
  const [download] = await Promise.all([
    ada.page.waitForEvent('download'),
    ada.page.getByRole('link', { name: t.copy.take }).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'dossier.zip');
  await press(ada.page, t.copy.finish);
  await heading(ada.page, t.door.title);
});
