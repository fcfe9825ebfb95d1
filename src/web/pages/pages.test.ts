import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { faultsOf } from '../html-faults.test-support.js';
import { elementsOf } from '../html.test-support.js';
import { LANGS } from '../language.js';
import { messagesFor } from '../messages/index.js';
import { sampleSite } from '../site.test-support.js';
import { renderSamples } from './samples.js';

for (const lang of LANGS)
  for (const [name, html] of Object.entries(renderSamples(lang, sampleSite)))
    test(`the page ${name} in ${lang} holds to the policy, labels its fields and orders its headings`, () => {
      assert.deepEqual(faultsOf(html), []);
      assert.ok(
        !/undefined|\[object|NaN/.test(html.replaceAll(/<svg[\s\S]*?<\/svg>/g, '')),
        'a value was not filled in',
      );
    });

test('each public page weighs at most 14 kB compressed, QR code included', () => {
  const { gallery: _gallery, ...pages } = renderSamples('fr', sampleSite);
  const heavy = Object.entries(pages)
    .map(([name, html]) => [name, gzipSync(html).length] as const)
    .filter(([, size]) => size > 14_000);
  assert.deepEqual(heavy, []);
});

test('the public home offers the three choices, the phone, the relay and the message check', () => {
  const links = elementsOf(renderSamples('fr', sampleSite)['home'] ?? '').flatMap((e) => e.attributes['href'] ?? []);
  for (const href of [
    '/activer',
    '/connexion',
    '/opposition',
    '/verifier-un-message',
    'tel:0199003422',
    sampleSite.help.relayUrl,
  ])
    assert.ok(links.includes(href), href);
});

test('the public home says that nobody asks for bank details or a password', () => {
  for (const lang of LANGS) {
    const { fraud } = messagesFor(lang).home;
    const home = renderSamples(lang, sampleSite)['home'] ?? '';
    for (const text of [fraud.bank, fraud.password]) assert.ok(home.includes(text));
  }
});

test('a refused proof says the same whatever was wrong with the person', () => {
  const page = renderSamples('fr', sampleSite)['activation-wrong'] ?? '';
  assert.ok(page.includes(messagesFor('fr').proof.errors['not-recognised']));
  assert.ok(!/bloqué|déjà activé|opposé|n'existe pas/.test(page));
});

test('every refusal page says what to do and gives the phone number and the reference', () => {
  for (const [name, html] of Object.entries(renderSamples('fr', sampleSite)).filter(([key]) =>
    key.startsWith('refusal-'),
  )) {
    assert.ok(html.includes(sampleSite.help.phone), name);
    assert.ok(html.includes('req-1'), name);
  }
});

test('the sign-in fields let password managers and telephones fill them in', () => {
  const samples = renderSamples('fr', sampleSite);
  const hints = (name: string): string[] =>
    elementsOf(samples[name] ?? '').flatMap((e) => e.attributes['autocomplete'] ?? []);
  assert.deepEqual(hints('sign-in'), ['username', 'current-password']);
  assert.deepEqual(hints('sign-in-code'), ['one-time-code']);
  assert.deepEqual(hints('activation-login'), ['username', 'new-password']);
});
