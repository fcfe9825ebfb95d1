import { addresseeNirAt, readPerson } from '../identity/index.js';
import type { RecordId } from '../kernel/ids.js';
import type { Clock } from '../kernel/time.js';
import { RecordKeyDestroyed, type Database } from '../platform/database.js';
import { formatDate } from '../web/index.js';
import { letterPdf } from './letter.js';
import type { Sender } from './mail-body.js';
import { wordsOf } from './message-words.js';
import type { MessageKind } from './message.model.js';
import { markSent, recordsWithMessages, waitingMessages } from './message.store.js';
import type { Terms } from './send-messages.js';

// Letters, one per person and message. A letter is handed over (written, durable) before it is marked sent: cut short, a batch prints
// the letter again under the same id, and the manifest tells the second copy from the first.

export interface LetterDeps {
  readonly database: Pick<Database, 'directory' | 'withRecord'>;
  readonly clock: Clock;
  readonly sender: Sender;
  readonly letterSender: readonly string[];
  readonly terms: Terms;
}

export interface PrintedLetter {
  readonly id: string;
  readonly kind: MessageKind;
  readonly pdf: Buffer;
  readonly pages: number;
  readonly lang: 'fr' | 'en';
  readonly largePrint: boolean;
  /** The name line: for the demo's page only, never for the manifest. */
  readonly to: string;
  /** Whether the insurer gave an address to send it to. */
  readonly addressed: boolean;
}

const RECORDS_AT_ONCE = 200;

/** Prints what waits for the post, at most so many letters; answers how many. */
export async function printLetters(
  deps: LetterDeps,
  { atMost, batchId }: { readonly atMost: number; readonly batchId?: string },
  hand: (letter: PrintedLetter) => Promise<void>,
): Promise<number> {
  const due = deps.clock.domain();
  let printed = 0;
  let after: RecordId | undefined;
  while (printed < atMost) {
    const records = await recordsWithMessages(deps.database.directory, {
      channel: 'post',
      due,
      after,
      atMost: Math.min(RECORDS_AT_ONCE, atMost - printed),
    });
    if (records.length === 0) return printed;
    for (const recordId of records) printed += await printOf(deps, recordId, due, batchId, hand);
    after = records.at(-1);
  }
  return printed;
}

async function printOf(
  { database, sender, letterSender, terms }: LetterDeps,
  recordId: RecordId,
  due: number,
  batchId: string | undefined,
  hand: (letter: PrintedLetter) => Promise<void>,
): Promise<number> {
  try {
    return await database.withRecord(recordId, async (handle) => {
      const person = await readPerson(handle);
      const inTheirStead = addresseeNirAt(person, due) !== undefined;
      const messages = await waitingMessages(handle, 'post', due);
      for (const message of messages) {
        const { addressee } = message.values;
        // A letter about a person who died goes to whoever asked, in the language of the installation.
        const to =
          addressee === undefined
            ? person
            : { givenNames: [addressee.givenName], familyName: addressee.familyName, address: addressee.address };
        const stead = inTheirStead && addressee === undefined;
        const words = wordsOf(
          message,
          addressee === undefined ? person : { givenNames: to.givenNames },
          terms.daysAt(due),
          stead,
        );
        const reference = message.id.slice(0, 8).toUpperCase();
        const date = formatDate(due, words.m.lang);
        const made = await letterPdf(
          { words, person: to, inTheirStead: stead, reference, date, createdAt: due },
          sender,
          letterSender,
        );
        await hand({
          id: message.id,
          kind: message.kind,
          ...made,
          lang: words.m.lang,
          largePrint: addressee === undefined && person.largePrint === true,
          to: `${to.givenNames[0] ?? ''} ${to.familyName}`.trim(),
          addressed: to.address !== undefined && to.address.length > 0,
        });
        await terms.whenSent(handle, message, due);
        await markSent(handle, message.id, due, batchId);
      }
      return messages.length;
    });
  } catch (error) {
    if (error instanceof RecordKeyDestroyed) return 0;
    throw error;
  }
}
