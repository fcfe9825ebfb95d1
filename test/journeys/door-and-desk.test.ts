// At the door of a space, in a browser: activating with either card, a lost code, objecting and coming back; and the help-desk.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { demoStaff } from '../../src/demo/index.js';
import type { RecordId } from '../../src/kernel/ids.js';
import { DAY } from '../../src/kernel/time.js';
import { issueCode, newCode, placeSpace, printedCode } from '../../src/lifecycle/index.js';
import { aRecord, testIns } from '../support/cast.js';
import { picture, startJourney, type JourneyStage, type Window } from '../support/browser.js';
import { faultsOfPage } from '../support/page-inspector.js';
import { codeNow, heading, isRead, person, press, saysDone, words } from './people.js';
import { until } from '../support/until.js';

let stage: JourneyStage;
before(async () => {
  stage = await startJourney();
});
after(() => stage.close());

/** Looks strictly, then takes the picture as a telephone shows it. */
async function looks(page: Page, name: string): Promise<void> {
  assert.deepEqual(await faultsOfPage(page), [], name);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'light' });
  await picture(page, name, { whole: true });
}

interface Letter {
  readonly code: string;
  readonly nir: string;
  readonly serial: string;
}

async function proves(page: Page, path: string, { code, nir, serial }: Letter): Promise<void> {
  await page.goto(path);
  await page.getByLabel(words.proof.code, { exact: true }).fill(code);
  await page.getByLabel(words.proof.nir, { exact: true }).fill(nir);
  await page.getByLabel(words.proof.serial, { exact: true }).fill(serial);
}

async function somebody(
  number: number,
  vitaleSerial: string,
  state: 'notified' | 'open' | 'opposed' = 'notified',
): Promise<Letter & { readonly recordId: RecordId }> {
  const { house } = stage.world;
  const recordId = await aRecord(house, number, {
    state,
    vitaleSerial,
    email: `essai${number}@exemple.invalid`,
  });
  const now = house.clock.domain();
  const sentAt = now - 7 * DAY;
  await placeSpace(house.database, recordId, { state, since: sentAt, noticeSentAt: sentAt });
  const code = newCode();
  await issueCode(house, recordId, { code, sentAt, expiresAt: now + 30 * DAY });
  return { recordId, code: printedCode(code).toLowerCase(), nir: testIns(number).value, serial: vitaleSerial };
}

async function activates(window: Window, letter: Letter, username: string, name: string): Promise<void> {
  const { page } = window;
  await proves(page, '/activer', letter);
  await page.getByText(words.proof.serialWhere).click();
  await looks(page, `activate-1-proof-${name}`);
  await press(page, words.activation.proofSubmit);
  await page.getByLabel(words.activation.username).fill(username);
  await page.locator('#password').fill('Trois-barques-au-port-9');
  await looks(page, `activate-2-login-${name}`);
  await press(page, words.activation.loginSubmit);
  await heading(page, words.activation.appTitle);
}

test('somebody with the photo card types its whole line and an application; the letter is at hand, the pages are few', async () => {
  const window = await stage.open();
  const { page } = window;
  const letter = await somebody(901, '12345678901');
  await activates(window, { ...letter, serial: '8025 0000 0012 3456 78901' }, 'camille.photo', 'photo');
  await looks(page, 'activate-3-app');
  const secret = ((await page.locator('.copy-value').textContent()) ?? '').replaceAll(/\s/g, '');
  await page.getByLabel(words.activation.code, { exact: true }).fill(codeNow(stage.world, secret));
  await press(page, words.activation.appSubmit);
  await heading(page, words.activation.choices.title);
  await looks(page, 'activate-4-choices');
  await page.getByLabel(words.activation.choices.masked).uncheck();
  await press(page, words.activation.choices.save);
  await heading(page, words.activation.preview.title);
  await looks(page, 'activate-5-samu');
  await page.getByRole('link', { name: words.activation.preview.done }).click();
  await heading(page, words.activation.doneTitle);
  await looks(page, 'activate-6-done');
  assert.deepEqual(window.faults, []);
});

