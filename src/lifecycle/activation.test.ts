import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testIns } from '../../test/support/cast.js';
import { keyIn, PASSWORD, proofOf, startDoorWorld, type DoorWorld } from '../../test/support/door-world.js';
import { currentCode } from '../identity/index.js';
import { DAY, MINUTE } from '../kernel/time.js';
import { printedCode } from './code.model.js';
import { issueCode, newCode } from './code.store.js';

let door: DoorWorld;
before(async () => {
  door = await startDoorWorld();
});
after(() => door.close());

test('a person activates their space in a few short pages and is signed in; then signs in again', async () => {
  const who = await door.somebody({ state: 'open', sentDaysAgo: 60 });
  const browser = door.newcomer();
  const proven = await door.prove(browser, '/activer', proofOf(who));
  assert.equal(proven.headers['location'], '/activer/identifiants');
  const login = await browser.follow(proven);
  const weak = await browser.submit(login, '/activer/identifiants', { username: 'court', password: 'facile' });
  assert.equal(weak.status, 400);
  assert.match(weak.html, /href="#username"/);
  assert.match(weak.html, /href="#password"/);
  const kept = await browser.submit(weak, '/activer/identifiants', { password: PASSWORD, username: 'camille.essai' });
  const appPage = await browser.follow(kept);
  const secret = keyIn(appPage.html);
  assert.match(secret, /^[A-Z2-7]{32}$/);
  assert.match(appPage.html, /<svg class="qr"/);
  assert.equal(await door.stateOf(who.recordId), 'open', 'nothing moves before the very end');
  const wrong = await browser.submit(appPage, '/activer/application', { code: '000000' });
  assert.equal(wrong.status, 400);
  const code = currentCode(secret, door.world.clock.real());
  const done = await browser.submit(wrong, '/activer/application', { code });
  assert.equal(done.headers['location'], '/activer/choix');
  assert.ok(browser.cookies.has('carnet_session'), 'signed in');
  assert.equal(await door.stateOf(who.recordId), 'active');
  const [activated, proof] = await door.historyOf(who.recordId);
  assert.equal(activated?.act, 'space-activate');
  assert.equal(activated?.outcome, 'done');
  assert.equal(activated?.rule, 'activates-with-code-nir-and-card');
  assert.equal(proof?.act, 'space-prove');
  assert.equal(proof?.outcome, 'done');

  door.world.advanceReal(MINUTE);
  const again = door.newcomer();
  const codePage = await again.follow(
    await again.submit(await again.get('/connexion'), '/connexion', { password: PASSWORD, username: 'Camille.Essai' }),
  );
  const signedIn = await again.submit(codePage, '/connexion/code', {
    code: currentCode(secret, door.world.clock.real()),
  });
  assert.equal(signedIn.status, 303);
});

test('the code of the app that confirmed the activation does not sign in as well', async () => {
  const who = await door.somebody({ state: 'open' });
  const browser = door.newcomer();
  const login = await browser.follow(await door.prove(browser, '/activer', proofOf(who)));
  const username = 'second.essai';
  const appPage = await browser.follow(
    await browser.submit(login, '/activer/identifiants', { password: PASSWORD, username }),
  );
  const code = currentCode(keyIn(appPage.html), door.world.clock.real());
  await browser.submit(appPage, '/activer/application', { code });
  const again = door.newcomer();
  const codePage = await again.follow(
    await again.submit(await again.get('/connexion'), '/connexion', { password: PASSWORD, username }),
  );
  assert.equal((await again.submit(codePage, '/connexion/code', { code })).status, 401);
  assert.equal((await door.historyOf(who.recordId))[0]?.rule, 'one-time-code-works-once');
});

const withoutToken = (html: string): string => html.replace(/name="_csrf" value="[^"]*"/g, '');

test('knowing is not holding: every set of the three without one of them opens nothing and looks the same', async () => {
  for (const path of ['/activer', '/opposition'] as const) {
    const [who, other] = [await door.somebody(), await door.somebody()];
    const pages: string[] = [];
    for (const mine of [
      [false, true, true],
      [true, false, true],
      [true, true, false],
      [true, false, false],
      [false, true, false],
      [false, false, true],
    ] as const) {
      const guess = {
        code: printedCode(mine[0] ? who.code : mine[1] && mine[2] ? newCode() : other.code),
        nir: mine[1] ? who.nir : testIns(9).value,
        serial: mine[2] ? who.serial : '99999999999',
      };
      const page = await door.prove(door.newcomer(), path, guess);
      assert.equal(page.status, 400);
      pages.push(
        Object.values(guess).reduce((html, typed) => html.replaceAll(`value="${typed}"`, ''), withoutToken(page.html)),
      );
    }
    for (const page of pages) assert.equal(page, pages[0]);
  }
});

