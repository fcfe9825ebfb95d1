import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { askedCodes } from './asked-code.js';
import { askedCodeIsToldAnotherWay } from './asked-code-is-told-another-way.rule.js';
import { endsEarlierCodes } from './asked-code-ends-no-other.rule.js';
import { newCodeIsLimited } from './new-code-is-limited.rule.js';
import { normaliseCode } from './code.model.js';
import { latestMessages } from '../notices/index.js';
import { sendWaiting } from '../outgoing.js';
import type { KeptMessage } from '../platform/outbox-folder.js';
import {
  keyIn,
  PASSWORD,
  proofOf,
  startDoorWorld,
  type DoorWorld,
  type Somebody,
} from '../../test/support/door-world.js';
import { carryWaitingQuestions, currentCode } from '../identity/index.js';
import type { Page, Visitor } from '../../test/support/visitor.js';
import { until } from '../../test/support/until.js';

let door: DoorWorld;
before(async () => {
  door = await startDoorWorld();
});
after(() => door.close());

for (const [sentence, change, allowed] of [
  ['somebody known whose space is not open yet', {}, true],
  ['somebody whose space is active and who lost every way in', { space: 'active' }, true],
  ['the third in thirty days', { asked: 2 }, true],
  ['a fourth in thirty days', { asked: 3 }, false],
  ['with another card', { known: false }, false],
  ['for a closed space, which can be reopened', { space: 'closed' }, true],
  ['for a suspended space, against whose closing one may object', { space: 'suspended' }, true],
  ['for an erased space', { space: 'erased' }, false],
  ['for a dead person', { space: 'deceased' }, false],
] as const)
  test(`new-code-is-limited: ${sentence}`, () => {
    const facts = { space: 'notified', asked: 0, known: true, ...change } as const;
    assert.equal(newCodeIsLimited(facts) === undefined, allowed);
  });

const ask = async (browser: Visitor, who: Pick<Somebody, 'ins' | 'serial'>, moyen: string): Promise<Page> =>
  browser.submit(await browser.get('/activer/code'), '/activer/code', { nir: who.ins, serial: who.serial, moyen });

const carryAsked = (): Promise<number> => carryWaitingQuestions(door.world.house, askedCodes(door.world.house));