test('somebody with the older card and no application receives codes by e-mail', async () => {
  const window = await stage.open();
  const { page } = window;
  await activates(window, await somebody(902, '123456789'), 'camille.ancienne', 'older');
  await page.getByText(words.activation.otherWays).click();
  await page.getByRole('button', { name: /e-mail/ }).click();
  const post = await window.context.newPage();
  await post.goto('/demo/courrier');
  const text = (await post.locator('.mail-text').first().textContent()) ?? '';
  await page.getByLabel(words.activation.code, { exact: true }).fill(/\b(\d{6})\b/.exec(text)?.[1] ?? '');
  await looks(page, 'activate-3-by-mail');
  await press(page, words.activation.appSubmit);
  await heading(page, words.activation.choices.title);
  await page.getByRole('link', { name: words.activation.choices.skip }).click();
  await heading(page, words.activation.preview.title);
  assert.deepEqual(window.faults, []);
});

test('a lost code comes as a letter to who has no e-mail, and the first letter still works', async () => {
  const window = await stage.open();
  const { page } = window;
  const { ins, vitaleSerial, provisionalCode } = person('lucien');
  await page.goto('/activer/code');
  await page.getByLabel(words.proof.nir, { exact: true }).fill(ins);
  await page.getByLabel(words.proof.serial, { exact: true }).fill(vitaleSerial);
  await page.getByLabel(words.newCode.ways.post).check();
  await looks(page, 'lost-code');
  await press(page, words.newCode.submit);
  await heading(page, words.newCode.askedTitle);
  await looks(page, 'lost-code-asked');
  const letter = page.getByRole('link', { name: words.demoOutgoing.letter });
  await until('the letter', async () => {
    await page.goto('/demo/courrier');
    return (await letter.count()) > 0 || undefined;
  });
  const href = (await letter.first().getAttribute('href')) ?? '';
  const pdf = await page.request.get(href);
  assert.equal(pdf.headers()['content-type'], 'application/pdf');
  assert.ok((await pdf.body()).subarray(0, 5).toString().startsWith('%PDF-'));
  await looks(page, 'demo-mail-letter');
  await proves(page, '/activer', { code: provisionalCode, nir: ins, serial: vitaleSerial });
  await press(page, words.activation.proofSubmit);
  await heading(page, words.activation.loginTitle);
  assert.deepEqual(window.faults, []);
});

test('somebody objects, keeps the receipt, and comes back', async () => {
  const window = await stage.open();
  const { page } = window;
  const { ins, vitaleSerial, provisionalCode } = person('theo');
  const letter = { code: provisionalCode, nir: ins, serial: vitaleSerial };
  await proves(page, '/opposition', letter);
  await press(page, words.opposition.submit);
  await heading(page, words.opposition.confirmTitle);
  await looks(page, 'oppose-consequences');
  await press(page, words.opposition.confirm);
  await heading(page, words.opposition.receiptTitle);
  await looks(page, 'oppose-receipt');
  await proves(page, '/opposition', letter);
  await press(page, words.opposition.submit);
  await heading(page, words.spaceLife.takeBack.title);
  await press(page, words.spaceLife.takeBack.confirm);
  await heading(page, words.spaceLife.takeBack.receiptTitle);
  await looks(page, 'oppose-taken-back');
  assert.deepEqual(window.faults, []);
});

test('somebody who never activated closes at the door with letter and card, and reopens there', async () => {
  const window = await stage.open();
  const { page } = window;
  const letter = await somebody(903, '99887766554', 'open');
  await proves(page, '/opposition', letter);
  await press(page, words.opposition.submit);
  await heading(page, words.spaceLife.doorClose.title);
  await looks(page, 'door-close');
  await page.getByLabel(words.leaving.close.reason).fill('Je préfère le papier');
  await press(page, words.spaceLife.doorClose.confirm);
  await heading(page, words.leaving.ended.titles.closed);
  await looks(page, 'door-closed');
  await page.context().clearCookies();
  await proves(page, '/activer', letter);
  await press(page, words.activation.proofSubmit);
  await heading(page, words.leaving.ended.titles.closed);
  await press(page, words.leaving.ended.reopen);
  await heading(page, words.leaving.ended.reopenedTitle);
  await looks(page, 'door-reopened');
  assert.deepEqual(window.faults, []);
});

