import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { demoPersons } from '../demo/index.js';
import { hiddenFields, signedIn, visitor, type Page, type Visitor } from '../../test/support/visitor.js';
import { startWorld, type World } from '../../test/support/world.js';
import { readTrace } from '../audit/index.js';
import { HOUR, MINUTE, SECOND } from '../kernel/time.js';
import { replaceAccount } from './account.store.js';
import { hashPassword } from './password-hashing.js';
import { findRecordByIns } from './person.store.js';
import { currentCode } from './one-time-code.js';
import { sessionsOf } from './web-edge.js';

let world: World;
before(async () => {
  // One-time codes change with the half minute: it passes when a test says so.
  world = await startWorld({ standsStill: true });
});
after(() => world.close());

let hosts = 0;
/** Every test comes from an address of its own: guesses of one do not slow the other down. */
const newcomer = (): Visitor => visitor(world.app, `192.0.2.${(hosts += 1)}`);
const persona = (key: string) => {
  const found = demoPersons.find((one) => one.key === key);
  assert.ok(found !== undefined);
  return found;
};
const codeOf = (key: string): string => currentCode(persona(key).totpSecret, world.clock.real());
/** One-time codes work once: each sign-in of a person needs a step of its own. */
const nextStep = (): void => world.advanceReal(31 * SECOND);

async function givePassword(browser: Visitor, username: string, password: string, from = '/connexion'): Promise<Page> {
  return browser.submit(await browser.get(from), '/connexion', { username, password });
}

async function historyOf(key: string) {
  const { house } = world;
  const { ins: value, oid } = persona(key);
  const recordId = await findRecordByIns(house.database.directory, house.keys.index, { oid, value });
  assert.ok(recordId !== undefined);
  return house.database.withRecord(recordId, async (handle) => (await readTrace(handle, 'shown', { limit: 5 })).lines);
}

/** What DESIGN lets differ: the token of the form and the request's number. */
const withoutTokens = (html: string): string =>
  html.replace(/name="_csrf" value="[^"]*"/g, '').replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '');

test('a person signs in with password and one-time code, and the history says so', async () => {
  const browser = newcomer();
  const { username, password } = persona('amina');
  const codePage = await browser.follow(await givePassword(browser, username, password));
  assert.match(codePage.html, new RegExp(`data-demo-code="${codeOf('amina')}"`), 'demo shows the code');
  const done = await browser.submit(codePage, '/connexion/code', { code: codeOf('amina') });
  assert.equal(done.status, 303);
  assert.equal(done.headers['location'], '/accueil');
  assert.ok(browser.cookies.has('carnet_session'));
  const [entry] = await historyOf('amina');
  assert.equal(entry?.act, 'sign-in');
  assert.equal(entry?.outcome, 'done');
  assert.equal(entry?.rule, 'sign-in-needs-password-and-code');
});

test('the session cookie is out of reach of scripts and other sites', async () => {
  nextStep();
  const browser = newcomer();
  const { username, password } = persona('paul');
  const codePage = await browser.follow(await givePassword(browser, username, password));
  const done = await browser.submit(codePage, '/connexion/code', { code: codeOf('paul') });
  const cookies = [done.headers['set-cookie']].flat().map(String);
  const session = cookies.find((one) => one.startsWith('carnet_session='));
  assert.match(session ?? '', /HttpOnly/);
  assert.match(session ?? '', /SameSite=Lax/);
});

