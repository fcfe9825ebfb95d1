// Everything that matters, by keyboard alone: no click, no pointer. Focus is always seen and never caught.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { demoDocuments } from '../../src/demo/documents/index.js';
import { picture, startJourney, type JourneyStage, type Window } from '../support/browser.js';
import { codeNow, heading, nameOf, person, professional, saysDone, words } from './people.js';

const dominique = person('dominique');
const dentist = professional('dentist');
const PDF = demoDocuments(dominique).find(({ contentType }) => contentType === 'application/pdf')?.title ?? '';

let stage: JourneyStage;
let window: Window;

before(async () => {
  stage = await startJourney();
  window = await stage.open();
});
after(() => stage.close());

/** What has the focus: its accessible words, and whether the eye can find it. */
interface Focused {
  readonly tag: string;
  readonly name: string;
  readonly seen: boolean;
  readonly inView: boolean;
}

const focused = (page: Page): Promise<Focused> =>
  page.evaluate(`(() => {
    const one = document.activeElement ?? document.body;
    const label = one.labels?.[0]?.textContent ?? one.getAttribute('aria-label') ?? one.textContent ?? '';
    const ring = (element) => {
      const style = getComputedStyle(element);
      return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
    };
    const box = one.getBoundingClientRect();
    return {
      tag: one.tagName.toLowerCase(),
      name: label.replace(/\\s+/g, ' ').trim(),
      seen: ring(one) || (one.parentElement !== null && one.matches('input') && ring(one.parentElement)),
      inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
  })()`);

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Presses Tab until what has the focus says these words; every stop on the way can be seen. */
async function tabTo(page: Page, tag: string, name: string): Promise<void> {
  const passed: string[] = [];
  for (let stops = 0; stops < 160; stops += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (now.tag === 'body') continue;
    assert.ok(now.tag === 'object' || now.seen, `the focus cannot be seen on ${now.tag} « ${now.name} »`);
    assert.ok(now.inView, `the focus is outside of the window on ${now.tag} « ${now.name} »`);
    if (now.tag === tag && plain(now.name).includes(plain(name))) return;
    passed.push(now.name);
  }
  assert.fail(`Tab never reaches ${tag} « ${name} »; it passes ${passed.slice(0, 40).join(' | ')}`);
}

async function types(page: Page, field: string, text: string): Promise<void> {
  await tabTo(page, 'input', field);
  await page.keyboard.type(text);
}

async function presses(page: Page, button: string): Promise<void> {
  await tabTo(page, 'button', button);
  await page.keyboard.press('Enter');
}

async function follows(page: Page, link: string): Promise<void> {
  await tabTo(page, 'a', link);
  await page.keyboard.press('Enter');
}

/** Once round the page: Tab comes back to where it began, so nothing holds it. */
async function isNeverTrapped(page: Page): Promise<void> {
  await page.evaluate(`document.activeElement?.blur()`);
  let rounds = 0;
  let stops = 0;
  for (; stops < 200 && rounds < 2; stops += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)).name === plain(words.common.skip)) rounds += 1;
  }
  assert.equal(rounds, 2, `after ${stops} presses of Tab the focus has not come back to the top of ${page.url()}`);
}

test('by keyboard alone: sign in, read, hide and undo, block, settle emergencies, look at the history, sign out', async (t) => {
  const { page } = window;

  await t.test('sign in', async () => {
    await page.goto('/');
    await isNeverTrapped(page);
    await page.goto('/');
    await follows(page, words.common.nav.signIn);
    await heading(page, words.signIn.title);
    await types(page, words.signIn.username, dominique.username);
    await types(page, words.signIn.password, dominique.password);
    await page.keyboard.press('Enter');
    await heading(page, words.signIn.codeTitle);
    await types(page, words.signIn.code, codeNow(stage.world, dominique.totpSecret));
    await page.keyboard.press('Enter');
    await heading(page, words.ownHome.hello('Dominique'));
  });

  await t.test('skip the menu', async () => {
    await page.keyboard.press('Tab');
    assert.equal((await focused(page)).name, plain(words.common.skip));
    await picture(page, 'keyboard-01-skip');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(`document.activeElement?.id`), 'contenu');
  });

  await t.test('open a document, hide it, undo', async () => {
    await follows(page, words.ownHome.all);
    await heading(page, words.documents.title);
    await isNeverTrapped(page);
    const list = page.url();
    await follows(page, PDF);
    await heading(page, PDF);
    await isNeverTrapped(page);
    await page.goto(list);
    await follows(page, 'Bilan bucco-dentaire');
    await heading(page, 'Bilan bucco-dentaire');
    await presses(page, words.documents.who.hide);
    await saysDone(page, words.documents.done.hidden);
    await picture(page, 'keyboard-02-hidden');
    await presses(page, words.common.undo);
    await saysDone(page, words.documents.done.shown);
  });

  await t.test('block a professional, after reading what follows', async () => {
    await follows(page, words.common.nav.access);
    await heading(page, words.access.title);
    await isNeverTrapped(page);
    await follows(page, `${words.access.blocks.block} ${nameOf(dentist)}`);
    await heading(page, words.access.blocking.confirmTitle(nameOf(dentist)));
    await presses(page, words.access.blocking.confirm(nameOf(dentist)));
    await saysDone(page, words.access.done.blocked(nameOf(dentist)));
  });

  await t.test('refuse the Samu', async () => {
    await presses(page, words.access.emergency.samu.turnOff);
    await saysDone(page, words.access.done.setting.objectsToSamu.on);
    await picture(page, 'keyboard-03-samu-refused');
  });

  await t.test('look at the history, and why', async () => {
    await follows(page, words.common.nav.history);
    await heading(page, words.history.title);
    await tabTo(page, 'select', words.history.filters.kind);
    await page.keyboard.type(words.history.kinds.mine.slice(0, 6));
    await presses(page, words.common.filters.apply);
    await page.waitForURL(/montrer=mine/);
    await tabTo(page, 'summary', words.history.why);
    await page.keyboard.press('Enter');
    await page.locator('details[open]').first().waitFor();
    await picture(page, 'keyboard-04-history');
    await isNeverTrapped(page);
  });

  await t.test('sign out', async () => {
    await presses(page, words.common.signOut);
    await page.getByText(words.signIn.signedOut).waitFor();
  });

  await t.test('and no page had a fault', () => {
    assert.deepEqual(window.faults, []);
  });
});
