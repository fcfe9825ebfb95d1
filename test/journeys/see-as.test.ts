// « Voir comme… »: a person looks at their record with other eyes, without JavaScript, and finds why; then the same on paper.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { citizen } from '../support/citizen.js';
import { enter, picture, startJourney, type JourneyStage } from '../support/browser.js';
import { faultsOfPage, isWideAndLight } from '../support/page-inspector.js';
import { follow, heading, isRead, person, press, professional, words } from './people.js';

const t = words.preview;
let stage: JourneyStage;
before(async () => {
  stage = await startJourney();
});
after(() => stage.close());

test('a person sees their record as the Samu, a nurse, a physician they know and an insurer would, without JavaScript', async () => {
  const { cookie } = await citizen(stage.world, 'paul');
  const window = await stage.open({ javaScript: false, width: 390 });
  await enter(window, stage.world, cookie);
  const { page } = window;
  await page.goto('/acces');
  await follow(page, t.link);
  await heading(page, t.title);
  await picture(page, 'see-as-choice-phone', { whole: true });

  await follow(page, t.kinds.samu.card);
  await heading(page, t.heading(t.kinds.samu.name));
  await isRead(page, t.seenTitle(1).replace('1)', ''));
  await picture(page, 'see-as-samu-phone', { whole: true });

  await page.goto('/acces/voir-comme');
  await page.locator('#profession').selectOption('40');
  await press(page, t.show);
  await heading(page, t.heading(t.ofProfession('chirurgien-dentiste')));
  await page.getByRole('link', { name: t.ties.none }).click();
  await isRead(page, t.seesNone);
  await isRead(page, t.now['reading-needs-consent']);

  await page.goto('/acces/voir-comme/assureur');
  await isRead(page, t.never.title);
  await page.getByRole('link', { name: t.rule }).first().click();
  await page.waitForURL(/\/regles\/insurers-and-employers-never-read$/);

  await page.goto('/documents');
  await page.locator('main .item-title a').first().click();
  await follow(page, t.who.link);
  await heading(page, t.who.title);
  await picture(page, 'see-as-who-phone', { whole: true });
  await page.locator('.because a').first().click();
  await page.waitForURL(/\/regles/);

  await page.goto('/historique?montrer=mine');
  await isRead(page, t.kinds.samu.name);
  assert.deepEqual(window.faults, []);
});

test('what a person hid is out of sight, with the rule that says so, for whoever they block and for their own physician', async () => {
  const { cookie, get, post } = await citizen(stage.world, 'dominique');
  const list = (await get('/documents?titre=bucco')).body;
  const [, id = ''] = /href="\/documents\/([\w.-]{30,})"/.exec(list) ?? [];
  await post(`/documents/${id}/masquer`);
  const window = await stage.open();
  await enter(window, stage.world, cookie);
  const { page } = window;
  const pages = [
    '/acces/voir-comme',
    '/acces/voir-comme/medecin-traitant',
    '/acces/voir-comme/medecin-bloque',
    '/acces/voir-comme/metier?profession=10&lien=accord',
    '/acces/voir-comme/metier?profession=28&lien=equipe',
    `/acces/voir-comme/professionnel?numero=${professional('gp').idNatPS}`,
    '/acces/voir-comme/parent',
    '/acces/voir-comme/assureur',
    `/documents/${id}/qui-peut-voir`,
  ];
  const faults: string[] = [];
  for (const path of pages) {
    await isWideAndLight(page);
    await page.goto(path);
    const name = `see-as-${
      path
        .split('/')
        .at(-1)
        ?.replaceAll(/[^a-z]/g, '') ?? ''
    }`;
    await picture(page, `${name}-wide`, { whole: true });
    faults.push(...(await faultsOfPage(page)).map((fault) => `${path}: ${fault}`));
    await picture(page, `${name}-dark`, { whole: true });
  }
  await page.goto('/acces/voir-comme/metier?profession=10&lien=accord');
  await isRead(page, t.now['hidden-from-professionals']);
  assert.deepEqual([...faults, ...window.faults], []);
  assert.equal(person('dominique').state, 'active');
});
