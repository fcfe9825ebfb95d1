import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elementsOf } from './html.test-support.js';
import { type Page, renderPage } from './shell.js';
import { sampleSite } from './site.test-support.js';

const page: Page = {
  title: 'Documents',
  lang: 'fr',
  path: '/documents/abc?annee=2026',
  audience: 'citizen',
  csrf: 'token',
  body: <p>Corps</p>,
};
const elements = (more: Partial<Page> = {}, demo = false) =>
  elementsOf(renderPage({ ...page, ...more }, { ...sampleSite, demo }));

test('a page is a complete document in its language', () => {
  const html = renderPage(page, sampleSite);
  assert.ok(html.startsWith('<!doctype html><html lang="fr">'));
  assert.ok(html.includes('<title>Documents · Carnet</title>'));
});

test('names and titles are escaped wherever they stand', () => {
  const nasty = '"><script src="//x.example"></script>';
  const html = renderPage(
    {
      ...page,
      title: nasty,
      path: `/documents?q=${nasty}`,
      user: { name: nasty, detail: nasty },
      flash: { text: nasty, undo: { action: nasty, fields: { [nasty]: nasty } } },
      emergency: { person: nasty, reason: nasty, leaveAction: nasty },
      breadcrumb: [{ label: nasty, href: nasty }],
    },
    sampleSite,
  );
  assert.equal(html.split('<script').length, 2, 'only the shell’s own script');
});

test('the menu marks the door that the page belongs to', () => {
  const current = (path: string) =>
    elements({ path })
      .filter((e) => e.attributes['aria-current'] === 'page')
      .map((e) => e.attributes['href']);
  assert.deepEqual(current('/documents/abc?annee=2026'), ['/documents']);
  assert.deepEqual(current('/documentsx'), []);
  assert.deepEqual(current('/historique'), ['/historique']);
});

test('professionals and visitors get their own menus', () => {
  const hrefs = (audience: Page['audience']) => elements({ audience }).flatMap((e) => e.attributes['href'] ?? []);
  assert.ok(hrefs('professional').includes('/pro/mes-acces'));
  assert.ok(!hrefs('professional').includes('/documents'));
  assert.ok(hrefs('anonymous').includes('/connexion'));
  assert.ok(!hrefs('anonymous').includes('/historique'));
});

test('the language switch comes back to the same page', () => {
  const link = elements().find((e) => e.attributes['hreflang'] === 'en');
  assert.equal(link?.attributes['href'], '/langue?lang=en&retour=%2Fdocuments%2Fabc%3Fannee%3D2026');
  assert.equal(link?.attributes['lang'], 'en');
});

test('signing out and undoing post with the anti-forgery token', () => {
  const all = elements({
    flash: { text: 'Document masqué.', undo: { action: '/documents/abc/montrer', fields: { version: '2' } } },
  });
  const inputs = (action: string) =>
    all
      .filter((e) => e.tag === 'input' && e.parents.some((p) => p.attributes['action'] === action))
      .map((e) => [e.attributes['name'], e.attributes['value']]);
  assert.deepEqual(inputs('/deconnexion'), [['_csrf', 'token']]);
  assert.deepEqual(inputs('/documents/abc/montrer'), [
    ['_csrf', 'token'],
    ['version', '2'],
  ]);
});

test('an emergency access shows on the page who, why, and how to leave', () => {
  const band = elements({
    emergency: { person: 'Lucien M.', reason: 'Inconscient', leaveAction: '/pro/urgence/quitter' },
  }).find((e) => e.attributes['class'] === 'emergency');
  assert.match(band?.text ?? '', /Lucien M\..*Inconscient.*informés/s);
});

test('only pages said to be public may be indexed, and only a demonstration says so', () => {
  const robots = (more: Partial<Page>) => elements(more).some((e) => e.attributes['name'] === 'robots');
  assert.deepEqual([robots({}), robots({ indexed: true })], [true, false]);
  const demo = (on: boolean) => elements({}, on).some((e) => e.attributes['class'] === 'demo');
  assert.deepEqual([demo(true), demo(false)], [true, false]);
});

test('a form that came back with errors says so first in the title', () => {
  const title = elements({ hasErrors: true }).find((e) => e.tag === 'title')?.text;
  assert.equal(title, 'Erreur\u00a0: Documents · Carnet');
});
