import path from 'node:path';
import type { House } from './compose.js';
import type { Config } from './config.js';
import type { RecordId } from './kernel/ids.js';
import type { Clock } from './kernel/time.js';
import { carryAskedCodes, noticeTerms, prepareNotices } from './lifecycle/index.js';
import { printLetters, sendMessages, type LetterDeps, type SendingDeps } from './notices/index.js';
import type { Courier } from './platform/courier.js';
import { smtpTransport } from './platform/mail.js';
import { outboxFolder } from './platform/outbox-folder.js';
import { httpSmsTransport } from './platform/sms.js';

// What this installation sends with, and the sending of what waits.

/** A demo without servers of its own keeps everything in a folder that a page shows. */
export function courierOf(config: Config, clock: Pick<Clock, 'domain'>): Courier {
  const { smtpUrl, smtpNeedsTls, mailFrom, mailReturn, sms, mode, home } = config;
  const folder = mode === 'demo' ? outboxFolder(path.join(home, 'outgoing'), () => clock.domain()) : undefined;
  const mail = smtpUrl === undefined ? folder?.mail : smtpTransport(smtpUrl, mailFrom, { needsTls: smtpNeedsTls });
  const texts = sms === undefined ? folder?.sms : httpSmsTransport(sms.url, sms.token, sms.sender);
  return {
    ...(mail === undefined ? {} : { mail }),
    ...(texts === undefined ? {} : { sms: texts }),
    ...(mailReturn === undefined ? {} : { returnAddress: mailReturn }),
    ...(folder === undefined ? {} : { folder }),
  };
}

export const sendingDeps = (house: House): SendingDeps & LetterDeps => ({
  database: house.database,
  keys: house.keys,
  clock: house.clock,
  courier: house.courier,
  sender: { publicUrl: house.config.publicUrl, phone: house.config.helpPhone },
  letterSender: house.config.letterSender,
  terms: noticeTerms(house),
});

/** Codes asked for at the door are looked at; wanted notices get their codes; then e-mails and text messages; in a demo the letters too, one at a time. In production letters go in batches. */
export async function sendWaiting(
  house: House,
  failed: (recordId: RecordId, error: unknown) => void,
): Promise<{ sent: number; left: number }> {
  const deps = sendingDeps(house);
  await carryAskedCodes(house);
  await prepareNotices({ ...house, sendsMail: house.courier.mail !== undefined }, failed);
  const mails = await sendMessages(deps, 'email', failed);
  const texts = await sendMessages(deps, 'sms', failed);
  const { folder } = house.courier;
  let letters = 0;
  if (folder !== undefined)
    letters = await printLetters(deps, { atMost: 200 }, (letter) =>
      folder.keepLetter(letter.id, letter.to, letter.pdf),
    );
  return { sent: mails.sent + texts.sent + letters, left: mails.left + texts.left };
}
