import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aRecord } from '../../test/support/cast.js';
import { BORN, doctor, startEdgeWeb, type EdgeWeb } from '../../test/support/edge-web.js';
import { HOUR, MINUTE, SECOND } from '../kernel/time.js';
import type { PatientInHand, ProfessionalSession } from './session.model.js';

let web: EdgeWeb;
before(async () => {
  web = await startEdgeWeb();
});
after(() => web.close());

test('a person idle for twenty minutes is signed out; one who goes on is not, until twelve hours', async () => {
  const idle = await web.arriving(web.person());
  const busy = await web.arriving(web.person());
  for (let minutes = 0; minutes < 40; minutes += 10) {
    web.world.advanceReal(10 * MINUTE);
    assert.equal((await busy.browser.get('/mine')).status, 200);
  }
  const page = await idle.browser.get('/mine');
  assert.equal(page.status, 303);
  assert.ok(!idle.browser.cookies.has('carnet_session'), 'the cookie is taken back');
  for (let minutes = 40; minutes < 12 * 60 - 10; minutes += 10) {
    web.world.advanceReal(10 * MINUTE);
    assert.equal((await busy.browser.get('/mine')).status, 200);
  }
  web.world.advanceReal(10 * MINUTE);
  assert.equal((await busy.browser.get('/mine')).status, 303);
});

test('a professional idle for fifty minutes goes on, for an hour does not', async () => {
  const { browser } = await web.arriving(web.professional());
  web.world.advanceReal(50 * MINUTE);
  assert.equal((await browser.get('/pro/others')).status, 200);
  web.world.advanceReal(60 * MINUTE);
  assert.equal((await browser.get('/pro/others')).status, 303);
});

test("moving the domain's clock forward ends no session", async () => {
  const { browser } = await web.arriving(web.person());
  web.world.clock.setOffset(400 * 24 * HOUR);
  assert.equal((await browser.get('/mine')).status, 200);
});

test('signing out ends the session in the table, whoever still has the cookie', async () => {
  const { browser, session } = await web.arriving(web.person());
  assert.equal((await browser.post('/deconnexion', {})).status, 403, 'nobody is signed out by another site');
  assert.equal((await browser.get('/mine')).status, 200);
  const out = await browser.post('/deconnexion', { _csrf: session.csrf });
  assert.equal(out.headers['location'], '/connexion?deconnecte=1');
  assert.ok(!browser.cookies.has('carnet_session'));
  browser.cookies.set('carnet_session', session.id);
  assert.equal((await browser.get('/mine')).status, 303);
});

test('a person is signed out everywhere at once, others are not', async () => {
  const other = await aRecord(web.world.house, 2);
  const [one, two] = [await web.arriving(web.person()), await web.arriving(web.person())];
  const stranger = await web.arriving(web.sessions.open({ kind: 'person', recordId: other, displayName: 'Other' }));
  assert.ok((await web.sessions.endAllOfRecord(web.recordId)) >= 2);
  for (const { browser } of [one, two]) assert.equal((await browser.get('/mine')).status, 303);
  assert.equal((await stranger.browser.get('/mine')).status, 200);
});

test('a step up gives a new id and ends the old one, and a session ended meanwhile makes no step', async () => {
  const { browser, session } = await web.arriving(web.professional());
  const before = await web.sessions.read(session.id);
  assert.ok(before?.kind === 'professional');
  const patient: PatientInHand = { recordId: web.recordId, displayName: 'X', ...BORN, situation: 'normal' };
  const { id, csrf, ...same } = before;
  const stepped = await web.sessions.stepUp(before, { ...same, patient });
  assert.ok(stepped !== undefined && stepped.id !== id && stepped.csrf !== csrf);
  assert.equal((await browser.get('/pro/others')).status, 303);
  browser.cookies.set('carnet_session', stepped.id);
  assert.equal((await browser.get('/pro/others')).status, 200);
  assert.equal(await web.sessions.stepUp(before, same), undefined);
  web.world.advanceReal(59 * MINUTE);
});

test('a step up does not prolong the twelve hours', async () => {
  let current = await web.professional();
  for (let hours = 0; hours < 12; hours += 1) {
    assert.ok((await web.sessions.read(current.id)) !== undefined, `hour ${hours}`);
    const { id, csrf, ...same } = current;
    const next = await web.sessions.stepUp({ ...same, id, csrf } as ProfessionalSession, same);
    assert.ok(next !== undefined && next.csrf !== csrf);
    current = next;
    web.world.advanceReal(59 * MINUTE + 59 * SECOND);
  }
  web.world.advanceReal(13 * SECOND);
  assert.equal(await web.sessions.read(current.id), undefined);
});

test('a pending session is taken once, however many ask at the same time', async () => {
  const { id } = await web.sessions.open({
    kind: 'pending',
    stage: 'code',
    recordId: web.recordId,
    values: { a: 'b' },
  });
  const taken = await Promise.all([1, 2, 3, 4].map(() => web.sessions.take(id)));
  assert.equal(taken.filter((one) => one !== undefined).length, 1);
});

test('the table holds neither the cookie nor a name nor a place', async () => {
  const session = await web.person('Marqueur-Unique');
  const rows = await web.world.owner`select * from session`;
  const all = JSON.stringify(
    rows.map((row) =>
      Object.values(row).map((value) =>
        Buffer.isBuffer(value) ? value.toString('latin1') + value.toString('base64url') : value,
      ),
    ),
  );
  for (const secret of [session.id, session.csrf, 'Marqueur-Unique', doctor.structure.name])
    assert.ok(!all.includes(secret), secret);
});

test('a session moved to another row of the table opens nothing', async () => {
  const [mine, theirs] = [await web.arriving(web.person()), await web.arriving(web.person())];
  await web.world.owner`
    update session set sealed = (select sealed from session order by created_at desc limit 1)
    where id_index = (select id_index from session order by created_at desc offset 1 limit 1)`;
  assert.equal((await mine.browser.get('/mine')).status, 500);
  assert.equal((await theirs.browser.get('/mine')).status, 200);
});
