// The national sign-in of persons against a real OpenID Connect provider: whom it lets in, and every way in which it must not.
import assert from 'node:assert/strict';
import type { FastifyInstance } from 'fastify';
import { after, before, test } from 'node:test';
import { aRecord } from '../../test/support/cast.js';
import { nationalProvider, type NationalProvider } from '../../test/support/national-provider.js';
import { smallWeb } from '../../test/support/small-web.js';
import { signedIn, visitor, type Page, type Visitor } from '../../test/support/visitor.js';
import { startWorld, type World } from '../../test/support/world.js';
import { readTrace, type TraceLine } from '../audit/index.js';
import { citizenRoutes } from '../citizen.routes.js';
import { claimsOf } from '../demo/national-sign-in/claims.js';
import { demoPersons } from '../demo/index.js';
import type { RecordId } from '../kernel/ids.js';
import { findRecordByIns, personRelyingParty, signInRoutes } from './index.js';
import { fillTraits } from './fill-traits.js';
import { nationalIdentityIsThePersonsOwn } from './national-identity-is-the-persons-own.rule.js';
import { personClaims, traitsKey } from './person-claims.model.js';

// As the browser of the tests names the house.
const RETURN = 'http://localhost/connexion/national/retour';
const OWN = '/parametres/connexion';
let world: World;
let app: FastifyInstance;
let provider: NationalProvider;
let sources = 0;
before(async () => {
  world = await startWorld();
  provider = await nationalProvider(RETURN);
  const national = personRelyingParty(provider.party);
  app = await smallWeb(world, (deps) => [
    ...signInRoutes({ ...deps, national }),
    ...citizenRoutes(deps, deps.site, national),
  ]);
});
after(async () => {
  await app.close();
  await provider.close();
  await world.close();
});

const persona = (key: string) => demoPersons.find((one) => one.key === key) ?? assert.fail(key);
const recordOf = async (key: string): Promise<RecordId> => {
  const { oid, ins } = persona(key);
  const { database, keys } = world.house;
  return (await findRecordByIns(database.directory, keys.index, { oid, value: ins })) ?? assert.fail(key);
};
const linesOf = async (key: string): Promise<readonly TraceLine[]> => {
  const recordId = await recordOf(key);
  return (await world.house.database.withRecord(recordId, (handle) => readTrace(handle, 'shown', { limit: 9 }))).lines;
};
/** The provider vouches for this persona from now on, with some claims changed. */
const vouchFor = (key: string, change: { sub?: string; acr?: string; claims?: Record<string, string> } = {}): void => {
  const { sub, ...claims } = claimsOf(persona(key));
  provider.next = { sub: change.sub ?? sub, acr: change.acr ?? 'eidas2', claims: { ...claims, ...change.claims } };
};
const newcomer = (): Visitor => visitor(app, `198.51.100.${(sources += 1)}`);
/** The person of a persona, signed in by their own means. */
async function owner(key: string): Promise<Visitor> {
  world.advanceReal(60_000);
  const own = await signedIn(world, key, `198.51.100.${(sources += 1)}`);
  const browser = newcomer();
  for (const [name, value] of own.cookies) browser.cookies.set(name, value);
  return browser;
}
/** From one of our pages to the provider and back; answers what our page says then. */
async function goes(browser: Visitor, from: string): Promise<Page> {
  const begun = await browser.get(from);
  return browser.get(await provider.signIn(String(begun.headers['location'])));
}
const enters = (browser: Visitor): Promise<Page> => goes(browser, '/connexion/national');
const isIn = async (browser: Visitor): Promise<boolean> => (await browser.get('/accueil')).status === 200;
async function link(key: string): Promise<Visitor> {
  vouchFor(key);
  const browser = await owner(key);
  const back = await goes(browser, `${OWN}/national`);
  assert.equal(back.headers['location'], OWN);
  return browser;
}
const bare = (page: Page): string => page.html.replace(/name="_csrf" value="[^"]*"/g, '');

test('linked once by its person, it opens their space from then on, and the history says so', async () => {
  const browser = await link('paul');
  assert.match((await browser.get(OWN)).html, /Relié depuis le/);
  assert.equal((await linesOf('paul'))[1]?.act, 'national-link');
  const told = await world.owner`
    select 1 from outbox where record_id = ${await recordOf('paul')} and kind = 'login-changed'`;
  assert.equal(told.length, 1);

  const elsewhere = newcomer();
  const back = await goes(elsewhere, '/connexion/national?retour=%2Fdocuments');
  assert.equal(back.headers['location'], '/documents');
  assert.ok(await isIn(elsewhere));
  const entry = (await linesOf('paul')).find(({ act }) => act === 'sign-in');
  assert.deepEqual([entry?.outcome, entry?.rule], ['done', 'national-identity-is-the-persons-own']);
});