test('unknown username, wrong password and wrong code give the same page', async () => {
  nextStep();
  const { username, password } = persona('karim');
  const unknown = newcomer();
  const pages = [await givePassword(unknown, 'nobody.at.all', 'Wrong-password-1', '/connexion?retour=%2Fdocuments')];
  const wrong = newcomer();
  pages.push(await givePassword(wrong, username, 'Wrong-password-1', '/connexion?retour=%2Fdocuments'));
  const late = newcomer();
  const codePage = await late.follow(await givePassword(late, username, password, '/connexion?retour=%2Fdocuments'));
  const bad = codeOf('karim') === '000000' ? '000001' : '000000';
  pages.push(await late.submit(codePage, '/connexion/code', { code: bad }));
  assert.deepEqual(
    pages.map((page) => page.status),
    [401, 401, 401],
  );
  const [first, ...others] = pages.map((page) => withoutTokens(page.html));
  for (const other of others) assert.equal(other, first);
  const headers = pages.map((page) =>
    Object.keys(page.headers)
      .filter((name) => name !== 'set-cookie')
      .sort(),
  );
  assert.deepEqual(headers[1], headers[0]);
  assert.deepEqual(headers[2], headers[0]);
});

test('a wrong password for a known username is refused by name in the history', async () => {
  const browser = newcomer();
  await givePassword(browser, persona('tom').username, 'Wrong-password-1');
  const [entry] = await historyOf('tom');
  assert.equal(entry?.act, 'sign-in');
  assert.equal(entry?.outcome, 'refused');
  assert.equal(entry?.rule, 'sign-in-needs-password-and-code');
});

test('an unknown username leaves a security event without the name in it', async () => {
  const browser = newcomer();
  await givePassword(browser, 'somebody.unknown', 'Wrong-password-1');
  const rows = await world.owner<{ kind: string; detail: unknown }[]>`
    select kind, detail from security_event where kind = 'sign-in-unknown' order by id desc limit 1`;
  assert.match(JSON.stringify(rows[0]?.detail), /^\{"username":"[0-9a-f]{64}"\}$/);
});

test('a one-time code works once', async () => {
  nextStep();
  await signedIn(world, 'dominique', '192.0.2.200');
  await assert.rejects(signedIn(world, 'dominique', '192.0.2.200'), /401/);
  const [entry] = await historyOf('dominique');
  assert.equal(entry?.rule, 'one-time-code-works-once');
  nextStep();
  await signedIn(world, 'dominique', '192.0.2.200');
});

test('an accepted password is worth one code: a second one needs the password again', async () => {
  nextStep();
  const browser = newcomer();
  const { username, password } = persona('amina');
  const codePage = await browser.follow(await givePassword(browser, username, password));
  const pending = browser.cookies.get('carnet_pending') ?? '';
  const fields = hiddenFields(codePage.html, '/connexion/code');
  await browser.post('/connexion/code', { ...fields, code: '000000' });
  browser.cookies.set('carnet_pending', pending);
  const again = await browser.post('/connexion/code', { ...fields, code: codeOf('amina') });
  assert.equal(again.status, 401);
  assert.ok(!browser.cookies.has('carnet_session'));
});

test('a password accepted long ago no longer waits for its code', async () => {
  const browser = newcomer();
  const { username, password } = persona('amina');
  const codePage = await browser.follow(await givePassword(browser, username, password));
  world.advanceReal(5 * MINUTE + SECOND);
  const answer = await browser.submit(codePage, '/connexion/code', { code: codeOf('amina') });
  assert.equal(answer.status, 401);
});

test('signing in changes the id of the session and leaves the former one without rights', async () => {
  nextStep();
  const browser = newcomer();
  browser.cookies.set('carnet_session', 'x'.repeat(43));
  browser.cookies.set('carnet_pending', 'y'.repeat(43));
  const { username, password } = persona('paul');
  const codePage = await browser.follow(await givePassword(browser, username, password));
  const pending = browser.cookies.get('carnet_pending');
  assert.notEqual(pending, 'y'.repeat(43), 'an id brought along is never adopted');
  await browser.submit(codePage, '/connexion/code', { code: codeOf('paul') });
  const session = browser.cookies.get('carnet_session');
  assert.ok(session !== undefined && session !== 'x'.repeat(43) && session !== pending);
  const sessions = sessionsOf(world.house);
  assert.equal(await sessions.read(pending), undefined, 'the pending id opens nothing any more');
  assert.equal((await sessions.read(session))?.kind, 'person');
});

