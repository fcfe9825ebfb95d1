import type { Instant } from '../kernel/time.js';
import type { RecordHandle } from '../platform/database.js';
import { readChoices } from './notice-choice.store.js';
import { noticeGoesWhereChosen } from './notice-goes-where-chosen.rule.js';
import { messageOf, type Notice } from './notice.model.js';
import { addNotice } from './notice.store.js';
import { choicesHeldAt } from './quieter-choices-are-told.rule.js';
import { tellByMessage, tellByText } from './tell-by-message.js';

export interface Telling extends Notice {
  /** The person did it themself. */
  readonly own?: boolean;
}

export interface Sending {
  readonly sendsMail: boolean;
  readonly sendsTexts: boolean;
}

/** Tells the person by the ways they chose, in the caller's transaction; the same id again tells nothing. Answers whether it was new. */
export async function tellPerson(
  handle: RecordHandle,
  telling: Telling,
  at: Instant,
  { sendsMail, sendsTexts }: Sending,
): Promise<boolean> {
  const { own = false, ...notice } = telling;
  const choices = choicesHeldAt(await readChoices(handle), notice.at);
  const ways = noticeGoesWhereChosen(notice.kind, choices, own);
  const waitsForDigest = ways.email === 'digest';
  if (ways.listed || waitsForDigest) {
    const fresh = await addNotice(handle, {
      ...notice,
      ...(own ? { seenAt: notice.at } : {}),
      listed: ways.listed,
      waitsForDigest,
    });
    if (!fresh) return false;
  }
  const message = messageOf(notice.kind);
  if (message === undefined) return true;
  const told = ways.email === 'now' ? await tellByMessage(handle, notice, message, at, sendsMail) : undefined;
  if (ways.sms && sendsTexts) await tellByText(handle, notice, message, at, told !== undefined);
  return true;
}
