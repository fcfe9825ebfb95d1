// Everything a person does, with JavaScript switched off: plain links, plain forms, real addresses.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { picture, startJourney, type JourneyStage, type Window } from '../support/browser.js';
import {
  blocks,
  codeNow,
  follow,
  heading,
  hides,
  isRead,
  nameOf,
  person,
  press,
  professional,
  saysDone,
  signIn,
  undoes,
  words,
  type Persona,
} from './people.js';

const dominique = person('dominique');
const lucien = person('lucien');
const theo = person('theo');
const dentist = professional('dentist');

let stage: JourneyStage;
const windows: Window[] = [];

before(async () => {
  stage = await startJourney();
});
after(() => stage.close());

const open = async (): Promise<Page> => {
  const window = await stage.open({ javaScript: false });
  windows.push(window);
  return window.page;
};

const chooses = (page: Page, label: string, option: string): Promise<string[]> =>
  page.getByLabel(label, { exact: true }).selectOption({ label: option });

const applies = (page: Page): Promise<void> => press(page, words.common.filters.apply);

/** The letter's code, the number and the card. */
async function proves(page: Page, one: Persona): Promise<void> {
  await page.getByLabel(words.proof.code, { exact: true }).fill(one.provisionalCode);
  await page.getByLabel(words.proof.nir, { exact: true }).fill(one.ins);
  await page.getByLabel(words.proof.serial, { exact: true }).fill(one.vitaleSerial);
}

test('no script runs', async () => {
  const page = await open();
  await page.setContent('<p>before</p><script>document.body.textContent = "after"</script>');
  await isRead(page, 'before');
});

test('without JavaScript a person reads, adds, hides, blocks, settles and looks back', async (t) => {
  const page = await open();

  await t.test('the public home says what there is and leads in', async () => {
    await page.goto('/');
    await heading(page, words.home.title);
    await follow(page, words.home.choices.signIn);
    await heading(page, words.signIn.title);
    await signIn(page, stage.world, dominique);
  });

  await t.test('the list is filtered by category and year', async () => {
    await page.goto('/documents');
    const rows = page.locator('main .item');
    const all = await rows.count();
    await chooses(page, words.documents.filters.year, '2025');
    await applies(page);
    await page.waitForURL(/annee=2025/);
    const those = await rows.count();
    assert.ok(those > 0 && those < all, `${those} of ${all}`);
    await isRead(page, words.documents.matching(those, all));
    await follow(page, words.common.filters.clear);
    assert.equal(await rows.count(), all);
  });

  await t.test('a document opens, is hidden, and hiding is undone', async () => {
    await hides(page, 'Bilan bucco-dentaire');
    await undoes(page, words.documents.done.shown);
    await heading(page, 'Bilan bucco-dentaire');
  });

  await t.test('a wrong file comes back with what to do, a right one is added', async () => {
    const t = words.addDocument;
    await page.goto('/documents');
    await follow(page, words.documents.add);
    const form = async (name: string, content: string): Promise<void> => {
      await page
        .getByLabel(t.file, { exact: true })
        .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
      await chooses(page, t.type, t.types.EXPPAT_1);
      await page.getByLabel(t.docTitle, { exact: true }).fill('Ma personne de confiance');
      await press(page, t.submit);
    };
    await form('photo.docx', 'ceci n’est pas un texte');
    await isRead(page, t.refused);
    await picture(page, 'no-script-01-refused-file');
    await form('confiance.txt', 'Je désigne mon frère Alix comme personne de confiance.');
    await saysDone(page, words.documents.done.added);
    await isRead(page, 'Je désigne mon frère Alix');
    await picture(page, 'no-script-02-added');
  });

  await t.test('a professional is blocked and unblocked', async () => {
    await blocks(page, dentist);
    await page
      .locator('#blocages')
      .getByRole('button', { name: `${words.access.blocks.unblock} ${nameOf(dentist)}` })
      .click();
    await saysDone(page, words.access.done.unblocked(nameOf(dentist)));
  });

  await t.test('each switch is turned, and turned back', async () => {
    const { samu, breakGlass, hidden } = words.access.emergency;
    const said = words.access.done.setting;
    for (const [one, name] of [
      [samu, 'objectsToSamu'],
      [breakGlass, 'objectsToEmergency'],
      [hidden, 'objectsToHiddenInEmergency'],
    ] as const) {
      await press(page, one.turnOff);
      await saysDone(page, said[name].on);
      await isRead(page, one.off);
    }
    await picture(page, 'no-script-03-switches', { whole: true });
    await press(page, samu.turnOn);
    await saysDone(page, said.objectsToSamu.off);
  });

  await t.test('the history is filtered, and says why', async () => {
    await page.goto('/historique');
    await chooses(page, words.history.filters.kind, words.history.kinds.mine);
    await applies(page);
    await page.waitForURL(/montrer=mine/);
    const blocking = page
      .locator('.feed-entries > li', { hasText: words.historyActs.acts['professional-block'].youDid })
      .first();
    await blocking.locator('summary').click();
    await blocking.getByText(words.accessRules['person-controls-own-record']).waitFor();
  });

  await t.test('signing out leaves nothing behind', async () => {
    await press(page, words.common.signOut);
    await isRead(page, words.signIn.signedOut);
    await page.goto('/documents');
    await heading(page, words.signIn.title);
  });
});

test('without JavaScript a person activates their space, to the end', async () => {
  const page = await open();
  await page.goto('/');
  await follow(page, words.home.choices.activate);
  await proves(page, lucien);
  await picture(page, 'no-script-04-activation', { whole: true });
  await press(page, words.activation.proofSubmit);
  await heading(page, words.activation.loginTitle);
  await page.getByLabel(words.activation.username, { exact: true }).fill('lucien.kermorvan');
  await page.getByLabel(words.activation.password, { exact: true }).fill('Trois-barques-au-port-9');
  await press(page, words.activation.loginSubmit);
  await heading(page, words.activation.appTitle);
  await picture(page, 'no-script-05-activation-app', { whole: true });
  const secret = (await page.locator('.copy-value').innerText()).replaceAll(/\s/g, '');
  await page.getByLabel(words.activation.code, { exact: true }).fill(codeNow(stage.world, secret));
  await press(page, words.activation.appSubmit);
  await heading(page, words.activation.choices.title);
  await press(page, words.activation.choices.save);
  await heading(page, words.activation.preview.title);
  await follow(page, words.activation.preview.done);
  await heading(page, words.activation.doneTitle);
  await picture(page, 'no-script-06-activated');
  await follow(page, words.activation.doneDocuments);
  await heading(page, words.documents.title);
});

test('without JavaScript a person objects to the opening, and gets a receipt', async () => {
  const page = await open();
  await page.goto('/');
  await follow(page, words.home.choices.oppose);
  await proves(page, theo);
  await press(page, words.opposition.submit);
  await heading(page, words.opposition.confirmTitle);
  await picture(page, 'no-script-07-opposition', { whole: true });
  await press(page, words.opposition.confirm);
  await heading(page, words.opposition.receiptTitle);
  await isRead(page, words.opposition.reference);
  await picture(page, 'no-script-08-receipt');
});

test('no page had a fault', () => {
  assert.deepEqual(
    windows.flatMap(({ faults }) => faults),
    [],
  );
});
