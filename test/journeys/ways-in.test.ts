// Ways in, in a browser: a passkey made and used with a virtual authenticator, a code by e-mail, a lost password.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { faultsOfPage } from '../support/page-inspector.js';
import { picture, startJourney, type JourneyStage } from '../support/browser.js';
import { heading, isRead, person, press, saysDone, signIn, words } from './people.js';

let stage: JourneyStage;
before(async () => {
  stage = await startJourney();
});
after(() => stage.close());

const axe = async (page: Page): Promise<void> => assert.deepEqual(await faultsOfPage(page), []);

test('a passkey is made, opens the space by itself, and is worth nothing once removed', async () => {
  const window = await stage.open();
  const { page, context } = window;
  // Passkeys belong to a name, not to an address in figures.
  const url = stage.world.url.replace('127.0.0.1', 'localhost');
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const local = (path: string): Promise<unknown> => page.goto(`${url}${path}`);
  const paul = person('paul');
  await local('/connexion');
  await page.getByLabel(words.signIn.username, { exact: true }).fill(paul.username);
  await page.getByLabel(words.signIn.password, { exact: true }).fill(paul.password);
  await press(page, words.signIn.submit);
  const code = await page.locator('[data-demo-code]').getAttribute('data-demo-code');
  await page.getByLabel(words.signIn.code).fill(code ?? '');
  await press(page, words.signIn.codeSubmit);
  await local('/parametres/connexion');
  await press(page, words.ownSignIn.passkeys.add);
  await saysDone(page, words.ownSignIn.done.passkey);
  await axe(page);
  await picture(page, 'passkey-made', { whole: true });

  await press(page, words.common.signOut);
  await page.waitForURL(/\/connexion/);
  await picture(page, 'sign-in', { whole: true });
  await press(page, words.signIn.passkey);
  await heading(page, words.ownHome.hello('Paul'));

  await local('/parametres/connexion');
  await press(page, words.ownSignIn.passkeys.remove);
  await saysDone(page, words.ownSignIn.done['no-passkey']);
  await press(page, words.common.signOut);
  await page.waitForURL(/\/connexion/);
  await press(page, words.signIn.passkey);
  await isRead(page, words.signIn.errors.wrongPasskey);
});

test('a code by e-mail, then a forgotten password: the messages are read on the page of the demonstration', async () => {
  const window = await stage.open({ width: 360, height: 800 });
  const { page } = window;
  const amina = person('amina');
  await page.goto('/connexion');
  await page.getByLabel(words.signIn.username, { exact: true }).fill(amina.username);
  await page.getByLabel(words.signIn.password, { exact: true }).fill(amina.password);
  await press(page, words.signIn.submit);
  await page.getByText(words.signIn.otherWays).click();
  await picture(page, 'code-ways', { whole: true });
  await axe(page);
  await page.getByRole('button', { name: /e-mail/ }).click();
  await isRead(page, 'Nous avons envoyé un code');
  await picture(page, 'code-sent', { whole: true });
  const post = await window.context.newPage();
  await post.goto('/demo/courrier');
  await picture(post, 'demo-mail', { whole: true });
  await axe(post);
  const text = (await post.locator('.mail-text').first().textContent()) ?? '';
  await page.getByLabel(words.signIn.code).fill(/\b(\d{6})\b/.exec(text)?.[1] ?? '');
  await press(page, words.signIn.codeSubmit);
  await heading(page, words.ownHome.hello('Amina'));
  await page.goto('/parametres/connexion');
  await picture(page, 'ways-in-narrow', { whole: true });
  await axe(page);

  await page.goto('/connexion/oubli');
  await picture(page, 'recovery', { whole: true });
  await axe(page);
  assert.deepEqual(window.faults, []);
});

test('signing in works as before for who has an application', async () => {
  const { page } = await stage.open();
  await signIn(page, stage.world, person('karim'));
});
