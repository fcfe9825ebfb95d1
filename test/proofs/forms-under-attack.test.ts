// Public forms and sessions under attack: ids brought along, requests from other sites, line breaks in fields, cookies, words and limits.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { demoPersons } from '../../src/demo/index.js';
import { hiddenFields, visitor, type Page } from '../support/visitor.js';
import { startWorld, type World } from '../support/world.js';
import { askerOf, type Asker } from './door-asker.js';
import { changes, isFhir, isOpen, nameOf } from './route-questions.js';

let world: World;
let asker: Asker;
let forms: string[];
before(async () => {
  world = await startWorld();
  asker = await askerOf(world);
  forms = asker.routes
    .filter(
      (route) => isOpen(route) && changes(route) && !isFhir(route) && !/^\/(oauth|demo|pro\/retour)/.test(route.path),
    )
    .map(({ path }) => path);
});
after(() => world.close());

const amina = demoPersons.find(({ key }) => key === 'amina');
const cookiesOf = ({ headers }: Page): string[] =>
  [headers['set-cookie']]
    .flat()
    .filter((one) => one !== undefined)
    .map(String);

test('no public form takes an id that was brought along: what it opens has a new one', async () => {
  assert.ok(amina !== undefined);
  const planted = 'P'.repeat(43);
  for (const [page, action, fields] of [
    ['/connexion', '/connexion', { username: amina.username, password: amina.password }],
    ['/connexion/oubli', '/connexion/oubli', { username: amina.username }],
  ] as const) {
    const browser = visitor(world.app, '203.0.113.20');
    browser.cookies.set('carnet_session', planted);
    browser.cookies.set('carnet_pending', planted);
    await browser.submit(await browser.get(page), action, fields);
    assert.notEqual(browser.cookies.get('carnet_pending'), planted, action);
    const [row] = await world.owner<{ n: string }[]>`select count(*) as n from session where kind = 'person'`;
    assert.equal(Number(row?.n), 0, action);
  }
});

test('every public form is refused from another site, without its token, and with the token of another browser', async () => {
  const other = visitor(world.app, '203.0.113.30');
  const foreign = hiddenFields((await other.get('/connexion')).html, '/connexion')['_csrf'] ?? '';
  assert.ok(foreign !== '');
  assert.ok(forms.length >= 15, forms.join(' '));
  for (const path of forms) {
    const own = visitor(world.app, '203.0.113.31');
    const fields = hiddenFields((await own.get('/connexion')).html, '/connexion');
    const tries = [
      await own.post(path, fields, { 'sec-fetch-site': 'cross-site' }),
      await own.post(path, fields, { 'sec-fetch-site': 'same-site' }),
      await own.post(path, fields, { origin: 'https://carnet.example.evil.example' }),
      await own.post(path, {}),
      await own.post(path, { _csrf: foreign }),
      await own.post(`${path}?_csrf=${encodeURIComponent(fields['_csrf'] ?? '')}`, {}),
    ];
    for (const answer of tries) {
      // A later step asked without the one before it, and signing out of nothing, lead back to a public page.
      const back =
        answer.status === 303 &&
        /^\/(connexion|activer|opposition|assistance)/.test(String(answer.headers['location']));
      assert.ok(answer.status === 403 || answer.status === 401 || back, `${path}: ${answer.status}`);
      assert.ok(!cookiesOf(answer).some((one) => /^carnet_(session|pending)=[^;]/.test(one)), path);
    }
  }
});

test('every cookie is out of reach of scripts, of other sites and of other hosts, and over HTTPS never leaves it', async () => {
  const secure = await startWorld({ settings: { CARNET_PUBLIC_URL: 'https://carnet.example' } });
  try {
    assert.ok(amina !== undefined);
    const browser = visitor(secure.app, '203.0.113.40');
    const page = await browser.get('/connexion');
    const { username, password } = amina;
    const sent = await browser.submit(page, '/connexion', { username, password });
    const seen = [page, sent, await browser.get('/langue?lang=en')].flatMap(cookiesOf);
    assert.deepEqual(
      new Set(seen.map((one) => one.split('=')[0])),
      new Set(['carnet_form', 'carnet_pending', 'carnet_lang']),
    );
    for (const one of seen) {
      assert.match(one, /; HttpOnly/i);
      assert.match(one, /; SameSite=Lax/i);
      assert.match(one, /; Path=\//i);
      assert.match(one, /; Secure/i);
      assert.doesNotMatch(one, /; Domain=/i);
    }
  } finally {
    await secure.close();
  }
});

test('line breaks and markup in any field forge no header, no mail and no page', async () => {
  const payloads = [
    'x\r\nset-cookie: forged=1',
    'x\nBcc: all@evil.example\n\nHello',
    'x%0d%0aset-cookie: forged=1',
    '"><script>alert(1)</script>',
    "x' or '1'='1",
    '\u0000\u2028\u202e',
  ];
  const fields = ['username', 'password', 'next', 'code', 'nir', 'serial', 'moyen', 'courriel', 'second', 'reponse'];
  for (const [n, payload] of payloads.entries())
    for (const path of forms) {
      const browser = visitor(world.app, `203.0.113.${50 + n}`);
      const { _csrf } = hiddenFields((await browser.get('/connexion')).html, '/connexion');
      const typed = Object.fromEntries(fields.map((field) => [field, payload]));
      const answer = await browser.post(path, { ...typed, _csrf: _csrf ?? '' });
      assert.ok(answer.status < 500, `${path}: ${answer.status}`);
      assert.ok(!cookiesOf(answer).some((one) => one.startsWith('forged')), path);
      assert.doesNotMatch(String(answer.headers['location'] ?? ''), /[\r\n]|evil/, path);
      assert.doesNotMatch(answer.html, /<script>alert/, path);
    }
  const sent = (await world.house.courier.folder?.list(100)) ?? [];
  assert.ok(!JSON.stringify(sent).includes('evil.example'));
});

test('every public form has a limit by source, told the same whatever others have asked', async () => {
  const limited = asker.routes.filter((route) => forms.includes(route.path) && changes(route));
  const without = limited.filter(({ limit, path }) => limit === undefined && path !== '/deconnexion').map(nameOf);
  assert.deepEqual(without, []);
  const told = new Set<string>();
  for (const source of ['203.0.113.90', '2001:db8:9:9::1']) {
    let last: Page | undefined;
    for (let n = 0; n < 31; n += 1) last = await visitor(world.app, source).post('/connexion/oubli', {});
    assert.equal(last?.status, 429, source);
    told.add(
      JSON.stringify([last.headers['retry-after'], Object.keys(last.headers).filter((name) => /limit/i.test(name))]),
    );
    world.advanceReal(20_000);
  }
  assert.deepEqual([...told], ['["60",[]]']);
  // The network of the second counts as one source; its neighbour is free.
  assert.equal((await visitor(world.app, '2001:db8:9:9:ffff::7').post('/connexion/oubli', {})).status, 429);
  assert.equal((await visitor(world.app, '2001:db8:9:8::1').post('/connexion/oubli', {})).status, 403);
});
