// Strict looks at the ways in and out and at the help-desk, for every-page.test.ts.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { demoStaff } from '../../src/demo/index.js';
import { makeTakeouts } from '../../src/takeout/index.js';
import { takeoutDeps } from '../../src/takeouts.js';
import { citizen } from '../support/citizen.js';
import { codeNow, follow, person, press, signIn, words } from './people.js';
import type { Inspection } from './strict-visitor.js';
import { until } from '../support/until.js';

const submits = (page: Page): Promise<void> => page.locator('main form[method="post"] button.btn').first().click();

/** Lost codes, a forgotten password, what one signs in with. */
export async function doorsWalk(inspection: Inspection): Promise<void> {
  const { page, faults, looks, visits } = await inspection.visitor();
  await visits('/activer/code');
  await submits(page);
  await looks('errors');
  await visits('/activer/code/demande');
  await visits('/connexion/oubli');
  await submits(page);
  await looks('errors');
  const karim = person('karim');
  await page.locator('#username').fill(karim.username);
  await submits(page);
  await page.waitForURL(/\/oubli\/codes$/);
  await looks('normal');
  const { folder } = inspection.world.house.courier;
  const code = await until('the code sent to Karim', async () => {
    const sent = (await folder?.list(5))?.find((one) => one.kind === 'email' && one.mail.to.startsWith('karim'));
    return sent?.kind === 'email' ? /\b(\d{6})\b/.exec(sent.mail.text)?.[1] : undefined;
  });
  await page.locator('#courriel').fill(code);
  await page.locator('#second').fill(codeNow(inspection.world, karim.totpSecret));
  await submits(page);
  await page.waitForURL(/\/oubli\/nouveau$/);
  await looks('normal');
  await submits(page);
  await looks('errors');
  await visits('/demo/courrier');
  assert.deepEqual(faults, []);
  const own = await inspection.visitor();
  await signIn(own.page, inspection.world, person('jeanne'));
  for (const path of ['', '/mot-de-passe', '/application']) await own.visits(`/parametres/connexion${path}`);
  assert.deepEqual(own.faults, []);
}

/** The national sign-in: linked to no space yet, then linked by its person, then the way in; and with too few proofs. */
export async function nationalWalk(inspection: Inspection): Promise<void> {
  const t = words.nationalSignIn;
  // Somebody whose one-time code nobody else has used in this half minute.
  const name = `${person('sofia').givenNames[0] ?? ''} ${person('sofia').familyName}`;
  const through = async (page: Page, button: string): Promise<void> => {
    await page.waitForURL(/\/demo\/franceconnect\//);
    await page.getByRole('button', { name: button, exact: true }).click();
  };
  const stranger = await inspection.visitor();
  await stranger.page.goto('/connexion');
  await follow(stranger.page, t.button);
  await through(stranger.page, t.standIn.signInAs(name));
  await stranger.page.getByRole('heading', { level: 1, name: t.notLinked.title }).waitFor();
  await stranger.looks('linked to no space');
  const own = await inspection.visitor();
  await signIn(own.page, inspection.world, person('sofia'));
  await own.page.goto('/parametres/connexion');
  await follow(own.page, t.own.link);
  await through(own.page, t.standIn.signInAs(name));
  await own.page.waitForURL(/\/parametres\/connexion$/);
  await own.looks('national linked');
  const back = await inspection.visitor();
  await back.page.goto('/connexion');
  await follow(back.page, t.button);
  await through(back.page, t.standIn.weakAs(name));
  await back.page.getByRole('heading', { level: 1, name: t.failed.title }).waitFor();
  await back.looks('too few proofs');
  await back.page.goto('/connexion');
  await follow(back.page, t.button);
  await through(back.page, t.standIn.signInAs(name));
  await back.page.waitForURL(/\/accueil$/);
  assert.deepEqual([...stranger.faults, ...own.faults, ...back.faults], []);
}

/** The help-desk's console. */
export async function deskWalk(inspection: Inspection): Promise<void> {
  const { page, faults, looks, visits } = await inspection.visitor();
  const [staff] = demoStaff;
  assert.ok(staff !== undefined);
  await visits('/assistance/poste/connexion');
  await submits(page);
  await looks('errors');
  await page.locator('#username').fill(staff.username);
  await page.locator('#password').fill(staff.password);
  await submits(page);
  await page.waitForURL(/\/connexion\/code$/);
  await looks('normal');
  await page.locator('#code').fill(codeNow(inspection.world, staff.totpSecret));
  await submits(page);
  await page.waitForURL(/\/assistance\/poste$/);
  await looks('empty');
  await page.locator('#nir').fill(person('marc').ins);
  await submits(page);
  await looks('an account');
  assert.deepEqual(faults, []);
}

/** Taking everything away, closing, and coming back. */
export async function leavingWalk(inspection: Inspection): Promise<void> {
  const { cookie } = await citizen(inspection.world, 'sofia');
  const { page, faults, looks, visits } = await inspection.visitor(cookie);
  await visits('/parametres/emporter', 'empty');
  await press(page, words.takeout.ask);
  await makeTakeouts(takeoutDeps(inspection.world.house));
  await visits('/parametres/emporter');
  for (const path of ['/parametres/quitter', '/parametres/quitter/supprimer']) await visits(path);
  await press(page, words.leaving.delete.confirm);
  await looks('errors');
  await visits('/parametres/quitter/cloturer');
  await press(page, words.leaving.close.confirm);
  await looks('normal');
  await follow(page, words.leaving.delete.title);
  await looks('normal');
  await page.locator('#confirmation').fill(words.leaving.delete.word);
  await press(page, words.leaving.delete.confirm);
  await looks('deletion pending');
  await press(page, words.leaving.ended.reopen);
  await looks('just reopened');
  assert.deepEqual(faults, []);
}
