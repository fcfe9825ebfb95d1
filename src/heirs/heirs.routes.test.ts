import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aDraft, deposited, testIns } from '../../test/support/cast.js';
import { SCAN, asked, auditorCalled, dies, lettersOf, livingPerson } from '../../test/support/heirs.js';
import { staffMember, tokenIn } from '../../test/support/staff.js';
import { visitor, type Page, type Visitor } from '../../test/support/visitor.js';
import { startWorld, type World } from '../../test/support/world.js';
import { readTrace } from '../audit/index.js';
import type { RecordId } from '../kernel/ids.js';
import { DAY, MINUTE } from '../kernel/time.js';
import { readTrail } from '../oversight/index.js';
import { makeTakeouts } from '../takeout/index.js';
import { takeoutDeps } from '../takeouts.js';
import { messagesFor } from '../web/index.js';
import { readHeirRequests } from './heir-request.store.js';
import { until } from '../../test/support/until.js';

const m = messagesFor('fr').heirs;
const DESK = '/assistance/poste';
const HEIRS = `${DESK}/proches`;
const JUDGE = '/controle/proches';
let world: World;
let mona: Visitor;
let solene: Visitor;
let bastien: Visitor;
let people = 880;
let ahead = 0;
let hosts = 0;
before(async () => {
  world = await startWorld();
  mona = await staffMember(world, 'maud');
  solene = await staffMember(world, 'solene');
  bastien = await staffMember(world, 'bastien');
});
after(() => world.close());

