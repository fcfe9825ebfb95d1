import type { RecordId } from '../kernel/ids.js';
import type { Clock } from '../kernel/time.js';
import { isWaiting, tellByMessage, type MessageKind } from '../notices/index.js';
import { RecordKeyDestroyed, type Database } from '../platform/database.js';
import { outboxId } from '../platform/outbox.js';
import type { SystemKeys } from '../platform/system-keys.js';
import { codeExpiresAt } from './code.model.js';
import { codeIndex, issueCodeIn, newCode } from './code.store.js';
import type { NoticeWanted } from './space.model.js';
import { holdSpace, spacesToNotify } from './space.store.js';

// A notice that is wanted gets its code and is put on its way. Doing it twice is doing it once: while one waits, no other is made.

const KINDS = {
  opening: 'space-notice',
  majority: 'majority-notice',
  second: 'second-notice',
} as const satisfies Record<NoticeWanted, MessageKind>;

export interface PrepareDeps {
  readonly database: Pick<Database, 'directory' | 'withRecord'>;
  readonly keys: Pick<SystemKeys, 'code'>;
  readonly clock: Pick<Clock, 'domain'>;
  readonly sendsMail: boolean;
}

/** Answers how many notices were put on their way. */
export async function prepareNotices(
  { database, keys, clock, sendsMail }: PrepareDeps,
  failed: (recordId: RecordId, error: unknown) => void = (_recordId, error) => {
    throw error;
  },
): Promise<number> {
  let prepared = 0;
  let after: RecordId | undefined;
  for (;;) {
    const records = await spacesToNotify(database.directory, 500, after);
    if (records.length === 0) return prepared;
    for (const recordId of records)
      try {
        if (await database.withRecord(recordId, prepare)) prepared += 1;
      } catch (error) {
        if (!(error instanceof RecordKeyDestroyed)) failed(recordId, error);
      }
    after = records.at(-1);
  }

  async function prepare(handle: Parameters<typeof holdSpace>[0]): Promise<boolean> {
    const { noticeWanted } = await holdSpace(handle);
    if (noticeWanted === undefined) return false;
    const kind = KINDS[noticeWanted];
    if (await isWaiting(handle, kind)) return false;
    const at = clock.domain();
    const code = newCode();
    const life = { sentAt: at, expiresAt: codeExpiresAt(at), reason: 'notice' } as const;
    await issueCodeIn(handle, codeIndex(keys.code, code), life);
    await tellByMessage(handle, { id: outboxId(`${kind} ${code}`) }, kind, at, sendsMail, { code });
    return true;
  }
}
