import type { House } from './compose.js';
import { carryWaitingQuestions, missedRecoveries } from './identity/index.js';
import type { RecordId } from './kernel/ids.js';
import { askedCodes, noticeTerms, prepareNotices } from './lifecycle/index.js';
import { printLetters, sendMessages, type LetterDeps, type SendingDeps } from './notices/index.js';

// The sending of what waits.

export const sendingDeps = (house: House): SendingDeps & LetterDeps => ({
  database: house.database,
  keys: house.keys,
  clock: house.clock,
  courier: house.courier,
  sender: { publicUrl: house.config.publicUrl, phone: house.config.helpPhone },
  letterSender: house.config.letterSender,
  terms: noticeTerms(house),
});

/** Codes asked for at the door are looked at, and recoveries that missed; wanted notices get their codes; then e-mails and text messages; in a demo the letters too, one at a time. In production letters go in batches. */
export async function sendWaiting(
  house: House,
  failed: (recordId: RecordId, error: unknown) => void,
): Promise<{ sent: number; left: number }> {
  const deps = sendingDeps(house);
  await carryWaitingQuestions(house, askedCodes(house));
  await carryWaitingQuestions(house, missedRecoveries(house));
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
