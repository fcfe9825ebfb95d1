// Professionals signing in: the whole way through the stand-in provider, and every way in which it must not work.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';
import { messagesFor } from '../web/index.js';
import { aBrowser, type Browser } from '../../test/support/cookie-browser.js';
import { signInThroughTheProvider } from '../../test/support/professional.js';
import { startWorld, type World } from '../../test/support/world.js';

const m = messagesFor('fr');
const t = m.professionalSignIn;
let world: World;
let browser: Browser;
before(async () => {
  // Providers sign by the clock on the wall.
  world = await startWorld({ startsAt: Date.now() });
});
after(() => world.close());
beforeEach(() => {
  browser = aBrowser(world);
});

/** Up to the answer of the provider, which is not followed: the address with its code. */
async function untilTheAnswer(key = 'hospital-physician'): Promise<string> {
  const seen = await browser.follow(await browser.get('/pro'));
  const { demoProfessionals } = await import('../demo/index.js');
  const one = demoProfessionals.find((professional) => professional.key === key);
  let next = await browser.send(seen.at, { username: one?.username ?? '', password: one?.password ?? '' });
  for (let hops = 0; hops < 5; hops += 1) {
    const to = new URL(next.location ?? '', 'http://localhost:8080');
    if (to.pathname === '/pro/retour') return to.pathname + to.search;
    next = await browser.get(to.pathname + to.search);
  }
  throw new Error('the provider gave no answer');
}

const isSignedOut = async (): Promise<boolean> =>
  (await browser.get('/pro')).location?.startsWith('/pro/connexion') === true;

const events = async (): Promise<string[]> =>
  (await world.owner<{ kind: string }[]>`select kind from security_event order by id`).map(({ kind }) => kind);

test('a professional signs in through the provider and comes back to the page they asked for', async () => {
  const page = await signInThroughTheProvider(browser, 'hospital-physician', { from: '/pro?x=1' });
  assert.equal(page.status, 200);
  assert.equal(page.at, '/pro?x=1');
  assert.ok(page.body.includes('Hugo VASSEUR'));
  assert.ok(page.body.includes('Centre hospitalier de Vallombre'));
});

test('the request to the provider asks for the level, a fresh proof, and binds the answer to this browser', async () => {
  const sent = await browser.get('/pro/connexion');
  const asked = new URL(sent.location ?? '', 'http://localhost:8080').searchParams;
  assert.equal(asked.get('response_type'), 'code');
  assert.equal(asked.get('acr_values'), 'eidas1');
  assert.equal(asked.get('prompt'), 'login');
  assert.equal(asked.get('code_challenge_method'), 'S256');
  assert.equal(asked.get('redirect_uri'), 'http://localhost:8080/pro/retour');
  for (const name of ['state', 'nonce', 'code_challenge']) assert.ok((asked.get(name)?.length ?? 0) >= 40, name);
});

test('the stand-in says what it is before it asks anything, and is no page of Carnet', async () => {
  const page = await browser.follow(await browser.get('/pro'));
  assert.ok(page.body.includes(t.standIn.what));
  assert.ok(page.body.indexOf(t.standIn.what) < page.body.indexOf('<form'));
  assert.ok(!page.body.includes('/assets/carnet'));
});

test('a wrong password says so, signs nobody in, and lets the professional try again', async () => {
  const page = await browser.follow(await browser.get('/pro'));
  const refused = await browser.send(page.at, { username: 'hospital-physician.pro', password: 'Carnet-pro' });
  assert.equal(refused.status, 401);
  assert.ok(refused.body.includes(t.standIn.wrong));
  assert.ok(await isSignedOut());
});

test('who leaves the provider without signing in is told so, and nobody is signed in', async () => {
  const page = await browser.follow(await browser.get('/pro'));
  const back = await browser.follow(await browser.send(page.at, { cancel: 'yes' }));
  assert.equal(back.status, 200);
  assert.ok(back.body.includes(t.cancelled.title));
  assert.ok(await isSignedOut());
});

test('an answer with another state signs nobody in', async () => {
  const answer = new URL(await untilTheAnswer(), 'http://localhost:8080');
  answer.searchParams.set('state', 'someone-elses-state');
  const page = await browser.get(answer.pathname + answer.search);
  assert.equal(page.status, 400);
  assert.ok(page.body.includes(t.failed.title));
  assert.ok(await isSignedOut());
  assert.ok((await events()).includes('professional-sign-in-failed'));
});

test('an answer in another browser signs nobody in there', async () => {
  const answer = await untilTheAnswer();
  const thief = aBrowser(world);
  const page = await thief.get(answer);
  assert.equal(page.status, 400);
  assert.equal((await thief.get('/pro')).location, '/pro/connexion?retour=%2Fpro');
});

test('an answer works once: sent again, it signs nobody in', async () => {
  const answer = await untilTheAnswer();
  assert.equal((await browser.get(answer)).status, 303);
  const again = aBrowser(world);
  for (const [name, value] of browser.jar) if (name !== 'carnet_session') again.jar.set(name, value);
  assert.equal((await again.get(answer)).status, 400);
});

test('a code of one sign-in does not end another one: state, nonce and proof key are its own', async () => {
  const stolen = new URL(await untilTheAnswer(), 'http://localhost:8080').searchParams.get('code') ?? '';
  const victim = aBrowser(world);
  const begun = new URL((await victim.get('/pro/connexion')).location ?? '', 'http://localhost:8080');
  const state = begun.searchParams.get('state') ?? '';
  const page = await victim.get(`/pro/retour?code=${stolen}&state=${state}`);
  assert.equal(page.status, 400);
  assert.equal((await victim.get('/pro')).location, '/pro/connexion?retour=%2Fpro');
});

