import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { demoPersons, demoStaff } from '../demo/index.js';
import { countGuess, currentCode } from '../identity/index.js';
import { ALLOWANCES } from '../identity/guesses-slow-down.rule.js';
import { DAY, MINUTE } from '../kernel/time.js';
import { readTrace } from '../audit/index.js';
import { citizen } from '../../test/support/citizen.js';
import { visitor, type Page, type Visitor } from '../../test/support/visitor.js';
import { startWorld, type World } from '../../test/support/world.js';
import { queueMessage, type MessageKind } from '../notices/index.js';
import { outboxId } from '../platform/outbox.js';
import { messagesFor } from '../web/index.js';
import { ACCOUNT_MESSAGES, ACCOUNT_STEPS } from './helpdesk-sees-no-health-data.rule.js';
import { readPaperRequests } from './paper-request.store.js';

let world: World;
before(async () => {
  // One-time codes change with the half minute: it passes when a test says so.
  world = await startWorld({ standsStill: true });
});
after(() => world.close());

const DESK = '/assistance/poste';
let hosts = 0;

async function adviser(): Promise<Visitor> {
  const staff = demoStaff[0];
  assert.ok(staff !== undefined);
  world.advanceReal(MINUTE);
  const browser = visitor(world.app, `192.0.2.${(hosts += 1)}`);
  const { username, password, totpSecret } = staff;
  const first = await browser.submit(await browser.get(`${DESK}/connexion`), `${DESK}/connexion`, {
    username,
    password,
  });
  const code = currentCode(totpSecret, world.clock.real());
  const entered = await browser.submit(await browser.follow(first), `${DESK}/connexion/code`, { code });
  assert.equal(entered.headers['location'], DESK);
  return browser;
}
const persona = (key: string) => demoPersons.find((one) => one.key === key) ?? assert.fail(key);
const tokenOf = (page: Page): string => /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? '';

async function act(browser: Visitor, path: string, fields: Readonly<Record<string, string>> = {}): Promise<Page> {
  const token = tokenOf(await browser.get(DESK));
  return browser.follow(await browser.post(`${DESK}/${path}`, { _csrf: token, ...fields }));
}
const open = (browser: Visitor, key: string): Promise<Page> => act(browser, 'ouvrir', { nir: persona(key).ins });
function identify(browser: Visitor, key: string, change: Readonly<Record<string, string>> = {}): Promise<Page> {
  const { familyName, givenNames, birthDate } = persona(key);
  const [year = '', month = '', day = ''] = birthDate.split('-');
  return act(browser, 'identite', {
    nom: familyName.toLowerCase(),
    prenom: givenNames[0] ?? '',
    'naissance-day': String(Number(day)),
    'naissance-month': month,
    'naissance-year': year,
    postal: '99000',
    ...change,
  });
}
const historyOf = async (key: string, limit = 12) =>
  world.house.database.withRecord((await citizen(world, key)).recordId, async (handle) =>
    (await readTrace(handle, 'shown', { limit })).lines.map(
      ({ act: name, outcome, actor }) => `${name} ${outcome} ${actor.kind}`,
    ),
  );

test('an adviser signs in with two factors, and a code works once', async () => {
  const staff = demoStaff[0] ?? assert.fail();
  await adviser();
  const browser = visitor(world.app, '192.0.2.250');
  const { username, password, totpSecret } = staff;
  const first = await browser.submit(await browser.get(`${DESK}/connexion`), `${DESK}/connexion`, {
    username,
    password,
  });
  const code = currentCode(totpSecret, world.clock.real());
  assert.equal((await browser.submit(await browser.follow(first), `${DESK}/connexion/code`, { code })).status, 401);
  assert.equal((await browser.get(DESK)).headers['location']?.toString().startsWith(`${DESK}/connexion`), true);
});

