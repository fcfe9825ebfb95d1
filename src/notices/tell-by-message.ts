import { readContact, readPerson } from '../identity/index.js';
import { HOUR, type Instant } from '../kernel/time.js';
import type { RecordHandle } from '../platform/database.js';
import { outboxId, type OutboxItem } from '../platform/outbox.js';
import { goesByMailThenByPost } from './goes-by-mail-then-by-post.rule.js';
import { isHourly, type MessageKind, type MessageValues } from './message.model.js';
import { queueMessage } from './message.store.js';

/** Puts a message on its way by the channel that reaches the person, if one does. In the caller's transaction. */
export async function tellByMessage(
  handle: RecordHandle,
  item: Pick<OutboxItem, 'id'>,
  kind: MessageKind,
  at: Instant,
  sendsMail: boolean,
  values: MessageValues = {},
): Promise<'email' | 'post' | undefined> {
  const person = await readPerson(handle);
  const contact = await readContact(handle);
  const channel = goesByMailThenByPost(kind, {
    email: (values.to ?? person.email) !== undefined,
    emailReturns: contact.emailReturnedAt !== undefined,
    sendsMail,
  });
  if (channel !== 'email' && channel !== 'post') return undefined;
  const id = isHourly(kind) ? hourlyId(handle, kind, at) : outboxId(`message of ${item.id}`);
  await queueMessage(handle, { id, kind, channel, createdAt: at, dueAt: at, values });
  return channel;
}

/** By text message, for who gave a number. `beside`: another message tells the same, and no letter follows when this one fails. */
export async function tellByText(
  handle: RecordHandle,
  item: Pick<OutboxItem, 'id'>,
  kind: MessageKind,
  at: Instant,
  beside: boolean,
): Promise<void> {
  const { phone } = await readPerson(handle);
  if (phone === undefined) return;
  const id = outboxId(`text of ${isHourly(kind) ? hourlyId(handle, kind, at) : item.id}`);
  await queueMessage(handle, { id, kind, channel: 'sms', createdAt: at, dueAt: at, values: beside ? { beside } : {} });
}

const hourlyId = (handle: RecordHandle, kind: MessageKind, at: Instant): string =>
  outboxId(`${kind} ${handle.recordId} ${Math.floor(at / HOUR)}`);
