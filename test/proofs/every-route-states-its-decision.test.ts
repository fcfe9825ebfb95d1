// Every route of the house, from its own list: each says who may pass and keeps to it. A new route is asked the same questions, or fails here.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Registry } from 'prom-client';
import type { Route } from '../../src/platform/route.js';
import { allRoutes } from '../../src/routes.js';
import { aDraft, aRecord, deposited } from '../support/cast.js';
import { signedIn, type Citizen } from '../support/citizen.js';
import { fhirWorld, type FhirWorld } from '../support/fhir-software.js';
import type { Workbench } from '../support/professional.js';
import { startWorld, type World } from '../support/world.js';
import {
  ask,
  atWork,
  bytes,
  changes,
  identity,
  isForPeople,
  isFhir,
  isOpen,
  isPro,
  nameOf,
  urlOf,
} from './route-questions.js';

/** Acts of one edge or page alone, made where they are used. */
const MADE_IN_PLACE = new Set([
  'person-find',
  'sign-in-ways-read',
  'submission-sets-list',
  'submission-set-read',
  'summary-read',
]);

/** What anybody may ask without being known. Whoever adds to it says that nobody's data is behind. */
const PUBLIC = new Set([
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
  'GET /',
  'GET /assistance',
  'GET /verifier-un-message',
  'GET /accessibilite',
  'GET /regles',
  'GET /regles/:name',
  'GET /donnees-personnelles',
  'GET /langue',
  'GET /historique/verificateur',
  'GET /hors-ligne',
  'GET /sw.js',
  'GET /assets/:name',
  'GET /connexion',
  'POST /connexion',
  'GET /connexion/code',
  'POST /connexion/code',
  'POST /connexion/code/envoyer',
  'POST /deconnexion',
  'GET /pro/connexion',
  'GET /fhir/metadata',
  'GET /fhir/OperationDefinition/:id',
  'GET /fhir/.well-known/smart-configuration',
  'POST /oauth/token',
  'POST /oauth/introspect',
  'POST /oauth/revoke',
  'GET /.well-known/oauth-authorization-server',
  'GET /.well-known/oauth-authorization-server/fhir',
  'GET /demo/personas.json',
  'GET /visite',
  'POST /visite',
  'GET /proche',
  'POST /proche',
  'GET /proche/code',
  'POST /proche/code',
  'GET /exploitation',
  'POST /exploitation',
]);

let world: World;
let routes: readonly Route[];
before(async () => {
  world = await startWorld({ content: 'empty' });
  ({ routes } = await allRoutes(world.house, new Registry()));
});
after(() => world.close());

test('every route has a decision: public by name, signed in at an edge, or an act', async () => {
  const acts = new Set(Object.values(world.house.acts).map(({ name }) => name));
  const unknown = routes.filter(
    ({ decision }) =>
      !(
        decision === 'everyone' ||
        decision === 'signed-in:person' ||
        decision === 'signed-in:professional' ||
        decision === 'signed-in:operator' ||
        decision === 'signed-in:staff' ||
        decision === 'signed-in:auditor' ||
        decision === 'signed-in:visitor' ||
        decision === 'signed-in:heir' ||
        acts.has(decision) ||
        MADE_IN_PLACE.has(decision)
      ),
  );
  assert.deepEqual(
    unknown.map((route) => `${nameOf(route)}: ${route.decision}`),
    [],
  );
  assert.ok(routes.length > 60, `${routes.length} routes`);
  assert.equal(new Set(routes.map(nameOf)).size, routes.length, 'each address once');
  const open = routes.filter((route) => isOpen(route) && !isFhir(route)).map(nameOf);
  const unnamed = open.filter(
    (name) =>
      !PUBLIC.has(name) &&
      !/^(GET|POST) \/(activer|opposition|assistance\/poste\/connexion|connexion\/(oubli|cle|autrement|national)|espace-ferme|demo|pro\/retour)\b/.test(
        name,
      ),
  );
  assert.deepEqual(unnamed, []);
});