test('existing, opposed, open, active and closed look alike to somebody without the code', async () => {
  const pages: string[] = [];
  for (const state of ['notified', 'opposed', 'open', 'active', 'suspended', 'closed', undefined] as const) {
    const who = state === undefined ? undefined : await door.somebody({ state });
    const guess = { code: '00000-00000', nir: who?.nir ?? testIns(77).value, serial: who?.serial ?? '12345678' };
    const page = await door.prove(door.newcomer(), '/activer', guess);
    assert.equal(page.status, 400);
    pages.push(
      Object.values(guess).reduce((html, typed) => html.replaceAll(`value="${typed}"`, ''), withoutToken(page.html)),
    );
  }
  for (const page of pages) assert.equal(page, pages[0]);
});

test('five wrong guesses lock the code, never the person: a new code opens', async () => {
  const who = await door.somebody();
  for (let n = 0; n < 5; n += 1)
    await door.prove(door.newcomer(), '/activer', { ...proofOf(who), serial: `9999999${n}` });
  const refused = (await door.historyOf(who.recordId))[0];
  assert.equal(refused?.act, 'space-prove');
  assert.equal(refused?.outcome, 'refused');
  assert.equal(refused?.rule, 'activates-with-code-nir-and-card');
  const wrong = await door.prove(door.newcomer(), '/activer', { ...proofOf(who), serial: '99999999' });
  assert.equal(wrong.status, 400, 'who does not have all three is not told that it is locked');
  const locked = await door.prove(door.newcomer(), '/activer', proofOf(who));
  assert.equal(locked.status, 409);
  assert.match(locked.html, /Ce code est bloqué/);
  assert.equal((await door.historyOf(who.recordId))[0]?.rule, 'space-code-locks-itself');
  const code = newCode();
  const now = door.world.clock.domain();
  await issueCode(door.world.house, who.recordId, { code, sentAt: now, expiresAt: now + DAY });
  assert.equal((await door.prove(door.newcomer(), '/activer', proofOf({ ...who, code }))).status, 303);
});

test('guesses of one code made at the same time are all counted', async () => {
  const who = await door.somebody();
  await Promise.all(
    Array.from({ length: 8 }, (_one, n) =>
      door.prove(door.newcomer(), '/activer', { ...proofOf(who), serial: `8888888${n}` }),
    ),
  );
  const rows = await door.world.owner<{ wrong_guesses: number }[]>`
    select wrong_guesses from directory_code where record_id = ${who.recordId}`;
  assert.equal(rows[0]?.wrong_guesses, 8);
});

test('right proofs are no wrong guesses, however often they are given', async () => {
  const who = await door.somebody();
  for (let n = 0; n < 7; n += 1)
    assert.equal((await door.prove(door.newcomer(), '/activer', proofOf(who))).status, 303);
});