test('only a local path is come back to', async () => {
  for (const [given, kept] of [
    ['/documents?annee=2024', '/documents?annee=2024'],
    ['//evil.example/x', undefined],
    ['/\\evil.example', undefined],
    ['https://evil.example/', undefined],
    ['javascript:alert(1)', undefined],
    ['/a\r\nset-cookie: x=1', undefined],
  ] as const) {
    const page = await newcomer().get(`/connexion?retour=${encodeURIComponent(given)}`);
    assert.equal(hiddenFields(page.html, '/connexion')['next'], kept, given);
  }
});

test('the sign-in form refuses what does not come from our own page', async () => {
  const { username, password } = persona('amina');
  const browser = newcomer();
  const page = await browser.get('/connexion');
  const fields = { ...hiddenFields(page.html, '/connexion'), username, password };
  const elsewhere = { 'sec-fetch-site': 'cross-site' };
  assert.equal((await browser.post('/connexion', fields, elsewhere)).status, 403);
  assert.equal((await browser.post('/connexion', fields, { origin: 'https://evil.example' })).status, 403);
  assert.equal((await browser.post('/connexion', { ...fields, _csrf: 'x' })).status, 403);
  browser.cookies.delete('carnet_form');
  assert.equal((await browser.post('/connexion', fields)).status, 403);
});

test('guessing from one address at one account slows down, and the right password from elsewhere still opens', async () => {
  nextStep();
  const { username, password } = persona('karim');
  const guesser = newcomer();
  const statuses: number[] = [];
  for (let n = 0; n < 7; n += 1) statuses.push((await givePassword(guesser, username, `Wrong-password-${n}`)).status);
  assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429, 429]);
  const honest = newcomer();
  const codePage = await honest.follow(await givePassword(honest, username, password));
  assert.equal((await honest.submit(codePage, '/connexion/code', { code: codeOf('karim') })).status, 303);
  world.advanceReal(HOUR + MINUTE);
  assert.equal((await givePassword(guesser, username, 'Wrong-password-8')).status, 401, 'forgotten after an hour');
});

test('wrong codes after the right password are counted for the account, whatever the address', async () => {
  const { username, password } = persona('tom');
  const statuses: number[] = [];
  for (let n = 0; n < 6; n += 1) {
    const browser = newcomer();
    const codePage = await browser.follow(await givePassword(browser, username, password));
    const bad = codeOf('tom') === '000000' ? '000001' : '000000';
    statuses.push((await browser.submit(codePage, '/connexion/code', { code: bad })).status);
  }
  assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429]);
});

test('who was shut out by wrong codes and comes back by letter signs in with the new ways, each time', async () => {
  const { username, password, ins: value, oid, totpSecret } = persona('tom');
  const { database, keys, clock } = world.house;
  const recordId = (await findRecordByIns(database.directory, keys.index, { oid, value })) ?? assert.fail();
  const codePage = async (): Promise<Page> => {
    const browser = newcomer();
    const page = await browser.follow(await givePassword(browser, username, password));
    return browser.submit(page, '/connexion/code', { code: codeOf('tom') });
  };
  nextStep();
  assert.equal((await codePage()).status, 429, 'the password is spent');
  const passwordHash = await hashPassword(password);
  const renewed = await database.withRecord(recordId, (handle) =>
    replaceAccount(handle, keys.index, { username, passwordHash, totpSecret, at: clock.domain() }),
  );
  assert.ok(renewed.ok);
  for (let again = 0; again < 2; again += 1) {
    nextStep();
    assert.equal((await codePage()).status, 303);
  }
});

test('the language is kept in a cookie and comes back to the page', async () => {
  const browser = newcomer();
  const to = await browser.get('/langue?lang=en&retour=%2Fconnexion');
  assert.equal(to.headers['location'], '/connexion');
  assert.match((await browser.follow(to)).html, /<html lang="en"/);
});