const later = (by: number): void => world.clock.setOffset((ahead += by));
const stranger = (): Visitor => visitor(world.app, `203.0.113.${(hosts += 1)}`);
async function deceased(): Promise<{ recordId: RecordId; number: number }> {
  const number = (people += 1);
  const recordId = await livingPerson(world, number, { familyName: 'DEFUNTE', givenNames: ['Rose'] });
  await deposited(world.house, recordId, aDraft(`rapport ${number}`, { dated: world.clock.domain() - DAY }));
  await dies(world, recordId);
  return { recordId, number };
}
async function opens(number: number): Promise<void> {
  const token = tokenIn(await mona.get(DESK));
  await mona.post(`${DESK}/ouvrir`, { _csrf: token, nir: testIns(number).value });
}
const FIELDS = {
  prenom: 'Ada',
  nom: 'PROCHE',
  adresse: '3 rue des Essais\n99000 ESSAI',
  courriel: 'ada.proche@example.org',
  qualite: 'spouse',
  motif: 'causes',
  raison: 'Comprendre ce qui est arrivé',
};
async function records(
  fields: Readonly<Record<string, string>> = FIELDS,
  files: Readonly<Record<string, Buffer>> = { 'piece-identity': SCAN, 'piece-quality': SCAN },
): Promise<Page> {
  const now = new Date(world.clock.domain() - DAY).toISOString();
  const all = {
    _csrf: tokenIn(await mona.get(DESK)),
    'recu-day': now.slice(8, 10),
    'recu-month': now.slice(5, 7),
    'recu-year': now.slice(0, 4),
    ...fields,
  };
  const parts = [
    ...Object.entries(all).map(([name, value]) =>
      Buffer.from(`--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    ),
    ...Object.entries(files).flatMap(([name, bytes]) => [
      Buffer.from(`--b\r\ncontent-disposition: form-data; name="${name}"; filename="s.pdf"\r\n\r\n`),
      bytes,
      Buffer.from('\r\n'),
    ]),
    Buffer.from('--b--\r\n'),
  ];
  const answer = await world.app.inject({
    method: 'POST',
    url: `${HEIRS}/enregistrer`,
    headers: {
      'content-type': 'multipart/form-data; boundary=b',
      cookie: [...mona.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    },
    payload: Buffer.concat(parts),
  });
  for (const { name, value } of answer.cookies) mona.cookies.set(name, value);
  return { status: answer.statusCode, url: HEIRS, html: answer.body, headers: answer.headers };
}
const requestsOf = (recordId: RecordId) => world.house.database.withRecord(recordId, readHeirRequests);
const post = async (who: Visitor, path: string, fields: Readonly<Record<string, string>>): Promise<Page> =>
  who.post(`${JUDGE}/${path}`, { _csrf: tokenIn(await who.get(JUDGE)), ...fields });
const historyOf = (recordId: RecordId, limit: number): Promise<string[]> =>
  world.house.database.withRecord(recordId, async (handle) =>
    (await readTrace(handle, 'shown', { limit })).lines.map(
      ({ act, outcome, actor }) => `${act} ${outcome} ${actor.kind}`,
    ),
  );

/** Granted through the acts; the letter's code, and the reference. */
async function grantedOne() {
  const { recordId } = await deceased();
  const request = await asked(world, recordId);
  later(3 * DAY);
  const { runner, acts } = world.house;
  const chosen = { categories: ['reports'] as const, months: 12 };
  const input = { requestId: request.id, what: 'grant', words: 'Le compte rendu suffit', chosen } as const;
  await runner.perform(acts.proposeHeirDecision, recordId, input, auditorCalled('Solène'));
  await runner.perform(acts.confirmHeirDecision, recordId, { requestId: request.id }, auditorCalled('Bastien'));
  const letter = (await lettersOf(world, recordId)).find(({ kind }) => kind === 'heir-request-granted');
  return { recordId, reference: request.reference, code: letter?.values.code ?? assert.fail('no letter') };
}
const enters = async (browser: Visitor, reference: string, code: string): Promise<Page> =>
  browser.submit(await browser.get('/proche'), '/proche', { reference, code });
const sentTo = (address: string): Promise<string> =>
  until(`a code sent to ${address}`, async () => {
    const all = (await world.house.courier.folder?.list(50)) ?? [];
    const found = all.find((one) => one.kind === 'email' && one.mail.to === address);
    if (found?.kind !== 'email') return undefined;
    return /\b(\d{6})\b/.exec(found.mail.text)?.[1] ?? assert.fail('no code in it');
  });

test('from the desk to the download: recorded, judged by two, written to, fetched, and all of it in the history', async () => {
  const { recordId, number } = await deceased();
  await opens(number);
  assert.ok((await mona.get(DESK)).html.includes(`href="${HEIRS}"`));
  const recorded = await records();
  assert.equal(recorded.headers['location'], HEIRS);
  const shown = await mona.follow(recorded);
  assert.ok(shown.html.includes(m.desk.done.recorded));
  const [request] = await requestsOf(recordId);
  assert.ok(request !== undefined && shown.html.includes(request.reference));
  assert.doesNotMatch(shown.html, /DEFUNTE|rapport/);

  later(3 * DAY);
  assert.ok((await solene.get(JUDGE)).html.includes(request.id));
  const one = await solene.get(`${JUDGE}/${request.id}`);
  assert.ok(one.html.includes('Ada PROCHE') && one.html.includes('Rose DEFUNTE'));
  assert.doesNotMatch(one.html, /rapport/);
  const paper = await solene.get(`${JUDGE}/${request.id}/pieces/quality`);
  assert.equal(paper.headers['content-type'], 'application/pdf');
  assert.match(String(paper.headers['content-disposition']), /^attachment/);
  const proposal = {
    demande: request.id,
    suite: 'grant',
    mois: '12',
    categories: 'reports',
    raisons: 'Le rapport suffit',
  };
  assert.equal((await post(solene, 'proposer', proposal)).headers['location'], `${JUDGE}/${request.id}`);
  const alone = await post(solene, 'confirmer', { demande: request.id });
  assert.equal(alone.status, 400);
  assert.ok(alone.html.includes(m.judge.faults['second-auditor-needed']));
  const confirmed = await post(bastien, 'confirmer', { demande: request.id });
  assert.equal(confirmed.headers['location'], JUDGE);
  assert.ok((await bastien.follow(confirmed)).html.includes(m.judge.done.granted));

  const letter = (await lettersOf(world, recordId)).find(({ kind }) => kind === 'heir-request-granted');
  const ada = stranger();
  const entered = await enters(ada, request.reference.toLowerCase(), letter?.values.code ?? '');
  assert.equal(entered.headers['location'], '/proche/code');
  const codePage = await ada.follow(entered);
  const done = await ada.submit(codePage, '/proche/code', { code: await sentTo('ada.proche@example.org') });
  assert.equal(done.headers['location'], '/proche/copie');
  assert.ok((await ada.get('/proche/copie')).html.includes(m.copy.making));
  assert.equal((await ada.get('/proche/copie/dossier.zip')).status, 404);
  await makeTakeouts(takeoutDeps(world.house));
  const ready = await ada.get('/proche/copie');
  assert.ok(ready.html.includes(m.copy.ready) && ready.html.includes(request.reference));
  const zip = await ada.get('/proche/copie/dossier.zip');
  assert.equal(zip.status, 200);
  assert.equal(zip.headers['content-type'], 'application/zip');
  assert.equal((await ada.submit(ready, '/proche/finir')).headers['location'], '/proche');
  assert.equal((await ada.get('/proche/copie')).headers['location'], '/proche');

  assert.deepEqual(await historyOf(recordId, 9), [
    'heir-copy-download done heir',
    'heir-copy-read done heir',
    'heir-copy-make done system',
    'heir-copy-download refused heir',
    'heir-copy-read done heir',
    'heir-enter done heir',
    'heir-request-grant done auditor',
    'heir-request-open done auditor',
    'heir-request-grant failed auditor',
  ]);
  const { lines } = await readTrail(world.house.database.directory, world.house.keys.directory, { limit: 12 });
  const trail = lines.map(({ act, outcome }) => `${act} ${outcome}`);
  assert.deepEqual(trail.slice(0, 4), [
    'heir-confirm done',
    'heir-read done',
    'heir-confirm refused',
    'heir-read done',
  ]);
});

test('each fault of the form is said by its field, and nothing is recorded', async () => {
  const { recordId, number } = await deceased();
  await opens(number);
  const t = m.desk.faults;
  const cases: readonly (readonly [object, string, Readonly<Record<string, Buffer>>?])[] = [
    [{ nom: '' }, t.name],
    [{ adresse: '' }, t.address],
    [{ courriel: '' }, t.contact],
    [{ courriel: 'pas une adresse' }, t.contact],
    [{ qualite: 'voisin' }, t.quality],
    [{ motif: 'curiosite' }, t.ground],
    [{ raison: 'non' }, t.why],
    [{ depuis: '15' }, t.since],
    [{ 'recu-year': '2090' }, t.received],
    [{ 'recu-day': '31', 'recu-month': '02' }, t.received],
    [{ motif: 'parental' }, t['heir-ground-is-for-parents']],
    [{ motif: 'parental', qualite: 'parent' }, t['heir-ground-is-of-a-minor']],
    [{}, t.identity, { 'piece-quality': SCAN }],
    [{}, t['quality-paper'], { 'piece-identity': SCAN, 'piece-quality': Buffer.from('<script>') }],
  ];
  for (const [change, sentence, files] of cases) {
    const answer = await records({ ...FIELDS, ...change }, files);
    assert.equal(answer.status, 400, sentence);
    assert.ok(answer.html.includes(sentence.replaceAll("'", '&#39;')) || answer.html.includes(sentence), sentence);
  }
  assert.deepEqual(await requestsOf(recordId), []);
});

test('of somebody alive the form is not offered, and what is sent all the same is refused', async () => {
  const number = (people += 1);
  const recordId = await livingPerson(world, number);
  await opens(number);
  const page = await mona.get(HEIRS);
  assert.ok(!page.html.includes(`${HEIRS}/enregistrer`));
  const answer = await records();
  assert.equal(answer.status, 400);
  assert.deepEqual((await historyOf(recordId, 2))[1], 'heir-request-record refused helpdesk');
});

test('without an account, and for who is no adviser or no auditor, there is nothing', async () => {
  const fresh = await staffMember(world, 'idriss');
  assert.equal((await fresh.get(HEIRS)).headers['location'], DESK);
  assert.equal((await solene.get(HEIRS)).status, 403);
  assert.equal((await mona.get(JUDGE)).status, 403);
  assert.equal((await solene.get(`${JUDGE}/00000000-0000-4000-8000-000000000000`)).status, 404);
  assert.equal((await solene.get(`${JUDGE}/pas-un-id`)).status, 404);
  assert.equal((await stranger().get('/proche/copie')).headers['location'], '/proche');
  assert.equal((await stranger().get('/proche/code')).headers['location'], '/proche');
});

test('an unknown reference, a wrong code, a locked one, one that is over, and a request that opens nothing are the same page', async () => {
  const open = await grantedOne();
  const waits = await deceased().then(({ recordId }) => asked(world, recordId));
  const over = await grantedOne();
  const alive = await grantedOne();
  await world.owner`update directory_heir set code_until = now() - interval '900 days' where record_id = ${over.recordId}`;
  await world.owner`update heir_request set state = 'withdrawn', categories = null where record_id = ${alive.recordId}`;
  const locked = await grantedOne();
  for (let tries = 0; tries < 5; tries += 1) await enters(stranger(), locked.reference, '0000000000');
  const page = async (reference: string, code: string): Promise<string> => {
    const answer = await enters(stranger(), reference, code);
    assert.equal(answer.status, 400);
    return answer.html
      .replaceAll(/name="_csrf" value="[^"]+"/g, '')
      .replaceAll(reference, '')
      .replaceAll(/nonce-?[^"' ]+|[0-9A-F]{8}-?[0-9A-F]{0,4}/gi, '');
  };
  const unknown = await page('ZZZZ-ZZZZ', '0000000000');
  assert.equal(await page(open.reference, '0000000000'), unknown);
  assert.equal(await page(waits.reference, '0000000000'), unknown);
  assert.equal(await page(over.reference, over.code), unknown);
  assert.equal(await page(alive.reference, alive.code), unknown);
  assert.equal(await page(locked.reference, locked.code), unknown);
  assert.equal((await enters(stranger(), open.reference, open.code)).headers['location'], '/proche/code');
});

test('the second code is worth three tries and ten minutes; without it the letter opens nothing', async () => {
  const { reference, code, recordId } = await grantedOne();
  const ada = stranger();
  const codePage = await ada.follow(await enters(ada, reference, code));
  for (let tries = 0; tries < 2; tries += 1)
    assert.equal((await ada.submit(codePage, '/proche/code', { code: '000000' })).status, 400);
  assert.match(
    String((await ada.submit(codePage, '/proche/code', { code: '000000' })).headers['location']),
    /recommencer/,
  );
  assert.equal((await ada.get('/proche/copie')).headers['location'], '/proche');
  const again = await ada.follow(await enters(ada, reference, code));
  const sent = await sentTo('ada.proche@example.org');
  world.advanceReal(11 * MINUTE);
  assert.equal((await ada.submit(again, '/proche/code', { code: sent })).status, 400);
  assert.ok((await historyOf(recordId, 5)).every((line) => !line.startsWith('heir-copy')));
});