test('an opened account shows its state and steps, and neither a name nor anything of a document', async () => {
  const browser = await adviser();
  const page = await open(browser, 'paul');
  assert.match(page.html, /activé/);
  const titles =
    (await (await citizen(world, 'paul')).get('/documents')).body.match(/item-title"><a[^>]*>([^<]+)/g) ?? [];
  assert.ok(titles.length > 3);
  for (const title of titles) assert.ok(!page.html.includes(title.replace(/^.*>/, '')), title);
  assert.doesNotMatch(page.html, /DELATTRE|Paul|paul@|docteur|Dr |consulté/i);
  assert.ok((await historyOf('paul')).includes('helpdesk-find done helpdesk'));
});

test('of what was sent, the help-desk sees what the account says: no subject tells of health, and none takes a line of the twelve', async () => {
  const { recordId } = await citizen(world, 'paul');
  const at = world.clock.domain();
  const sent = (kind: MessageKind, ago: number): Promise<void> =>
    world.house.database.withRecord(recordId, (handle) =>
      queueMessage(handle, {
        id: outboxId(`desk ${kind} ${ago}`),
        kind,
        channel: 'post',
        createdAt: at - ago,
        dueAt: at + DAY,
        values: {},
      }),
    );
  const { kinds } = messagesFor('fr').outgoing;
  const health = (Object.keys(kinds) as MessageKind[]).filter((kind) => !ACCOUNT_MESSAGES.includes(kind));
  assert.deepEqual(
    ['announcement-waiting', 'emergency-access', 'new-reader'].filter((kind) => !health.includes(kind as MessageKind)),
    [],
  );
  await sent('opposition-recorded', DAY);
  for (const kind of health) for (const ago of [0, 1]) await sent(kind, ago);
  const page = await open(await adviser(), 'paul');
  for (const kind of health) assert.ok(!page.html.includes(kinds[kind].subject), kind);
  assert.ok(page.html.includes(kinds['opposition-recorded'].subject));
});

test('without the identity script nothing can be done for the caller, and the refusal stands in the history', async () => {
  const browser = await adviser();
  await open(browser, 'karim');
  for (const path of ['code', 'debloquer', 'coordonnees', 'cloturer'])
    assert.match((await act(browser, path, { courriel: 'a@exemple.fr' })).html, /pas possible maintenant/, path);
  assert.ok((await historyOf('karim')).includes('contact-change refused helpdesk'));
  const state = await world.owner`select 1 from message where kind in ('new-code', 'contact-changed')`;
  assert.equal(state.length, 0);
});

test('a wrong answer is told as one, without which; after five the account waits', async () => {
  const browser = await adviser();
  await open(browser, 'jeanne');
  const changes = [{ nom: 'X' }, { prenom: 'X' }, { 'naissance-day': '30' }, { postal: '75000' }];
  const pages: string[] = [];
  for (const change of changes)
    pages.push((await identify(browser, 'jeanne', change)).html.match(/flash">[\s\S]*?<\/div>/)?.[0] ?? '');
  assert.equal(new Set(pages).size, 1);
  await identify(browser, 'jeanne', { nom: 'X' });
  assert.match((await identify(browser, 'jeanne')).html, /Trop de réponses fausses/);
  world.advanceReal(DAY);
  const another = await adviser();
  await open(another, 'jeanne');
  assert.match((await identify(another, 'jeanne')).html, /Identité vérifiée/, 'nobody shuts the help-desk to another');
});

test('answers tried side by side are counted each: no more than five are compared', async () => {
  const browser = await adviser();
  await open(browser, 'nora');
  await Promise.all(Array.from({ length: 12 }, () => identify(browser, 'nora', { nom: 'X' })));
  const lines = await historyOf('nora', 100);
  const compared = lines.filter((line) => line.startsWith('helpdesk-identify'));
  assert.equal(compared.length, 5, lines.join());
});

test('whoever is inside a space goes out when the help-desk suspends it, and does not wake up with it', async () => {
  const inside = await citizen(world, 'karim');
  assert.equal((await inside.get('/documents')).status, 200);
  const browser = await adviser();
  await open(browser, 'karim');
  await act(browser, 'suspendre');
  await identify(browser, 'karim');
  await act(browser, 'lever');
  assert.equal((await inside.get('/documents')).status, 303);
});

test('the door of staff keeps what was refused and who came in; one address does not try many names', async () => {
  const kinds = async (): Promise<string[]> =>
    (await world.owner<{ kind: string }[]>`select kind from security_event order by id desc limit 60`).map(
      ({ kind }) => kind,
    );
  await adviser();
  assert.equal((await kinds())[0], 'staff-entered');
  const browser = visitor(world.app, '192.0.2.251');
  const attempt = async (username: string): Promise<number> =>
    (await browser.submit(await browser.get(`${DESK}/connexion`), `${DESK}/connexion`, { username, password: 'x' }))
      .status;
  assert.equal(await attempt('first'), 401);
  assert.equal((await kinds())[0], 'staff-sign-in-refused');
  // The rest of what an address may try: more requests than a minute allows.
  const { database, keys } = world.house;
  for (let name = 1; name < ALLOWANCES.address.free; name += 1)
    await countGuess(database.directory, keys.index, 'address', 'staff 192.0.2.251', world.clock.real());
  assert.equal(await attempt('another'), 429);
});

test('a new code goes to a known address, and no address is changed in the same day', async () => {
  const browser = await adviser();
  await open(browser, 'amina');
  assert.match((await identify(browser, 'amina')).html, /Identité vérifiée/);
  assert.match((await act(browser, 'code', { moyen: 'sms' })).html, /part par SMS/);
  assert.match(
    (await act(browser, 'coordonnees', { courriel: 'ailleurs@exemple.fr' })).html,
    /pas possible maintenant/,
  );
  world.clock.setOffset(2 * DAY);
  assert.match(
    (await act(browser, 'coordonnees', { courriel: 'ailleurs@exemple.fr' })).html,
    /coordonnées sont changées/,
  );
  assert.match((await act(browser, 'code', { moyen: 'email' })).html, /part par courrier/);
  const told = await world.owner`select 1 from message where kind = 'contact-changed' and channel = 'email'`;
  assert.equal(told.length, 2, 'the old and the new address');
  world.clock.setOffset(0);
});

test('an opposition that came by post is kept with its scan and carried out', async () => {
  const browser = await adviser();
  await open(browser, 'theo');
  const token = tokenOf(await browser.get(DESK));
  const scan = Buffer.from('%PDF-1.4 a signed letter');
  const fields = { _csrf: token, demande: 'opposition', 'recu-day': '20', 'recu-month': '11', 'recu-year': '2026' };
  const send = (bytes: Buffer<ArrayBuffer>) => {
    const parts = Object.entries(fields).map(([name, value]) =>
      Buffer.from(`--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    );
    parts.push(
      Buffer.from('--b\r\ncontent-disposition: form-data; name="scan"; filename="s.pdf"\r\n\r\n'),
      bytes,
      Buffer.from('\r\n--b--\r\n'),
    );
    return world.app.inject({
      method: 'POST',
      url: `${DESK}/courrier`,
      headers: {
        'content-type': 'multipart/form-data; boundary=b',
        cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      payload: Buffer.concat(parts),
    });
  };
  await send(Buffer.from('<script>'));
  const { recordId } = await citizen(world, 'theo');
  const papers = () => world.house.database.withRecord(recordId, readPaperRequests);
  assert.equal((await papers()).length, 0);
  await send(scan);
  const [paper] = await papers();
  assert.equal(paper?.kind, 'opposition');
  assert.equal(paper?.receivedOn, '2026-11-20');
  assert.deepEqual(await world.house.blobs.get(paper?.scan ?? assert.fail()), scan);
  assert.equal(
    (await world.owner<{ state: string }[]>`select state from space where record_id = ${recordId}`)[0]?.state,
    'opposed',
  );
  assert.deepEqual((await historyOf('theo')).slice(0, 2), ['space-oppose done helpdesk', 'paper-record done helpdesk']);
});

test('a suspension shuts the space at once, the person is told, and lifting it gives it back', async () => {
  const browser = await adviser();
  await open(browser, 'sofia');
  await act(browser, 'suspendre');
  const { recordId } = await citizen(world, 'sofia');
  const stateOf = async () =>
    (await world.owner<{ state: string }[]>`select state from space where record_id = ${recordId}`)[0]?.state;
  assert.equal(await stateOf(), 'suspended');
  const told = await world.owner`select 1 from outbox where record_id = ${recordId} and kind = 'space-suspended'`;
  assert.equal(told.length, 1);
  await identify(browser, 'sofia');
  await act(browser, 'lever');
  assert.equal(await stateOf(), 'active');
});

test('who no longer works here is out on the next request', async () => {
  const browser = await adviser();
  await world.owner`update staff set active = false`;
  assert.equal((await browser.get(DESK)).status, 303);
  await world.owner`update staff set active = true`;
});

test('every step that the help-desk may see has its name in both languages', () => {
  for (const lang of ['fr', 'en'] as const)
    assert.deepEqual(Object.keys(messagesFor(lang).desk.stepNames).sort(), [...ACCOUNT_STEPS].sort());
});
