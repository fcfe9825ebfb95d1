import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readTrace, type TraceLine } from '../audit/index.js';
import { demoPersons } from '../demo/index.js';
import { currentCode } from './one-time-code.js';
import type { RecordId } from '../kernel/ids.js';
import { MINUTE } from '../kernel/time.js';
import type { KeptMessage } from '../platform/outbox-folder.js';
import { citizen } from '../../test/support/citizen.js';
import { signedIn, visitor, type Page, type Visitor } from '../../test/support/visitor.js';
import { startWorld, type World } from '../../test/support/world.js';
import { readAccount, saveAccount } from './account.store.js';
import { carryWaitingQuestions } from './carry-waiting-questions.js';
import { missedRecoveries } from './missed-recovery.js';
import { noteContactChanged } from './contact.store.js';
import { until } from '../../test/support/until.js';

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.close());

const persona = (key: string) => {
  const found = demoPersons.find((one) => one.key === key);
  if (found === undefined) throw new Error(key);
  return found;
};
const carryMissed = (): Promise<number> => carryWaitingQuestions(world.house, missedRecoveries(world.house));
let addresses = 0;
const newcomer = (): Visitor => visitor(world.app, `203.0.113.${(addresses += 1)}`);

/** What was sent to an address, the newest first; sending goes on behind the answer. */
const sentTo = (to: string, atLeast: number): Promise<KeptMessage[]> =>
  until(`${atLeast} sent to ${to}`, async () => {
    const all = (await world.house.courier.folder?.list(500)) ?? [];
    const found = all.filter(
      (one) => (one.kind === 'email' ? one.mail.to : one.kind === 'sms' ? one.message.to : '') === to,
    );
    return found.length >= atLeast ? found : undefined;
  });
const codeIn = (message: KeptMessage | undefined): string =>
  /\b(\d{6})\b/.exec(
    message?.kind === 'email' ? message.mail.text : message?.kind === 'sms' ? message.message.text : '',
  )?.[1] ?? '';

async function password(browser: Visitor, key: string): Promise<Page> {
  const { username, password: word } = persona(key);
  return browser.follow(
    await browser.submit(await browser.get('/connexion'), '/connexion', { username, password: word }),
  );
}
const askRecovery = async (browser: Visitor, username: string): Promise<Page> =>
  browser.follow(await browser.submit(await browser.get('/connexion/oubli'), '/connexion/oubli', { username }));

test('a code sent by e-mail is a second factor: once, and only for who asked', async () => {
  const browser = newcomer();
  const page = await password(browser, 'paul');
  assert.match(page.html, /p••••@e••••\.invalid/);
  assert.doesNotMatch(page.html, /paul@exemple/);
  const asked = await browser.post('/connexion/code/envoyer', { ...hidden(page), moyen: 'email' });
  const awaiting = await browser.follow(asked);
  const code = codeIn((await sentTo('paul@exemple.invalid', 1))[0]);
  assert.match(code, /^\d{6}$/);
  const other = newcomer();
  const elsewhere = await password(other, 'paul');
  assert.equal((await other.submit(elsewhere, '/connexion/code', { code })).status, 401, 'not in another browser');
  assert.equal((await browser.submit(awaiting, '/connexion/code', { code })).status, 303);
  assert.match((await browser.get('/accueil')).html, /Paul/);
  const again = newcomer();
  assert.equal((await again.submit(await password(again, 'paul'), '/connexion/code', { code })).status, 401);
});

test('a code that was sent is worth ten minutes', async () => {
  const browser = newcomer();
  const page = await password(browser, 'karim');
  await browser.post('/connexion/code/envoyer', { ...hidden(page), moyen: 'sms' });
  const code = codeIn((await sentTo(phoneOf('karim'), 1))[0]);
  world.advanceReal(11 * MINUTE);
  assert.equal((await browser.post('/connexion/code', { ...hidden(page), code })).status, 401);
});

test('after a change of address nothing is sent to the new one for seven days', async () => {
  const { recordId } = await citizen(world, 'jeanne');
  await world.house.database.withRecord(recordId, (handle) => noteContactChanged(handle, world.clock.domain()));
  const browser = newcomer();
  const page = await password(browser, 'jeanne');
  assert.doesNotMatch(page.html, /j••••@/);
  assert.equal((await browser.post('/connexion/code/envoyer', { ...hidden(page), moyen: 'email' })).status, 400);
  await askRecovery(newcomer(), persona('jeanne').username);
  assert.deepEqual(await sentTo('jeanne@exemple.invalid', 0), []);
});

test('a lost password comes back with the mailbox and the telephone, and every open session ends', async () => {
  const elsewhere = await signedIn(world, 'dominique', '203.0.113.250');
  const browser = newcomer();
  const codes = await askRecovery(browser, persona('dominique').username);
  const courriel = codeIn((await sentTo('dominique@exemple.invalid', 1))[0]);
  world.advanceReal(MINUTE);
  const second = currentCode(persona('dominique').totpSecret, world.clock.real());
  const chosen = await browser.follow(await browser.submit(codes, '/connexion/oubli/codes', { courriel, second }));
  assert.match(chosen.html, /new-password/);
  const weak = await browser.submit(chosen, '/connexion/oubli/nouveau', { password: 'Dominique1!' });
  assert.equal(weak.status, 400);
  const done = await browser.submit(chosen, '/connexion/oubli/nouveau', { password: 'Tortue-calme-8' });
  assert.equal(done.headers['location'], '/connexion?nouveau=1');
  assert.equal((await elsewhere.get('/accueil')).status, 303);
  const { username } = persona('dominique');
  const fresh = newcomer();
  const entered = await fresh.submit(await fresh.get('/connexion'), '/connexion', {
    username,
    password: 'Tortue-calme-8',
  });
  assert.equal(entered.headers['location'], '/connexion/code');
});

