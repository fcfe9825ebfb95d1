// Guessing is held back; the person who is guessed at is not.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { demoPersons } from '../demo/index.js';
import { findRecordByIns } from './person.store.js';
import type { RecordId } from '../kernel/ids.js';
import { MINUTE } from '../kernel/time.js';
import type { KeptMessage } from '../platform/outbox-folder.js';
import { hiddenFields, signedIn, visitor, type Page, type Visitor } from '../../test/support/visitor.js';
import { startWorld, type World } from '../../test/support/world.js';
import { countGuess } from './guess.store.js';
import type { GuessKind } from './guesses-slow-down.rule.js';
import { currentCode } from './one-time-code.js';
import { until } from '../../test/support/until.js';

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.close());

const persona = (key: string) => {
  const found = demoPersons.find((one) => one.key === key);
  assert.ok(found !== undefined);
  return found;
};
async function recordOf(key: string): Promise<RecordId> {
  const { house } = world;
  const { ins: value, oid } = persona(key);
  const recordId = await findRecordByIns(house.database.directory, house.keys.index, { oid, value });
  assert.ok(recordId !== undefined);
  return recordId;
}
async function guessed(kind: GuessKind, of: string, times: number): Promise<void> {
  const { database, keys, clock } = world.house;
  for (let n = 0; n < times; n += 1) await countGuess(database.directory, keys.index, kind, of, clock.real());
}
const givePassword = async (browser: Visitor, key: string, password = persona(key).password): Promise<Page> =>
  browser.submit(await browser.get('/connexion'), '/connexion', { username: persona(key).username, password });
const codeOf = (key: string): string => currentCode(persona(key).totpSecret, world.clock.real());

test('who merely knows a username uses up none of its person’s codes', async () => {
  const { username } = persona('karim');
  for (let n = 0; n < 8; n += 1) {
    const stranger = visitor(world.app, `198.51.100.${n}`);
    const codes = await stranger.follow(
      await stranger.submit(await stranger.get('/connexion/oubli'), '/connexion/oubli', { username }),
    );
    const guess = { courriel: '123456', second: '654321' };
    assert.equal((await stranger.submit(codes, '/connexion/oubli/codes', guess)).status, 401);
  }
  const karim = visitor(world.app, '198.51.100.99');
  const page = await karim.follow(await givePassword(karim, 'karim'));
  const sent = await karim.post('/connexion/code/envoyer', {
    ...hiddenFields(page.html, '/connexion/code'),
    moyen: 'email',
  });
  assert.equal(sent.status, 303, 'a code is sent');
  const again = visitor(world.app, '198.51.100.99');
  const form = await again.follow(await givePassword(again, 'karim'));
  assert.equal((await again.submit(form, '/connexion/code', { code: codeOf('karim') })).status, 303);
});

test('guessing from an address shuts nobody out who has come in from there before', async () => {
  const address = '198.51.100.150';
  await signedIn(world, 'amina', address);
  await guessed('address', address, 60);
  world.advanceReal(MINUTE);
  const stranger = visitor(world.app, address);
  const waits = await givePassword(stranger, 'tom');
  assert.deepEqual([waits.status, waits.headers['retry-after']], [429, '900']);
  const amina = visitor(world.app, address);
  assert.equal((await givePassword(amina, 'amina')).status, 303);
});

test('the addresses of one IPv6 network are one source', async () => {
  await guessed('address', '2001:db8:7:7::/64', 60);
  assert.equal((await givePassword(visitor(world.app, '2001:db8:7:7:1::5'), 'tom')).status, 429);
  assert.equal((await givePassword(visitor(world.app, '2001:db8:7:8:1::5'), 'tom')).status, 303);
});

test('five wrong codes spend the password, not the person: a new one from mailbox and telephone opens at once', async () => {
  await guessed('code', await recordOf('dominique'), 5);
  const spent = visitor(world.app, '198.51.100.160');
  const page = await spent.follow(await givePassword(spent, 'dominique'));
  const refused = await spent.submit(page, '/connexion/code', { code: codeOf('dominique') });
  assert.equal(refused.status, 429);
  assert.match(refused.html, /Choisissez un nouveau mot de passe/);

  const back = visitor(world.app, '198.51.100.161');
  const { username } = persona('dominique');
  const codes = await back.follow(
    await back.submit(await back.get('/connexion/oubli'), '/connexion/oubli', { username }),
  );
  world.advanceReal(MINUTE);
  const held = { courriel: await mailedCode('dominique@exemple.invalid'), second: codeOf('dominique') };
  const chosen = await back.follow(await back.submit(codes, '/connexion/oubli/codes', held));
  assert.equal((await back.submit(chosen, '/connexion/oubli/nouveau', { password: 'Tortue-calme-8' })).status, 303);
  world.advanceReal(MINUTE);
  const fresh = visitor(world.app, '198.51.100.162');
  const form = await fresh.follow(await givePassword(fresh, 'dominique', 'Tortue-calme-8'));
  assert.equal(
    (await fresh.submit(form, '/connexion/code', { code: codeOf('dominique') })).headers['location'],
    '/accueil',
  );
});

/** The code of the newest mail to an address; sending goes on behind the answer. */
const mailedCode = (to: string): Promise<string> =>
  until(`a code sent to ${to}`, async () => {
    const all: KeptMessage[] = (await world.house.courier.folder?.list(500)) ?? [];
    const mail = all.find((one) => one.kind === 'email' && one.mail.to === to);
    return mail?.kind === 'email' ? (/\b(\d{6})\b/.exec(mail.mail.text)?.[1] ?? '') : undefined;
  });
