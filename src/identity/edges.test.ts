import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aRecord } from '../../test/support/cast.js';
import { BORN, doctor, startEdgeWeb, type EdgeWeb } from '../../test/support/edge-web.js';
import { testSite } from '../../test/support/small-web.js';
import { visitor } from '../../test/support/visitor.js';
import { readTrace } from '../audit/index.js';
import type { StructureId } from '../kernel/ids.js';
import { HOUR } from '../kernel/time.js';
import { pageFrame } from './page-frame.js';
import { professionalCaller } from './professional.edge.js';
import type { PatientInHand } from './session.model.js';

let web: EdgeWeb;
before(async () => {
  web = await startEdgeWeb();
});
after(() => web.close());

test('nobody signed in is sent to sign in and back, and told what to do when they post', async () => {
  const nobody = visitor(web.app);
  const page = await nobody.get('/mine?page=2');
  assert.equal(page.status, 303);
  assert.equal(page.headers['location'], '/connexion?retour=%2Fmine%3Fpage%3D2');
  const posted = await nobody.post('/mine', {});
  assert.equal(posted.status, 401);
  assert.match(posted.html, /href="\/connexion"/);
  assert.equal((await nobody.get('/pro/others')).headers['location'], '/pro/connexion?retour=%2Fpro%2Fothers');
});

test('one kind of session opens nothing of the other', async () => {
  const { browser } = await web.arriving(web.person());
  assert.equal((await browser.get('/mine')).status, 200);
  assert.equal((await browser.get('/pro/others')).status, 303);
  const doctorIn = await web.arriving(web.professional());
  assert.equal((await doctorIn.browser.get('/pro/others')).status, 200);
  assert.equal((await doctorIn.browser.get('/mine')).status, 303);
  const pending = await web.arriving(
    web.sessions.open({ kind: 'pending', stage: 'code', recordId: web.recordId, values: {} }),
  );
  assert.equal((await pending.browser.get('/mine')).status, 303);
});