test('one held thing alone gives nothing back, whichever it is', async () => {
  const { username, totpSecret } = persona('amina');
  for (const which of ['mailbox', 'telephone'] as const) {
    const browser = newcomer();
    const codes = await askRecovery(browser, username);
    const mail = codeIn((await sentTo('amina@exemple.invalid', which === 'mailbox' ? 1 : 2))[0]);
    const right = { courriel: mail, second: currentCode(totpSecret, world.clock.real()) };
    const wrong = which === 'mailbox' ? { ...right, second: '000000' } : { ...right, courriel: '000000' };
    const answer = await browser.submit(codes, '/connexion/oubli/codes', wrong);
    assert.equal(answer.status, 401, which);
    assert.equal((await browser.get('/connexion/oubli/nouveau')).headers['location'], '/connexion/oubli');
  }
});

test('whether a username exists cannot be told from recovery: same pages, same refusal, and no mail for nobody', async () => {
  const pages: string[][] = [];
  for (const username of [persona('sofia').username, 'personne.du.tout']) {
    const browser = newcomer();
    const codes = await askRecovery(browser, username);
    const refused = await browser.submit(codes, '/connexion/oubli/codes', { courriel: '123456', second: '654321' });
    assert.equal(refused.status, 401);
    pages.push([codes.html, refused.html].map((html) => html.replace(/value="[\w-]{43}"/g, '')));
  }
  assert.deepEqual(pages[0], pages[1]);
});

test(
  'a recovery without the mailbox’s code waits for nothing that is somebody’s, and stands in their history once the job has run',
  { timeout: 120_000 },
  async () => {
    const { username, totpSecret } = persona('sofia');
    const { recordId } = await citizen(world, 'sofia');
    const { house } = world;
    const tried = async (): Promise<number> =>
      (await historyOf(recordId)).filter(({ act }) => act === 'sign-in-recover').length;
    const unknown = async (): Promise<number> =>
      (await world.owner`select from security_event where kind = 'recovery-unknown'`).length;
    await carryMissed();
    const before = [await tried(), await unknown()] as const;
    const told: string[] = [];
    // The account is held by another transaction: whoever looked at it would wait for that one's end.
    await house.database.withRecord(recordId, async (handle) => {
      await readAccount(handle, true);
      for (const name of [username, 'personne.du.tout']) {
        const browser = newcomer();
        const codes = await askRecovery(browser, name);
        const second = currentCode(totpSecret, world.clock.real());
        const refused = await browser.submit(codes, '/connexion/oubli/codes', { courriel: '123456', second });
        assert.equal(refused.status, 401);
        told.push(refused.html.replace(/value="[\w-]{43}"/g, ''));
      }
    });
    assert.equal(told[0], told[1]);
    const kept = await world.owner<
      { shown: string }[]
    >`select encode(sealed, 'escape') as shown from waiting_question where kind = 'missed_recovery'`;
    assert.equal(kept.length, 2, 'one row each, for somebody and for nobody');
    assert.ok(kept.every(({ shown }) => !shown.includes(username) && !shown.includes('personne')));
    assert.deepEqual([await tried(), await unknown()], before);
    await Promise.all([carryMissed(), carryMissed()]);
    assert.deepEqual([await tried(), await unknown()], [before[0] + 1, before[1] + 1]);
    const [entry] = (await historyOf(recordId)).filter(({ act }) => act === 'sign-in-recover');
    assert.deepEqual([entry?.outcome, entry?.rule], ['refused', 'recovery-needs-two-held-factors']);
    assert.equal(await carryMissed(), 0, 'once');
  },
);

test('a missed recovery that cannot be carried is told to the operator, tried again, and given up after a day', async () => {
  await carryMissed();
  const browser = newcomer();
  const codes = await askRecovery(browser, persona('karim').username);
  await browser.submit(codes, '/connexion/oubli/codes', { courriel: '123456', second: '654321' });
  await world.owner`update waiting_question set sealed = '\\x00' where kind = 'missed_recovery'`;
  assert.equal(await carryMissed(), 0);
  const events = async (kind: string): Promise<number> =>
    (await world.owner`select from security_event where kind = ${kind}`).length;
  assert.equal(await events('recovery-failed'), 1);
  await world.owner`update waiting_question set at = at - interval '2 days', taken_until = '-infinity'`;
  assert.equal(await carryMissed(), 1);
  assert.equal(await events('recovery-given-up'), 1);
});

test('without an authenticator app the code by text message is the second one', async () => {
  const { recordId } = await citizen(world, 'nora');
  await world.house.database.withRecord(recordId, async (handle) => {
    const account = await readAccount(handle);
    assert.ok(account !== undefined);
    const { totpSecret, ...rest } = account;
    assert.ok(totpSecret !== undefined);
    await saveAccount(handle, rest);
  });
  const browser = newcomer();
  const codes = await askRecovery(browser, persona('nora').username);
  const courriel = codeIn((await sentTo('nora@exemple.invalid', 1))[0]);
  const second = codeIn((await sentTo(phoneOf('nora'), 1))[0]);
  assert.equal((await browser.submit(codes, '/connexion/oubli/codes', { courriel, second })).status, 303);
});

const historyOf = (recordId: RecordId): Promise<readonly TraceLine[]> =>
  world.house.database.withRecord(recordId, async (handle) => (await readTrace(handle, 'shown', { limit: 99 })).lines);
const phoneOf = (key: string): string =>
  `+3363998 10${10 + demoPersons.findIndex((one) => one.key === key)}`.replace(' ', '');
const hidden = (page: Page): Record<string, string> => ({
  _csrf: /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? '',
});