test('an answer that comes after half an hour is too late', async () => {
  const answer = await untilTheAnswer();
  world.advanceReal(31 * 60_000);
  assert.equal((await browser.get(answer)).status, 400);
  assert.ok(await isSignedOut());
});

test('a professional the directory does not know, or knows as struck off, is told so and enters nowhere', async () => {
  const { owner } = world;
  await owner`update professional set active = false where id_nat_ps = '899700000307'`;
  const struck = await signInThroughTheProvider(browser, 'biologist');
  assert.equal(struck.status, 403);
  assert.ok(struck.body.includes(t.unknown.title));
  assert.ok(await isSignedOut());

  browser = aBrowser(world);
  await owner`delete from practice where id_nat_ps = '899700000444'`;
  const without = await signInThroughTheProvider(browser, 'lab-pharmacist');
  assert.equal(without.status, 403);
  assert.ok(without.body.includes(t.noPlace.title));

  browser = aBrowser(world);
  await owner`delete from professional where id_nat_ps = '899700000444'`;
  const unknown = await signInThroughTheProvider(browser, 'lab-pharmacist');
  assert.equal(unknown.status, 403);
  assert.ok(unknown.body.includes(t.unknown.title));
  const kinds = await events();
  assert.ok(kinds.includes('professional-sign-in-unknown') && kinds.includes('professional-sign-in-noPlace'));
});

test('the security log names nobody who was refused', async () => {
  const rows = await world.owner<{ detail: unknown }[]>`select detail from security_event`;
  assert.ok(rows.length > 0);
  assert.ok(!JSON.stringify(rows).includes('899700000307'));
});

test('with several places of practice one is chosen before anything else, and kept', async () => {
  const page = await signInThroughTheProvider(browser, 'gp');
  assert.equal(page.at, '/pro/lieu?retour=%2Fpro');
  const csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  assert.equal((await browser.send('/pro/lieu', { _csrf: csrf })).status, 400);
  assert.equal(
    (await browser.send('/pro/lieu', { _csrf: csrf, lieu: '1990000105' })).status,
    400,
    'not a place of theirs',
  );
  const chosen = await browser.follow(
    await browser.send('/pro/lieu', { _csrf: csrf, lieu: '1990000402', retour: '/pro' }),
  );
  assert.equal(chosen.at, '/pro');
  assert.ok(chosen.body.includes('Maison de santé pluriprofessionnelle du Parc'));
  assert.equal((await browser.get('/pro')).status, 200);
});

test('signing out ends the session, and the next sign-in asks again who it is', async () => {
  const page = await signInThroughTheProvider(browser, 'hospital-physician');
  const csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  await browser.send('/deconnexion', { _csrf: csrf });
  const again = await browser.follow(await browser.get('/pro'));
  assert.ok(again.at.startsWith('/demo/psc/entree/'));
  assert.ok(again.body.includes(t.standIn.title));
});

test('the stand-in sends answers to this site only', async () => {
  const begun = new URL((await browser.get('/pro/connexion')).location ?? '', 'http://localhost:8080');
  for (const elsewhere of [
    'https://carnet.example/pro/retour',
    'http://localhost:8080/autre',
    'http://127.0.0.1.example/pro/retour',
  ]) {
    begun.searchParams.set('redirect_uri', elsewhere);
    const refused = await browser.get(begun.pathname + begun.search);
    assert.equal(refused.status, 400, elsewhere);
    assert.equal(refused.location, undefined, elsewhere);
  }
});

test('a sign-out told by the provider ends every session of that professional, and only a true one does', async () => {
  await signInThroughTheProvider(browser, 'nurse');
  const csrf = /name="_csrf" value="([^"]+)"/.exec((await browser.get('/pro/lieu')).body)?.[1] ?? '';
  await browser.send('/pro/lieu', { _csrf: csrf, lieu: '1990000402' });
  const other = aBrowser(world);
  await signInThroughTheProvider(other, 'er-doctor');
  const { signing } = JSON.parse(
    await readFile(path.join(world.home, 'keys', 'professional-sign-in.json'), 'utf8'),
  ) as { signing: JWK };
  const told = async (change: Record<string, unknown> = {}, key?: CryptoKey): Promise<number> => {
    const claims = {
      iss: 'http://localhost:8080/demo/psc',
      aud: 'carnet',
      sub: 'f:carnet-demo:899700000814',
      jti: 'one',
      iat: Math.floor(Date.now() / 1000),
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      ...change,
    };
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'stand-in-1' })
      .sign(key ?? ((await importJWK(signing, 'RS256')) as CryptoKey));
    return (await aBrowser(world).send('/pro/retour/deconnexion', { logout_token: token })).status;
  };
  const strangers = (await generateKeyPair('RS256')).privateKey;
  assert.equal(await told({}, strangers), 400, 'signed by somebody else');
  assert.equal(await told({ aud: 'another' }), 400, 'for another client');
  assert.equal(await told({ iss: 'https://elsewhere.example' }), 400, 'of another provider');
  assert.equal(await told({ events: {} }), 400, 'without the event');
  assert.equal(await told({ nonce: 'n' }), 400, 'an id token');
  assert.equal(await told({ iat: Math.floor(Date.now() / 1000) - 3600 }), 400, 'an old one');
  assert.equal((await aBrowser(world).send('/pro/retour/deconnexion', {})).status, 400);
  assert.equal((await browser.get('/pro')).status, 200);

  assert.equal(await told(), 200);
  assert.ok(await isSignedOut());
  assert.equal((await other.get('/pro')).status, 200, 'nobody else is signed out');
});