const OWN = { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:8080' };
for (const [sentence, change, headers, status] of [
  ['its own token passes', {}, {}, 200],
  ['its own token from our own page passes', {}, OWN, 200],
  [
    'the page of a browser that keeps its origin to itself passes',
    {},
    { origin: 'null', 'sec-fetch-site': 'same-origin' },
    200,
  ],
  ['no token is refused', { _csrf: undefined }, {}, 403],
  ['an empty token is refused', { _csrf: '' }, {}, 403],
  ["another session's token is refused", { _csrf: 'other' }, {}, 403],
  ['a foreign origin is refused, token or not', {}, { origin: 'https://evil.example' }, 403],
  ['an origin that only looks like ours is refused', {}, { origin: 'http://localhost:8080.evil.example' }, 403],
  ['another scheme of ours is refused', {}, { origin: 'https://localhost:8443' }, 403],
  ['a page of another site is refused', {}, { 'sec-fetch-site': 'cross-site', origin: 'null' }, 403],
  ['a page of a neighbouring site is refused', {}, { 'sec-fetch-site': 'same-site' }, 403],
] as const)
  test(`a POST proves its form: ${sentence}`, async () => {
    const { browser, session } = await web.arriving(web.person());
    const other = await web.person('Somebody else');
    const token = '_csrf' in change ? (change._csrf === 'other' ? other.csrf : change._csrf) : session.csrf;
    const done = web.done();
    const answer = await browser.post('/mine', token === undefined ? {} : { _csrf: token }, {
      host: 'localhost:8080',
      ...headers,
    });
    assert.equal(answer.status, status);
    assert.equal(web.done() - done, status === 200 ? 1 : 0, 'what is refused does nothing');
  });

test('a form with files proves itself like any other', async () => {
  const { browser, session } = await web.arriving(web.person());
  const sent = async (csrf: string | undefined): Promise<number> => {
    const part = (name: string, value: string): string =>
      `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const answer = await web.app.inject({
      method: 'POST',
      url: '/mine/files',
      headers: {
        cookie: `carnet_session=${browser.cookies.get('carnet_session') ?? ''}`,
        'content-type': 'multipart/form-data; boundary=x',
      },
      payload: `${csrf === undefined ? '' : part('_csrf', csrf)}${part('title', 't')}--x--\r\n`,
    });
    return answer.statusCode;
  };
  assert.equal(await sent(undefined), 403);
  assert.equal(await sent('wrong'), 403);
  assert.equal(await sent(session.csrf), 200);
});

test('what is refused or faulty ends as a page: what failed, what to do, another way', async () => {
  const closed = await aRecord(web.world.house, 3, { state: 'suspended' });
  const { browser } = await web.arriving(
    web.sessions.open({ kind: 'person', recordId: closed, displayName: 'Camille' }),
  );
  const refused = await browser.get('/mine/profile');
  assert.equal(refused.status, 409);
  assert.match(refused.html, new RegExp(testSite.help.phone.replaceAll(' ', '.')));
  const faulty = await browser.get('/mine/faulty');
  assert.equal(faulty.status, 400);
  assert.match(faulty.html, /data-problem="document-title-missing"/);
  const english = visitor(web.app);
  english.cookies.set('carnet_session', browser.cookies.get('carnet_session') ?? '');
  english.cookies.set('carnet_lang', 'en');
  assert.match((await english.get('/mine/profile')).html, /<html lang="en"/);
  const trace = await web.world.house.database.withRecord(closed, (handle) => readTrace(handle, 'shown', { limit: 1 }));
  assert.equal(trace.lines[0]?.outcome, 'refused');
});

test('a professional without a place of practice chooses one first', async () => {
  const { browser } = await web.arriving(
    web.sessions.open({
      kind: 'professional',
      professional: doctor.professional,
      structures: [doctor.structure, doctor.structure],
    }),
  );
  const page = await browser.get('/pro/patient/who');
  assert.equal(page.headers['location'], '/pro/lieu?retour=%2Fpro%2Fpatient%2Fwho');
  assert.equal((await browser.get('/pro/lieu')).html, '2');
});

test('the situation is that of the patient in hand, only on that patient and only until it ends', async () => {
  const until = web.world.clock.domain() + HOUR;
  const patient: PatientInHand = {
    recordId: web.recordId,
    displayName: 'Camille ESSAI',
    ...BORN,
    situation: 'bris_de_glace',
    reason: 'Personne inconsciente',
    until,
  };
  const { browser } = await web.arriving(web.professional({ patient }));
  const { id } = doctor.structure;
  assert.equal((await browser.get('/pro/patient/who')).html, `bris_de_glace|Personne inconsciente|${id}`);
  assert.equal((await browser.get('/pro/others')).html, 'normal');
  web.world.clock.setOffset(web.world.clock.offset() + HOUR);
  assert.equal((await browser.get('/pro/patient/who')).html, `normal||${id}`);
  const session = await web.professional({ patient });
  assert.equal(professionalCaller({ ...session, structure: doctor.structure }, undefined, until).situation, 'normal');
});

test('the frame of a page names who is signed in, and the emergency under way', () => {
  const request = { url: '/x', cookie: () => undefined, header: () => undefined } as unknown as Parameters<
    typeof pageFrame
  >[0];
  assert.deepEqual(pageFrame(request), { lang: 'fr', path: '/x', audience: 'anonymous' });
  const patient: PatientInHand = {
    recordId: web.recordId,
    displayName: 'C',
    ...BORN,
    situation: 'centre_15',
    reason: 'Appel',
  };
  const frame = pageFrame(request, {
    kind: 'professional',
    professional: doctor.professional,
    structures: [],
    structure: { ...doctor.structure, id: 's' as StructureId },
    patient,
    id: 'i' as never,
    csrf: 't',
  });
  assert.equal(frame.audience, 'professional');
  assert.equal(frame.emergency?.person, 'C');
  assert.equal(frame.emergency?.reason, 'Appel');
  assert.equal(frame.csrf, 't');
});