test('asked by the second letter, somebody has their record from before closed at once', async () => {
  const window = await stage.open();
  const { page } = window;
  const letter = await somebody(904, '99887766553', 'opposed');
  await stage.world.owner`
    update space set earlier_record = true, asked_again_at = ${new Date(stage.world.clock.domain())},
      transition_until = ${new Date(stage.world.clock.domain() + 40 * DAY)} where record_id = ${letter.recordId}`;
  await proves(page, '/opposition', letter);
  await press(page, words.opposition.submit);
  await heading(page, words.spaceLife.objectAgain.title);
  await looks(page, 'object-again');
  await press(page, words.spaceLife.objectAgain.confirm);
  await heading(page, words.leaving.ended.titles.earlier);
  await looks(page, 'object-again-done');
  assert.deepEqual(window.faults, []);
});

test('the help-desk finds an account, checks who calls, sends a code, and the person sees it', async () => {
  const window = await stage.open();
  const { page } = window;
  const staff = demoStaff[0];
  assert.ok(staff !== undefined);
  await page.goto('/assistance/poste');
  await looks(page, 'desk-1-sign-in');
  await page.getByLabel(words.signIn.username, { exact: true }).fill(staff.username);
  await page.getByLabel(words.signIn.password, { exact: true }).fill(staff.password);
  await press(page, words.signIn.submit);
  await page.getByLabel(words.signIn.code).fill(codeNow(stage.world, staff.totpSecret));
  await press(page, words.desk.enter);
  await heading(page, words.desk.title);
  await looks(page, 'desk-2-find');
  const paul = person('paul');
  await page.getByLabel(words.desk.nir).fill(paul.ins);
  await press(page, words.desk.findSubmit);
  await saysDone(page, words.desk.done.found);
  await looks(page, 'desk-3-account');
  const script = page.getByRole('form', { name: words.desk.script.title });
  await script.getByLabel(words.desk.script.family).fill(paul.familyName);
  await script.getByLabel(words.desk.script.given).fill('paul');
  const [year = '', month = '', day = ''] = paul.birthDate.split('-');
  await script.getByLabel(words.common.form.day, { exact: true }).fill(day);
  await script.getByLabel(words.common.form.month, { exact: true }).fill(month);
  await script.getByLabel(words.common.form.year, { exact: true }).fill(year);
  await script.getByLabel(words.desk.script.postal).fill('99000');
  await press(page, words.desk.script.submit);
  await saysDone(page, words.desk.done.identified);
  await page.getByLabel(words.newCode.ways.email).check();
  await press(page, words.desk.acts.codeSubmit);
  await saysDone(page, words.desk.done['code-email']);
  await looks(page, 'desk-4-identified');
  await page.setViewportSize({ width: 1200, height: 900 });
  await picture(page, 'desk-4-wide', { whole: true });
  const html = await page.content();
  assert.doesNotMatch(html, /DELATTRE|paul@/);

  const his = await stage.open();
  await his.page.goto('/connexion');
  await his.page.getByLabel(words.signIn.username, { exact: true }).fill(paul.username);
  await his.page.getByLabel(words.signIn.password, { exact: true }).fill(paul.password);
  await press(his.page, words.signIn.submit);
  await his.page.getByLabel(words.signIn.code).fill(codeNow(stage.world, paul.totpSecret));
  await press(his.page, words.signIn.codeSubmit);
  await his.page.goto('/historique');
  await isRead(his.page, words.historyActs.acts['helpdesk-identify'].did);
  await looks(his.page, 'desk-5-history');
  assert.deepEqual([...window.faults, ...his.faults], []);
});