test('the request asks for the level, a fresh proof, the five traits and no e-mail', async () => {
  const begun = await newcomer().get('/connexion/national');
  const asked = new URL(String(begun.headers['location'])).searchParams;
  assert.equal(asked.get('acr_values'), 'eidas2');
  assert.equal(asked.get('prompt'), 'login');
  assert.equal(asked.get('code_challenge_method'), 'S256');
  assert.doesNotMatch(asked.get('scope') ?? '', /email|phone|preferred_username/);
  for (const name of ['state', 'nonce', 'code_challenge']) assert.ok((asked.get(name)?.length ?? 0) >= 40, name);
});

test('whom nobody linked gets one answer, whether a space of their traits is active, closed, opposed or not there', async () => {
  const pages: string[] = [];
  for (const key of ['karim', 'marc', 'ines', 'lucien', 'theo', 'elodie']) {
    vouchFor(key);
    const browser = newcomer();
    const page = await enters(browser);
    assert.equal(page.status, 403);
    assert.ok(!(await isIn(browser)));
    pages.push(bare(page));
  }
  vouchFor('karim', { sub: 'nobody', claims: { family_name: 'PERSONNE', birthdate: '1950-01-01' } });
  pages.push(bare(await enters(newcomer())));
  for (const page of pages) assert.equal(page, pages[0]);
});

