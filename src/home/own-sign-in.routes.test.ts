import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { demoPersons } from '../demo/index.js';
import { MINUTE } from '../kernel/time.js';
import { signedIn, type Visitor } from '../../test/support/visitor.js';
import { startWorld, type World } from '../../test/support/world.js';

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.close());

const BASE = '/parametres/connexion';
const act = async (browser: Visitor, path: string, fields: Record<string, string> = {}) =>
  browser.post(path, {
    _csrf: /name="_csrf" value="([^"]+)"/.exec((await browser.get(BASE)).html)?.[1] ?? '',
    ...fields,
  });

test('every connection of the person is listed, and closing one ends it at once', async () => {
  const here = await signedIn(world, 'paul', '198.51.100.1');
  world.advanceReal(MINUTE);
  const there = await signedIn(world, 'paul', '198.51.100.2');
  const page = await here.get(BASE);
  const handles = [...page.html.matchAll(/name="connexion" value="([0-9a-f]{64})"/g)].map(([, handle]) => handle ?? '');
  assert.equal(handles.length, 1, 'this device has no button of its own');
  assert.equal((await act(here, `${BASE}/fermer`, { connexion: handles[0] ?? '' })).status, 303);
  assert.equal((await there.get('/accueil')).headers['location']?.toString().startsWith('/connexion'), true);
  assert.equal((await here.get('/accueil')).status, 200);
  assert.match((await here.get('/historique?montrer=mine')).html, /avez fermé des connexions/);
});

test("nobody closes another person's connection", async () => {
  const paul = await signedIn(world, 'karim', '198.51.100.3');
  world.advanceReal(MINUTE);
  const other = await signedIn(world, 'karim', '198.51.100.4');
  const handle = /name="connexion" value="([0-9a-f]{64})"/.exec((await paul.get(BASE)).html)?.[1] ?? '';
  const amina = await signedIn(world, 'amina', '198.51.100.5');
  await act(amina, `${BASE}/fermer`, { connexion: handle });
  assert.equal((await other.get('/accueil')).status, 200);
});

test('a changed password closes the other connections, is told by message, and stands in the history', async () => {
  const here = await signedIn(world, 'sofia', '198.51.100.6');
  world.advanceReal(MINUTE);
  const there = await signedIn(world, 'sofia', '198.51.100.7');
  assert.equal((await act(here, `${BASE}/mot-de-passe`, { password: 'sofia' })).status, 400);
  assert.equal((await act(here, `${BASE}/mot-de-passe`, { password: 'Renard-patient-3' })).status, 303);
  assert.equal((await there.get('/accueil')).status, 303);
  assert.match((await here.get('/historique?montrer=mine')).html, /mot de passe/);
  const told = await world.owner`select 1 from outbox where kind = 'login-changed' and done_at is null`;
  assert.ok(told.length >= 1);
});

test('after a quarter of an hour changing a way in asks to sign in again', async () => {
  const browser = await signedIn(world, 'dominique', '198.51.100.8');
  assert.equal((await browser.get(`${BASE}/mot-de-passe`)).status, 200);
  world.advanceReal(16 * MINUTE);
  assert.match((await browser.get(BASE)).html, /Me reconnecter/);
  assert.equal((await browser.get(`${BASE}/mot-de-passe`)).status, 303);
  await act(browser, `${BASE}/mot-de-passe`, { password: 'Renard-patient-3' });
  const { username, password } = demoPersons.find(({ key }) => key === 'dominique') ?? { username: '', password: '' };
  const again = await signedIn(world, 'dominique', '198.51.100.9');
  assert.ok(again.cookies.size > 0 && username !== '' && password !== '');
});
