import type { RecordId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import { RecordKeyDestroyed, type Database, type RecordHandle } from '../platform/database.js';
import { outboxId } from '../platform/outbox.js';
import { digestComesOnceATerm } from './digest-comes-once-a-term.rule.js';
import { readChoices, recordsWithDigestDue, setDigestDue } from './notice-choice.store.js';
import { takeForDigest } from './notice.store.js';
import { tellByMessage } from './tell-by-message.js';

/** Sends each digest that is due, once, however late; a term in which nothing happened has none. Answers how many left. */
export async function carryDigests(
  database: Database,
  at: Instant,
  sendsMail: boolean,
  failed: (recordId: RecordId, error: unknown) => void = (_recordId, error) => {
    throw error;
  },
): Promise<number> {
  let sent = 0;
  let after: RecordId | undefined;
  for (;;) {
    const records = await recordsWithDigestDue(database.directory, { due: at, after, atMost: 200 });
    if (records.length === 0) return sent;
    for (const recordId of records)
      try {
        if (await database.withRecord(recordId, (handle) => carryDigest(handle, at, sendsMail), { alone: true }))
          sent += 1;
      } catch (error) {
        if (!(error instanceof RecordKeyDestroyed)) failed(recordId, error);
      }
    after = records.at(-1);
  }
}

async function carryDigest(handle: RecordHandle, at: Instant, sendsMail: boolean): Promise<boolean> {
  const { choices, digestDueAt } = await readChoices(handle);
  if (digestDueAt === undefined || digestDueAt > at) return false;
  const news = await takeForDigest(handle);
  if (news > 0)
    await tellByMessage(handle, { id: outboxId(`digest ${handle.recordId} ${digestDueAt}`) }, 'digest', at, sendsMail);
  // Without digests any more this was the last one.
  await setDigestDue(handle, choices.digest === 'none' ? undefined : digestComesOnceATerm(at, choices.digest));
  return news > 0;
}
