// Text messages through a provider that really listens: what reaches it, what is tried again, and what becomes a letter.
import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, beforeEach, test } from 'node:test';
import { aRecord } from '../../test/support/cast.js';
import { startWorld, type World } from '../../test/support/world.js';
import type { RecordId } from '../kernel/ids.js';
import { HOUR } from '../kernel/time.js';
import { sendingDeps } from '../outgoing.js';
import { outboxId } from '../platform/outbox.js';
import { httpSmsTransport } from '../platform/sms.js';
import type { MessageKind } from './message.model.js';
import { latestMessages, queueMessage } from './message.store.js';
import { saveChoices } from './notice-choice.store.js';
import { DEFAULT_CHOICES } from './notice.model.js';
import { tellPerson } from './tell-person.js';
import { sendMessages } from './send-messages.js';

interface Asked {
  readonly headers: IncomingMessage['headers'];
  readonly body: { readonly id: string; readonly from: string; readonly to: string; readonly text: string };
}

let world: World;
let server: Server;
let url: string;
let asked: Asked[];
/** What the provider answers, one after the other; then 202. A missing answer: it hangs up. */
let answers: (number | undefined)[];
let people = 400;
before(async () => {
  world = await startWorld({ content: 'empty' });
  server = createServer((request, response) => {
    void (async () => {
      asked.push({ headers: request.headers, body: JSON.parse(await text(request)) as Asked['body'] });
      const status = answers.length === 0 ? 202 : answers.shift();
      if (status === undefined) request.socket.destroy();
      else response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('{}');
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`;
});
after(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await world.close();
});
beforeEach(() => {
  asked = [];
  answers = [];
});

async function waiting(kind: MessageKind, code?: string): Promise<RecordId> {
  const { house } = world;
  const recordId = await aRecord(house, (people += 1), { state: 'notified', phone: '06 12 34 56 78' });
  const at = world.clock.domain();
  await house.database.withRecord(recordId, (handle) =>
    queueMessage(handle, {
      ...{ id: outboxId(`${kind} ${recordId}`), kind, channel: 'sms', createdAt: at, dueAt: at },
      values: code === undefined ? {} : { code },
    }),
  );
  return recordId;
}
/** Why messages have not left, as the log has it. */
const reasons: string[] = [];
const failed = (why: string): void => void reasons.push(why);
const send = () =>
  sendMessages(
    {
      ...sendingDeps(world.house),
      courier: { sms: httpSmsTransport({ url, token: 'a-token-of-the-tests', sender: 'Carnet', failed }) },
    },
    'sms',
  );
const statesOf = async (recordId: RecordId): Promise<string[]> => {
  const found = await world.house.database.withRecord(recordId, (handle) => latestMessages(handle, 9));
  return found.map(({ kind, channel, state }) => `${kind} ${channel} ${state}`).sort();
};

test('a code reaches the provider once, with its number, its sender and a key of its own', async () => {
  const recordId = await waiting('new-code', 'K7QP49XM2T');
  assert.deepEqual(await send(), { sent: 1, left: 0 });
  assert.equal(asked.length, 1);
  const [{ headers, body }] = asked as [Asked];
  assert.equal(headers.authorization, 'Bearer a-token-of-the-tests');
  assert.equal(headers['idempotency-key'], body.id);
  assert.deepEqual([body.to, body.from], ['+33612345678', 'Carnet']);
  assert.match(body.text, /K7QP4-9XM2T/);
  assert.deepEqual(await statesOf(recordId), ['new-code sms sent']);
  assert.deepEqual(await send(), { sent: 0, left: 0 });
  assert.equal(asked.length, 1);
});

for (const [what, answer, why] of [
  ['an error of the provider', 503, '503'],
  ['too many at once', 429, '429'],
  ['a token that has run out', 401, '401'],
  ['a redirection, which is not followed', 302, 'TypeError'],
  ['a line that breaks', undefined, 'TypeError'],
] as const)
  test(`after ${what} it is tried again later, under the same key`, async () => {
    const recordId = await waiting('code-asked');
    answers = [answer];
    reasons.length = 0;
    assert.deepEqual(await send(), { sent: 0, left: 1 });
    assert.deepEqual(reasons, [why]);
    assert.deepEqual(await statesOf(recordId), ['code-asked sms waiting']);
    assert.deepEqual(await send(), { sent: 0, left: 0 }, 'not before its time');
    world.advanceReal(HOUR);
    assert.deepEqual(await send(), { sent: 1, left: 0 });
    assert.equal(asked.length, 2);
    assert.equal(asked[0]?.headers['idempotency-key'], asked[1]?.headers['idempotency-key']);
    assert.deepEqual(await statesOf(recordId), ['code-asked sms sent']);
  });

test('a number that the provider refuses gets a letter instead', async () => {
  const recordId = await waiting('new-code', 'AAAAA00009');
  answers = [422];
  assert.deepEqual(await send(), { sent: 0, left: 1 });
  assert.deepEqual(await statesOf(recordId), ['new-code post waiting', 'new-code sms returned']);
});

test('a text that fails is made up for by a letter only where it was the only way that was chosen', async () => {
  const { house } = world;
  const urgent = (email: boolean) => ({
    ...DEFAULT_CHOICES,
    types: { ...DEFAULT_CHOICES.types, emergency: { carnet: true, email, sms: true } },
  });
  const told = async (email: boolean): Promise<RecordId> => {
    const recordId = await aRecord(house, (people += 1), { phone: '06 12 34 56 78', email: 'u@exemple.fr' });
    const at = world.clock.domain();
    await house.database.withRecord(recordId, async (handle) => {
      await saveChoices(handle, urgent(email), undefined);
      const notice = { id: outboxId(`urgent ${recordId}`), kind: 'emergency-access', at } as const;
      await tellPerson(handle, notice, at, { sendsMail: true, sendsTexts: true });
    });
    answers = [422];
    assert.deepEqual(await send(), { sent: 0, left: 1 });
    return recordId;
  };
  assert.deepEqual(await statesOf(await told(true)), [
    'emergency-access email waiting',
    'emergency-access sms returned',
  ]);
  assert.deepEqual(await statesOf(await told(false)), [
    'emergency-access post waiting',
    'emergency-access sms returned',
  ]);
});

test('no text message holds a name, a number of insurance, a link or a word of health', async () => {
  for (const kind of ['new-code', 'code-asked', 'emergency-access', 'new-reader'] as const)
    await waiting(kind, kind === 'new-code' ? 'BBBBB00009' : undefined);
  await send();
  assert.equal(asked.length, 4);
  for (const { body } of asked) {
    assert.ok(body.text.startsWith('Carnet'), body.text);
    assert.doesNotMatch(body.text, /https?:|www\.|\d{13}|ordonnance|résultat|médecin|document/i);
    assert.ok(body.text.length <= 160, `${body.text.length} characters`);
  }
});