/** What was asked for is looked at by the job. */
async function messagesOf(who: Somebody): Promise<string[]> {
  await carryAsked();
  const found = await door.world.house.database.withRecord(who.recordId, (handle) => latestMessages(handle, 20));
  return found.map(({ kind, channel, state }) => `${kind} ${channel} ${state}`);
}
async function sentCode(to: string): Promise<string> {
  await sendWaiting(door.world.house, (_recordId, error) => {
    throw error;
  });
  const all: KeptMessage[] = (await door.world.house.courier.folder?.list(200)) ?? [];
  const mail = all.find((one) => one.kind === 'email' && one.mail.to === to);
  const text = mail?.kind === 'email' ? mail.mail.text : '';
  return normaliseCode(/[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(text)?.[0] ?? '') ?? '';
}

for (const [reason, ends] of [
  ['notice', true],
  ['asked', false],
  ['asked-through-desk', true],
  ['returned-mail', false],
] as const)
  test(`asked-code-ends-no-other: ${reason} ${ends ? 'ends' : 'leaves'} the codes before it`, () => {
    assert.equal(endsEarlierCodes(reason), ends);
  });

for (const [channel, known, told] of [
  ['email', { email: true, sms: true }, 'sms'],
  ['email', { email: true, sms: false }, 'post'],
  ['sms', { email: true, sms: true }, 'email'],
  ['sms', { email: false, sms: true }, 'post'],
  ['post', { email: true, sms: true }, 'email'],
  ['post', { email: false, sms: true }, 'sms'],
  ['post', { email: false, sms: false }, undefined],
] as const)
  test(`asked-code-is-told-another-way: by ${channel}, knowing ${JSON.stringify(known)}`, () => {
    assert.equal(askedCodeIsToldAnotherWay(channel, known), told);
  });

test('whoever asks for codes in somebody’s name makes no letter worthless: both work, and the first one used ends the other', async () => {
  const who = await door.somebody({ email: 'harcele@exemple.fr' });
  const attacker = door.newcomer();
  for (let n = 1; n <= 3; n += 1) {
    await ask(attacker, who, 'email');
    await messagesOf(who);
  }
  const code = await sentCode('harcele@exemple.fr');
  assert.equal((await door.prove(door.newcomer(), '/activer', proofOf({ ...who, code }))).status, 303);
  assert.equal((await door.activate(door.newcomer(), who, 'avec.le.courrier')).status, 303);
  const late = await door.prove(door.newcomer(), '/activer', proofOf({ ...who, code }));
  assert.equal(late.status, 409);
  assert.match(late.html, /n(?:'|&#39;|’)est plus valable/);
});

test('a lost code is replaced by e-mail, the person is told by another way, and the new one activates', async () => {
  const who = await door.somebody({ email: 'perdu@exemple.fr' });
  const browser = door.newcomer();
  assert.equal((await ask(browser, who, 'email')).headers['location'], '/activer/code/demande?moyen=email');
  assert.deepEqual((await messagesOf(who)).sort(), ['code-asked post waiting', 'new-code email waiting']);
  const code = await sentCode('perdu@exemple.fr');
  assert.equal((await door.activate(browser, { ...who, code }, 'perdu.puis.revenu')).status, 303);
  const old = await door.prove(browser, '/activer', proofOf(who));
  assert.equal(old.status, 409);
  assert.match(old.html, /n(?:'|&#39;|’)est plus valable/);
  assert.match(old.html, /href="\/activer\/code"/);
});

test('without a known address the new code goes by post, whatever was asked for', async () => {
  const who = await door.somebody();
  await ask(door.newcomer(), who, 'sms');
  assert.deepEqual(await messagesOf(who), ['new-code post waiting']);
});

test('three codes in thirty days, then no more, and the page says the same', async () => {
  const who = await door.somebody({ email: 'encore@exemple.fr' });
  const browser = door.newcomer();
  const answers: string[] = [];
  for (let n = 1; n <= 4; n += 1) {
    answers.push(String((await ask(browser, who, 'email')).headers['location']));
    await messagesOf(who);
  }
  assert.equal(new Set(answers).size, 1);
  assert.equal((await messagesOf(who)).filter((one) => one.startsWith('new-code')).length, 3);
});

test('asked for side by side, three codes go out and no more', async () => {
  const who = await door.somebody({ email: 'ensemble@exemple.fr' });
  await Promise.all(Array.from({ length: 6 }, () => ask(door.newcomer(), who, 'email')));
  // The job on two machines at once.
  await Promise.all([carryAsked(), carryAsked()]);
  const history = await door.historyOf(who.recordId);
  assert.equal(history.filter(({ act }) => act === 'code-ask').length, 6, 'each was carried once');
  assert.equal((await messagesOf(who)).filter((one) => one.startsWith('new-code')).length, 3);
});

test('until the job, an asked code is one sealed row, of somebody as of nobody, and no record is touched', async () => {
  const who = await door.somebody({ email: 'attente@exemple.fr' });
  const rows = async () =>
    door.world.owner<{ sealed: string; size: number }[]>`
      select encode(sealed, 'escape') as sealed, length(sealed) as size from waiting_question where kind = 'asked_code'`;
  await carryAsked();
  const before = (await door.historyOf(who.recordId)).length;
  await ask(door.newcomer(), who, 'email');
  await ask(door.newcomer(), { ins: '255081416802538', serial: who.serial }, 'email');
  const kept = await rows();
  assert.equal(kept.length, 2);
  assert.equal(new Set(kept.map(({ size }) => size)).size, 1);
  for (const { sealed } of kept) assert.ok(!sealed.includes(who.ins) && !sealed.includes(who.serial));
  assert.equal((await door.historyOf(who.recordId)).length, before);
  assert.equal(await carryAsked(), 2);
  assert.equal((await rows()).length, 0);
  assert.ok((await door.historyOf(who.recordId)).some(({ act }) => act === 'code-ask'));
});

test('what cannot be carried stays for the next time, holds up nobody else, and is given up after a day', async () => {
  const who = await door.somebody({ email: 'derriere@exemple.fr' });
  await ask(door.newcomer(), await door.somebody(), 'email');
  // A row that cannot be opened, before the other's.
  await door.world.owner`update waiting_question set sealed = '\\x00', at = at - interval '1 minute'`;
  await ask(door.newcomer(), who, 'email');
  assert.equal(await carryAsked(), 1);
  assert.deepEqual((await messagesOf(who)).sort(), ['code-asked post waiting', 'new-code email waiting']);
  const left = async () => (await door.world.owner`select 1 from waiting_question where kind = 'asked_code'`).length;
  assert.equal(await left(), 1);
  await door.world.owner`update waiting_question set at = at - interval '2 days', taken_until = '-infinity'`;
  await carryAsked();
  assert.equal(await left(), 0);
});

test('a card that is not theirs, or nobody at all: the same bytes, and nothing is sent', async () => {
  const who = await door.somebody({ email: 'cible@exemple.fr' });
  const stranger = { ins: (await door.somebody()).ins, serial: '99999999' };
  const bytes = async (one: Pick<Somebody, 'ins' | 'serial'>): Promise<string> => {
    const browser = door.newcomer();
    const answer = await ask(browser, one, 'email');
    return `${answer.status} ${answer.html} ${(await browser.follow(answer)).html}`;
  };
  const nobody = { ins: '255081416802538', serial: '12345678' };
  assert.equal(await bytes({ ...who, serial: '11111111' }), await bytes(who));
  assert.equal(await bytes(stranger), await bytes(who));
  assert.equal(await bytes(nobody), await bytes(who));
});

test('an activation may end with codes by e-mail instead of an application', async () => {
  const who = await door.somebody({ email: 'sans.appli@exemple.fr' });
  const browser = door.newcomer();
  const login = await browser.follow(await door.prove(browser, '/activer', proofOf(who)));
  const chosen = { username: 'sans.application', password: PASSWORD };
  const app = await browser.follow(await browser.submit(login, '/activer/identifiants', chosen));
  const sent = await browser.follow(
    await browser.post('/activer/application/envoyer', {
      _csrf: /name="_csrf" value="([^"]+)"/.exec(app.html)?.[1] ?? '',
      moyen: 'email',
    }),
  );
  assert.match(sent.html, /s••••@e••••\.fr/);
  assert.equal((await browser.submit(sent, '/activer/application', { code: '000000' })).status, 400);
  const code = await sixDigits('sans.appli@exemple.fr');
  assert.equal((await browser.submit(sent, '/activer/application', { code })).headers['location'], '/activer/choix');
  assert.equal(await door.stateOf(who.recordId), 'active');
});

const sixDigits = (to: string): Promise<string> =>
  until(`a code sent to ${to}`, async () => {
    const all: KeptMessage[] = (await door.world.house.courier.folder?.list(200)) ?? [];
    const mail = all.find((one) => one.kind === 'email' && one.mail.to === to);
    return mail?.kind === 'email' ? (/\b(\d{6})\b/.exec(mail.mail.text)?.[1] ?? '') : undefined;
  });

test('who lost every way in chooses new ones with a new code and the card; the old ones end', async () => {
  const who = await door.somebody({ email: 'tout.perdu@exemple.fr' });
  const before = door.newcomer();
  await door.activate(before, who, 'ancien.identifiant');
  const browser = door.newcomer();
  await ask(browser, who, 'email');
  await messagesOf(who);
  const code = await sentCode('tout.perdu@exemple.fr');
  const login = await browser.follow(await door.prove(browser, '/activer', proofOf({ ...who, code })));
  const chosen = { username: 'nouvel.identifiant', password: PASSWORD };
  const app = await browser.follow(await browser.submit(login, '/activer/identifiants', chosen));
  const now = currentCode(keyIn(app.html), door.world.clock.real());
  assert.equal((await browser.submit(app, '/activer/application', { code: now })).headers['location'], '/accueil');
  const again = door.newcomer();
  const old = { username: 'ancien.identifiant', password: PASSWORD };
  assert.equal((await again.submit(await again.get('/connexion'), '/connexion', old)).status, 401);
  const used = await door.prove(door.newcomer(), '/activer', proofOf({ ...who, code }));
  assert.equal(used.status, 409);
});

test("a child's space asks the parent to certify that they represent it", async () => {
  const parent = await door.somebody();
  const child = await door.somebody({ addresseeNir: parent.ins });
  const browser = door.newcomer();
  const login = await browser.follow(await door.prove(browser, '/activer', proofOf(child)));
  const chosen = { username: 'parent.de.camille', password: PASSWORD };
  assert.equal((await browser.submit(login, '/activer/identifiants', chosen)).status, 400);
  const certified = { ...chosen, certifie: 'yes' };
  assert.equal(
    (await browser.submit(login, '/activer/identifiants', certified)).headers['location'],
    '/activer/application',
  );
});
