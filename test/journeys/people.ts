// What people do in the journeys, one small verb each, by the words they see.
import { generateSync } from 'otplib';
import type { Page } from 'playwright-core';
import { titledName } from '../../src/citizen/index.js';
import { demoPersons, demoProfessionals } from '../../src/demo/index.js';
import { messagesFor } from '../../src/web/index.js';
import type { ListeningWorld } from '../support/listening-world.js';

export const words = messagesFor('fr');

export type Persona = (typeof demoPersons)[number];
export type ProfessionalPersona = (typeof demoProfessionals)[number];

export function person(key: string): Persona {
  const found = demoPersons.find((one) => one.key === key);
  if (found === undefined) throw new Error(`no persona called ${key}`);
  return found;
}

export function professional(key: string): ProfessionalPersona {
  const found = demoProfessionals.find((one) => one.key === key);
  if (found === undefined) throw new Error(`no professional called ${key}`);
  return found;
}

/** As pages say it: « Dr Bakary TRAORE ». */
export const nameOf = (one: ProfessionalPersona): string =>
  titledName(`${one.givenName} ${one.familyName}`, one.profession);

/** The code that the person's application shows now. */
export const codeNow = (world: ListeningWorld, secret: string): string =>
  generateSync({ secret, epoch: Math.floor(world.clock.real() / 1000) });

export const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).first().click();
export const follow = (page: Page, name: string): Promise<void> => page.getByRole('link', { name }).first().click();

/** What is said once at the top of the page after an act. */
export const saysDone = (page: Page, text: string): Promise<void> =>
  page.locator('.flash', { hasText: text }).waitFor();

export const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();

export const isRead = (page: Page, text: string): Promise<void> => page.getByText(text).first().waitFor();

/** Username, password, then the code of the application; ends on the person's home. */
export async function signIn(page: Page, world: ListeningWorld, one: Persona): Promise<void> {
  await page.goto('/connexion');
  await page.getByLabel(words.signIn.username, { exact: true }).fill(one.username);
  await page.getByLabel(words.signIn.password, { exact: true }).fill(one.password);
  await press(page, words.signIn.submit);
  await page.getByLabel(words.signIn.code).fill(codeNow(world, one.totpSecret));
  await press(page, words.signIn.codeSubmit);
  await heading(page, words.ownHome.hello(one.givenNames[0] ?? ''));
}

/** From /pro through the provider's page; ends on the professionals' home. */
export async function signInAsProfessional(page: Page, one: ProfessionalPersona): Promise<void> {
  await page.goto('/pro');
  await page.locator('#username').fill(one.username);
  await page.locator('#password').fill(one.password);
  await page.getByRole('button', { name: words.professionalSignIn.standIn.submit, exact: true }).click();
  await page.waitForURL(/\/pro(?:\/lieu.*)?$/);
}

/** By the number and every trait, as on the card. */
export async function findPerson(page: Page, one: Persona): Promise<void> {
  const t = words.professional.find;
  const [year = '', month = '', day = ''] = one.birthDate.split('-');
  await page.goto('/pro');
  const form = page.getByRole('region', { name: words.professional.home.find });
  await form.getByLabel(t.ins).fill(one.ins);
  await form.getByLabel(t.family).fill(one.familyName);
  await form.getByLabel(t.given).fill(one.givenNames[0] ?? '');
  await form.getByLabel(words.common.form.day, { exact: true }).fill(day);
  await form.getByLabel(words.common.form.month, { exact: true }).fill(month);
  await form.getByLabel(words.common.form.year, { exact: true }).fill(year);
  await press(page, t.submit);
}

export const isRefused = (page: Page): Promise<void> => heading(page, words.professional.access.refusedTitle);

export async function statesConsent(page: Page): Promise<void> {
  await page.getByLabel(words.professional.access.consentStatement).check();
  await press(page, words.professional.access.consentSubmit);
  await saysDone(page, words.professional.done.consent);
}

export async function opensInEmergency(page: Page, reason: string): Promise<void> {
  await page.getByLabel(words.professional.access.reason).fill(reason);
  await press(page, words.professional.access.emergencySubmit);
  await saysDone(page, words.professional.done.emergency);
}

/** Two acts from the list: the title, then the one button. */
export async function hides(page: Page, title: string): Promise<void> {
  await page.goto('/documents');
  await follow(page, title);
  await press(page, words.documents.who.hide);
  await saysDone(page, words.documents.done.hidden);
}

export async function undoes(page: Page, said: string): Promise<void> {
  await page.locator('.flash').getByRole('button', { name: words.common.undo }).click();
  await saysDone(page, said);
}

export async function blocks(page: Page, one: ProfessionalPersona): Promise<void> {
  await page.goto('/acces');
  await page
    .getByRole('link', { name: `${words.access.blocks.block} ${nameOf(one)}` })
    .first()
    .click();
  await press(page, words.access.blocking.confirm(nameOf(one)));
  await saysDone(page, words.access.done.blocked(nameOf(one)));
}