for (const [name, change] of [
  ['family_name', { family_name: 'DELATRE' }],
  ['given_name', { given_name: 'Paul' }],
  ['gender', { gender: 'female' }],
  ['birthdate', { birthdate: '1965-08-23' }],
  ['birthplace', { birthplace: '59351' }],
  ['birthcountry', { birthplace: '', birthcountry: '99109' }],
] as const)
  test(`with another ${name} it is not the person: neither linking nor entering`, async () => {
    await link('paul');
    vouchFor('paul', { claims: change });
    const browser = newcomer();
    const page = await enters(browser);
    assert.equal(page.status, 403);
    assert.ok(!(await isIn(browser)));
    assert.equal((await linesOf('paul'))[0]?.rule, 'national-identity-is-the-persons-own');

    vouchFor('karim', { claims: change });
    const own = await owner('karim');
    await goes(own, `${OWN}/national`);
    assert.match((await own.get(OWN)).html, /n(?:'|&#39;)a pas pu être relié/);
  });

test('names are the same however they are written', () => {
  const written = claimsOf(persona('amina'));
  const same = { ...written, family_name: 'Belkadi', given_name: 'AMINA  LEILA' };
  const [one, other] = [personClaims(written), personClaims(same)];
  assert.ok(one !== undefined && other !== undefined);
  assert.equal(traitsKey(one), traitsKey(other));
  for (const missing of ['family_name', 'given_name', 'gender', 'birthdate', 'birthcountry'])
    assert.equal(personClaims({ ...written, [missing]: '' }), undefined, missing);
  assert.equal(personClaims({ ...written, birthdate: '1992-04' }), undefined, 'a month is no date of birth');
  assert.equal(
    personClaims({ ...written, birthplace: '69383', birthcountry: '99352' }),
    undefined,
    'two places of birth',
  );
});

test('a weaker level opens nothing and links nothing', async () => {
  const own = await link('paul');
  for (const acr of ['eidas1', 'something-else']) {
    vouchFor('paul', { acr });
    const browser = newcomer();
    assert.equal((await enters(browser)).status, 400);
    assert.ok(!(await isIn(browser)));
    assert.equal((await goes(own, `${OWN}/national`)).status, 400);
  }
  vouchFor('paul', { acr: 'eidas3' });
  assert.equal((await enters(newcomer())).status, 303);
});

test('an answer works once, in the browser that asked, and for the sign-in that it ends', async () => {
  await link('paul');
  const browser = newcomer();
  const begun = await browser.get('/connexion/national');
  const back = await provider.signIn(String(begun.headers['location']));
  const thief = newcomer();
  assert.equal((await thief.get(back)).status, 400);
  const asked = await thief.get('/connexion/national');
  const state = new URL(String(asked.headers['location'])).searchParams.get('state') ?? '';
  const code = new URL(back, RETURN).searchParams.get('code') ?? '';
  const iss = new URL(back, RETURN).searchParams.get('iss') ?? '';
  assert.equal(
    (await thief.get(`/connexion/national/retour?${new URLSearchParams({ code, state, iss })}`)).status,
    400,
  );
  assert.ok(!(await isIn(thief)));
  const late = newcomer();
  const second = await late.get('/connexion/national');
  const answer = await provider.signIn(String(second.headers['location']));
  assert.equal((await late.get(answer)).status, 303);
  assert.equal((await late.get(answer)).status, 400, 'replayed');
});

for (const tamper of ['forged', 'unsigned'] as const)
  test(`an ${tamper} identity token opens nothing`, async () => {
    await link('paul');
    provider.tamper = tamper;
    try {
      const browser = newcomer();
      assert.equal((await enters(browser)).status, 400);
      assert.ok(!(await isIn(browser)));
    } finally {
      provider.tamper = 'nothing';
    }
  });

test('two persons of the same traits: nobody can say who of them came, so neither links nor enters', async () => {
  await link('jeanne');
  const { familyName, givenNames, sex, birthDate, birthPlace } = persona('jeanne');
  const twin = await aRecord(world.house, 990, {
    ...{ state: 'open', familyName: 'Kervellec', givenNames, sex, birthDate, birthPlace },
  });
  vouchFor('jeanne');
  assert.equal((await enters(newcomer())).status, 403);
  const own = await owner('jeanne');
  await goes(own, `${OWN}/national`);
  assert.match((await own.get(OWN)).html, /n(?:'|&#39;)a pas pu être relié/);
  assert.equal(familyName, 'KERVELLEC');
  await world.owner`delete from directory_traits where record_id = ${twin}`;
  assert.equal((await enters(newcomer())).status, 303);
});

test('an identity that is linked to one space is linked to no other', async () => {
  await link('paul');
  vouchFor('karim', { sub: claimsOf(persona('paul')).sub });
  const own = await owner('karim');
  await goes(own, `${OWN}/national`);
  assert.match((await own.get(OWN)).html, /n(?:'|&#39;)a pas pu être relié/);
  assert.equal((await linesOf('karim'))[1]?.problem, 'national-linked-elsewhere');
});

test('linking asks for a sign-in of the last quarter of an hour, by the same person', async () => {
  vouchFor('karim');
  const own = await owner('karim');
  const begun = await own.get(`${OWN}/national`);
  const back = await provider.signIn(String(begun.headers['location']));
  const other = await owner('amina');
  for (const [name, value] of own.cookies) if (name === 'carnet_pending') other.cookies.set(name, value);
  assert.equal((await other.get(back)).status, 400, 'somebody else came back');
  world.advanceReal(16 * 60_000);
  assert.equal((await own.get(`${OWN}/national`)).headers['location'], OWN);
});

test('taken away, it opens nothing any more', async () => {
  const own = await link('paul');
  await own.submit(await own.get(OWN), `${OWN}/national/retirer`);
  assert.equal((await linesOf('paul'))[0]?.act, 'national-unlink');
  vouchFor('paul');
  assert.equal((await enters(newcomer())).status, 403);
});

test('the person of a closed space who linked it is led to its door', async () => {
  const own = await link('sofia');
  await own.submit(await own.get('/parametres/quitter/cloturer'), '/parametres/quitter/cloturer');
  vouchFor('sofia');
  assert.equal((await enters(newcomer())).headers['location'], '/espace-ferme');
});

test('whose traits are not among those compared yet neither links nor enters', async () => {
  await link('paul');
  const traits = await world.owner<{ record_id: string; traits_index: Buffer }[]>`
    delete from directory_traits where record_id = ${await recordOf('paul')} returning record_id, traits_index`;
  assert.equal(traits.length, 1);
  vouchFor('paul');
  assert.equal((await enters(newcomer())).status, 403);
  const own = await owner('paul');
  await goes(own, `${OWN}/national`);
  assert.match((await own.get(OWN)).html, /n(?:'|&#39;)a pas pu être relié/);
  await fillTraits({ database: world.house.database, keys: world.house.keys });
  assert.equal((await enters(newcomer())).status, 303);
});

test('national-identity-is-the-persons-own: all four or nothing', () => {
  for (const traitsMatch of [true, false])
    for (const compared of [true, false])
      for (const anotherHasThem of [true, false])
        for (const linked of [true, false])
          assert.equal(
            nationalIdentityIsThePersonsOwn({ traitsMatch, compared, anotherHasThem, linked }) === undefined,
            traitsMatch && compared && !anotherHasThem && linked,
          );
});
