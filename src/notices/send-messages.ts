import { randomBytes } from 'node:crypto';
import {
  addresseeNirAt,
  changedContactGetsNoCodeYet,
  internationalNumber,
  noteEmailReturned,
  readContact,
  readPerson,
  type Person,
} from '../identity/index.js';
import type { RecordId } from '../kernel/ids.js';
import { DAY, HOUR, MINUTE, type Clock, type Instant } from '../kernel/time.js';
import type { Courier } from '../platform/courier.js';
import { RecordKeyDestroyed, type Database, type RecordHandle } from '../platform/database.js';
import type { Delivery } from '../platform/mail.js';
import { outboxId } from '../platform/outbox.js';
import type { SystemKeys } from '../platform/system-keys.js';
import { messagesFor } from '../web/index.js';
import { mailBody, type Sender } from './mail-body.js';
import { addReturn } from './mail-return.store.js';
import { wordsOf, type Days } from './message-words.js';
import {
  mustArrive,
  WITH_CODE,
  type Channel,
  type Message,
  type MessageKind,
  type WaitingMessage,
} from './message.model.js';
import { endMessage, markSent, postpone, queueMessage, recordsWithMessages, takeMessages } from './message.store.js';

// Carries waiting e-mails and text messages out. A message is taken (durably) before it is sent and marked sent after: a worker that
// dies in between sends it once more, under the same Message-ID, by which receivers drop the second one.

/** What a space's life adds to sending: the dates its words name, and what follows from the day of sending. */
export interface Terms {
  daysAt(sentAt: Instant): Days;
  /** The notice or the code has gone out at `sentAt`: six weeks begin, the code lives from here. */
  whenSent(handle: RecordHandle, message: WaitingMessage, sentAt: Instant): Promise<void>;
}

export interface SendingDeps {
  readonly database: Pick<Database, 'directory' | 'withRecord'>;
  readonly keys: Pick<SystemKeys, 'index'>;
  readonly clock: Clock;
  readonly courier: Courier;
  readonly sender: Sender;
  readonly terms: Terms;
}

const GIVES_UP_AFTER = 8;
/** Ever longer, from two minutes to four hours: some nine hours in all before post takes over. */
const retryIn = (attempts: number): number => Math.min(2 * MINUTE * 2 ** Math.min(attempts, 7), 4 * HOUR);

/** Sends what waits and is due; answers how many went out and how many did not. */
export async function sendMessages(
  deps: SendingDeps,
  channel: Exclude<Channel, 'post'>,
  failed: (recordId: RecordId, error: unknown) => void = (_recordId, error) => {
    throw error;
  },
): Promise<{ sent: number; left: number }> {
  const counts = { sent: 0, left: 0 };
  if ((channel === 'email' ? deps.courier.mail : deps.courier.sms) === undefined) return counts;
  const due = deps.clock.domain();
  let after: RecordId | undefined;
  for (;;) {
    const records = await recordsWithMessages(deps.database.directory, { channel, due, after, atMost: 200 });
    if (records.length === 0) return counts;
    for (const recordId of records)
      try {
        for (const sent of await sendOf(deps, recordId, channel, due)) counts[sent ? 'sent' : 'left'] += 1;
      } catch (error) {
        // An erased record has nobody to write to any more.
        if (!(error instanceof RecordKeyDestroyed)) failed(recordId, error);
      }
    after = records.at(-1);
  }
}

async function sendOf(
  deps: SendingDeps,
  recordId: RecordId,
  channel: Exclude<Channel, 'post'>,
  due: Instant,
): Promise<boolean[]> {
  const { database, clock } = deps;
  const results: boolean[] = [];
  const taken = await database.withRecord(recordId, async (handle) => {
    // Addresses before their change: one made between the two readings is then known.
    const person = await readPerson(handle);
    const quiet = changedContactGetsNoCodeYet(await readContact(handle), clock.domain());
    const messages: WaitingMessage[] = [];
    for (const message of await takeMessages(handle, { channel, due, retryAt: due + 2 * MINUTE, atMost: 20 })) {
      // Addresses are read now: a code that waited would follow a change made meanwhile.
      if (!quiet || !WITH_CODE.includes(message.kind)) messages.push(message);
      else {
        await fallBackToPost(handle, message, clock.domain(), 'given-up');
        results.push(false);
      }
    }
    return { person, messages };
  });
  for (const message of taken.messages) {
    const delivery = await deliver(deps, recordId, taken.person, message);
    await database.withRecord(recordId, async (handle) => {
      const at = clock.domain();
      if (delivery === 'sent') {
        await deps.terms.whenSent(handle, message, at);
        await markSent(handle, message.id, at);
      } else if (delivery === 'refused' || message.attempts >= GIVES_UP_AFTER) {
        if (delivery === 'refused' && channel === 'email') await noteEmailReturned(handle, at);
        await fallBackToPost(handle, message, at, delivery === 'refused' ? 'returned' : 'given-up');
      } else await postpone(handle, message.id, at + retryIn(message.attempts));
    });
    results.push(delivery === 'sent');
  }
  return results;
}

async function deliver(
  { courier, sender, terms, clock, database, keys }: SendingDeps,
  recordId: RecordId,
  person: Person,
  message: WaitingMessage,
): Promise<Delivery> {
  const now = clock.domain();
  const words = wordsOf(message, person, terms.daysAt(now), addresseeNirAt(person, now) !== undefined);
  if (message.channel === 'sms') {
    const to = message.values.to ?? person.phone;
    const { 'new-code': newCode, ...plain } = messagesFor(words.m.lang).outgoing.sms;
    const texts: Readonly<Partial<Record<MessageKind, string>>> = plain;
    const text = message.kind === 'new-code' && words.code !== undefined ? newCode(words.code) : texts[message.kind];
    if (to === undefined || text === undefined || courier.sms === undefined) return 'refused';
    return courier.sms.send({ id: message.id, to: internationalNumber(to), text });
  }
  const to = message.values.to ?? person.email;
  if (to === undefined || courier.mail === undefined) return 'refused';
  const returnPath =
    courier.returnAddress === undefined ? undefined : await returnPathOf(courier.returnAddress, recordId, message.id);
  return courier.mail.send({
    id: message.id,
    to,
    subject: words.subject,
    ...mailBody(words, person, sender),
    lang: words.m.lang,
    ...(returnPath === undefined ? {} : { returnPath }),
  });

  /** An address of its own for each sending: what comes back to it is about this message and no other. (VERP) */
  async function returnPathOf(address: string, record: RecordId, messageId: string): Promise<string> {
    const token = randomBytes(15).toString('hex');
    const expiresAt = clock.real() + 30 * DAY;
    await addReturn(database.directory, keys.index, { token, recordId: record, messageId, expiresAt });
    return address.replace('@', `+${token}@`);
  }
}

/** A message that did not get through: what must arrive, and goes by no other way, goes by post under an id that follows from it. */
async function fallBackToPost(
  handle: RecordHandle,
  message: Message,
  at: Instant,
  state: 'returned' | 'given-up',
): Promise<boolean> {
  const kind = (await endMessage(handle, message.id, state))?.kind;
  if (kind === undefined || !mustArrive(kind) || message.values.beside === true) return false;
  await queueMessage(handle, {
    ...message,
    id: outboxId(`post instead of ${message.id}`),
    kind,
    channel: 'post',
    createdAt: at,
    dueAt: at,
  });
  return true;
}