test('a code expires, and a newer one replaces it; only who holds everything is told', async () => {
  const who = await door.somebody({ state: 'open' });
  const now = door.world.clock.domain();
  await issueCode(door.world.house, who.recordId, { code: newCode(), sentAt: now - 1, expiresAt: now + DAY });
  const page = await door.prove(door.newcomer(), '/activer', proofOf(who));
  assert.equal(page.status, 409);
  assert.match(page.html, /Ce code n(&#39;|')est plus valable/);
  assert.equal((await door.historyOf(who.recordId))[0]?.rule, 'space-code-expires');
  assert.equal((await door.prove(door.newcomer(), '/activer', { ...proofOf(who), nir: testIns(9).value })).status, 400);
});

test('a code activates once, in turn and side by side', async () => {
  const who = await door.somebody();
  const [one, two] = [door.newcomer(), door.newcomer()];
  const [first, second] = await Promise.all([
    door.activate(one, who, 'premier.arrive'),
    door.activate(two, who, 'deuxieme.arrive'),
  ]);
  assert.deepEqual([first.status, second.status].sort(), [303, 409]);
  const again = await door.prove(door.newcomer(), '/activer', proofOf(who));
  assert.equal(again.status, 409);
  assert.match(again.html, /Ce code a déjà servi/);
  const accounts = await door.world.owner`select 1 from directory_account where record_id = ${who.recordId}`;
  assert.equal(accounts.length, 1);
});

test('a username already taken is told, before and at the very end', async () => {
  const [first, second, third] = [await door.somebody(), await door.somebody(), await door.somebody()];
  await door.activate(door.newcomer(), first, 'deja.pris');
  const browser = door.newcomer();
  const login = await browser.follow(await door.prove(browser, '/activer', proofOf(second)));
  const taken = await browser.submit(login, '/activer/identifiants', { password: PASSWORD, username: 'DEJA.pris' });
  assert.equal(taken.status, 400);
  assert.match(taken.html, /Cet identifiant est déjà pris/);
  // Chosen by two at the same time: whoever ends first has it.
  const appPage = await browser.follow(
    await browser.submit(taken, '/activer/identifiants', { password: PASSWORD, username: 'tous.deux' }),
  );
  await door.activate(door.newcomer(), third, 'tous.deux');
  const code = currentCode(keyIn(appPage.html), door.world.clock.real());
  const late = await browser.submit(appPage, '/activer/application', { code });
  assert.equal(late.status, 400);
  assert.match(late.html, /Cet identifiant est déjà pris/);
  assert.equal(await door.stateOf(second.recordId), 'notified', 'nothing of it was kept');
  const [failed] = await door.historyOf(second.recordId);
  assert.equal(failed?.outcome, 'failed');
  assert.equal(failed?.problem, 'username-taken');
});

test("a minor's letter is proven with the number of the parent who got it", async () => {
  const parent = testIns(4242).value;
  const child = await door.somebody({ addresseeNir: parent });
  assert.equal((await door.prove(door.newcomer(), '/activer', proofOf(child))).status, 303);
  assert.equal((await door.prove(door.newcomer(), '/activer', { ...proofOf(child), nir: child.ins })).status, 400);
});

test('who has come of age proves with their own number, although the insurer still knows the parent', async () => {
  const parent = testIns(4242).value;
  const adult = await door.somebody({ addresseeNir: parent, birthDate: '2008-01-15' });
  assert.equal((await door.prove(door.newcomer(), '/activer', proofOf(adult))).status, 400, 'the parent no longer');
  assert.equal((await door.prove(door.newcomer(), '/activer', { ...proofOf(adult), nir: adult.ins })).status, 303);
});

test('an activation left for an hour starts again with the letter; within it, it goes on', async () => {
  const who = await door.somebody();
  const browser = door.newcomer();
  await browser.follow(await door.prove(browser, '/activer', proofOf(who)));
  door.world.advanceReal(20 * MINUTE);
  assert.match((await browser.get('/activer')).html, /href="\/activer\/identifiants"/, 'offered to be taken up');
  assert.equal((await browser.get('/activer/identifiants')).status, 200);
  door.world.advanceReal(31 * MINUTE);
  const over = await browser.get('/activer/identifiants');
  assert.equal(over.headers['location'], '/activer?expire=1');
  assert.match((await browser.follow(over)).html, /Vous avez attendu trop longtemps/);
});

test('every step of an activation refuses a POST that proves nothing', async () => {
  const who = await door.somebody();
  const browser = door.newcomer();
  assert.equal((await browser.post('/activer', proofOf(who))).status, 403);
  await browser.follow(await door.prove(browser, '/activer', proofOf(who)));
  for (const path of ['/activer/identifiants', '/activer/application'])
    assert.equal(
      (await browser.post(path, { password: PASSWORD, username: 'sans.jeton', code: '000000' })).status,
      403,
    );
  const other = door.newcomer();
  await other.follow(await door.prove(other, '/opposition', proofOf(who)));
  assert.equal((await other.post('/opposition/confirmer', {})).status, 403);
  assert.equal((await other.post('/opposition/revenir', {})).status, 403);
  assert.equal((await other.get('/activer/identifiants')).status, 303, 'one proof is for one purpose');
  assert.equal(await door.stateOf(who.recordId), 'notified');
});

test('what is typed badly is told field by field, without looking anybody up', async () => {
  const before = await door.world.owner`select 1 from security_event`;
  const page = await door.prove(door.newcomer(), '/activer', { code: 'ABC', nir: '279035121518988', serial: '' });
  assert.equal(page.status, 400);
  for (const field of ['code', 'nir', 'serial']) assert.match(page.html, new RegExp(`href="#${field}"`));
  assert.equal((await door.world.owner`select 1 from security_event`).length, before.length);
});