describe('without proof of who asks and from where, nothing happens', () => {
  let person: Citizen;
  let stranger: Citizen;
  let desk: Workbench;
  let other: Workbench;
  before(async () => {
    const { house } = world;
    const [one, two] = [await aRecord(house, 1), await aRecord(house, 2)];
    person = await signedIn(world, one);
    stranger = await signedIn(world, two);
    desk = await atWork(world, '899700000001');
    other = await atWork(world, '899700000002');
    await desk.post('/pro/recherche', identity(1));
    await deposited(house, one, aDraft('un'));
  });

  const cookieOf = (one: Workbench): string => [...one.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  /** Everything that could have been changed, counted; sessions are touched by being used. */
  const everything = async (): Promise<string> => {
    const [row] = await world.owner`
      select (select md5(coalesce(string_agg(d::text, '' order by id), '')) from document d) as documents,
        (select md5(coalesce(string_agg(c::text, '' order by id), '')) from consent c) as consents,
        (select md5(coalesce(string_agg(b::text, '' order by record_id), '')) from block b) as blocks,
        (select md5(string_agg(p::text, '' order by record_id)) from preference p) as preferences,
        (select md5(string_agg(s::text, '' order by record_id)) from space s) as spaces,
        (select count(*) from session) as sessions, (select count(*) from trace) as traces, (select count(*) from outbox) as outbox`;
    return JSON.stringify(row);
  };

  test('pages for people lead those without a session, or with one of the other kind, to their sign-in', async () => {
    for (const route of routes.filter((one) => isForPeople(one) && !changes(one))) {
      const pro = isPro(route);
      const door = pro ? '/pro/connexion' : '/connexion';
      for (const cookie of ['', 'carnet_session=AAAAAAAAAAAAAAAAAAAAAA', pro ? person.cookie : cookieOf(desk)]) {
        const { status, headers, body } = await ask(world, route, urlOf(route), cookie === '' ? {} : { cookie });
        assert.deepEqual([status, String(headers['location']).split('?')[0], body], [303, door, ''], nameOf(route));
      }
    }
  });

  test('what changes something is refused without a session, without the token of its form, with another’s, and from another site', async () => {
    const before = await everything();
    let asked = 0;
    for (const route of routes.filter((one) => isForPeople(one) && changes(one))) {
      const url = urlOf(route);
      const [cookie, own, foreign] = isPro(route)
        ? [cookieOf(desk), desk.csrf, other.csrf]
        : [person.cookie, person.csrf, stranger.csrf];
      const cases: readonly (readonly [number, Record<string, string>, Record<string, string>])[] = [
        [401, {}, { _csrf: own }],
        [401, { cookie: isPro(route) ? person.cookie : cookieOf(desk) }, { _csrf: own }],
        [403, { cookie }, {}],
        [403, { cookie }, { _csrf: '' }],
        [403, { cookie }, { _csrf: foreign }],
        [403, { cookie, 'sec-fetch-site': 'cross-site' }, { _csrf: own }],
        [403, { cookie, origin: 'https://ailleurs.example' }, { _csrf: own }],
      ];
      for (const [status, headers, fields] of cases) {
        const answer = await ask(world, route, url, headers, fields);
        assert.equal(
          answer.status,
          status,
          `${nameOf(route)} ${JSON.stringify([Object.keys(headers), Object.keys(fields)])}`,
        );
        asked += 1;
      }
      // A token in the address is none.
      assert.equal((await ask(world, route, `${url}?_csrf=${own}`, { cookie })).status, 403, nameOf(route));
    }
    assert.ok(asked > 100, `${asked} questions`);
    assert.equal(await everything(), before);
  });

  test('public forms are refused without the token that their page gave', async () => {
    const before = await everything();
    const forms = routes.filter(
      (one) => isOpen(one) && !isFhir(one) && changes(one) && !/^\/(oauth|deconnexion|pro\/retour)/.test(one.path),
    );
    assert.ok(forms.length >= 5);
    for (const route of forms)
      for (const [headers, fields] of [
        [{}, {}],
        [{ cookie: 'carnet_form=AAAAAAAAAAAAAAAAAAAAAA' }, { _csrf: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
      ] as const) {
        const { status, headers: answered } = await ask(world, route, urlOf(route), headers, {
          username: 'x',
          password: 'y',
          ...fields,
        });
        // A later step without its first one leads back to the beginning.
        const back = status === 303 && /^\/(activer|opposition|connexion)(\?|$)/.test(String(answered['location']));
        assert.ok(back || status === 403 || status === 401, `${nameOf(route)}: ${status}`);
      }
    const out = routes.find(({ path }) => path === '/deconnexion');
    assert.ok(out !== undefined);
    assert.equal(
      (await ask(world, out, '/deconnexion', { cookie: person.cookie }, { _csrf: stranger.csrf })).status,
      403,
    );
    assert.equal((await person.get('/accueil')).status, 200);
    assert.equal(
      await everything().then((now) => now.replace(/"traces":"\d+"/, '')),
      before.replace(/"traces":"\d+"/, ''),
    );
  });
});

describe('software without a good token is told only that', () => {
  let fhir: FhirWorld;
  before(async () => {
    fhir = await fhirWorld(world.house);
  });
  after(() => fhir.close());

  test('every route of /fhir that is not public answers 401 with the same bytes', async () => {
    const token = await fhir.token();
    const forged = `${token.slice(0, -6)}AAAAAA`;
    const guarded = routes.filter((route) => isFhir(route) && !isOpen(route));
    assert.ok(guarded.length >= 9, `${guarded.length} routes`);
    const seen = { none: new Set<string>(), wrong: new Set<string>() };
    for (const route of guarded) {
      const url = urlOf(route);
      seen.none.add(bytes(await ask(world, route, url)));
      for (const authorization of ['Bearer x', `Bearer ${forged}`, 'Basic eDp5', `bearer`, `Bearer ${token} x`])
        seen.wrong.add(bytes(await ask(world, route, url, { authorization })));
    }
    for (const [how, answers] of Object.entries(seen)) {
      assert.equal(answers.size, 1, `${how}: ${[...answers].join('\n')}`);
      assert.match([...answers][0] ?? '', /^\[401,/);
    }
  });

  test('what is public under /fhir says nothing of anybody: the same bytes with a token, without, and for any id', async () => {
    const token = await fhir.token();
    for (const route of routes.filter((one) => isFhir(one) && isOpen(one))) {
      const plain = bytes(await ask(world, route, urlOf(route)), 'nobody');
      assert.equal(
        bytes(await ask(world, route, urlOf(route), { authorization: `Bearer ${token}` }), 'nobody'),
        plain,
        nameOf(route),
      );
      assert.equal(bytes(await ask(world, route, urlOf(route, 'somebody')), 'somebody'), plain, nameOf(route));
    }
  });
});
