import { noteEmailReturned } from '../identity/index.js';
import type { Clock, Instant } from '../kernel/time.js';
import type { Database, RecordHandle } from '../platform/database.js';
import { outboxId } from '../platform/outbox.js';
import type { SystemKeys } from '../platform/system-keys.js';
import { deliveryReport } from './delivery-report.model.js';
import { findReturn, forgetReturn } from './mail-return.store.js';
import { mustArrive } from './message.model.js';
import { endMessage, queueMessage, type EndedMessage } from './message.store.js';

export interface ReturnDeps {
  readonly database: Pick<Database, 'directory' | 'withRecord'>;
  readonly keys: Pick<SystemKeys, 'index'>;
  readonly clock: Clock;
  /** A code that came back may be in strangers' hands: the letter carries another one. Undefined for kinds without a code. */
  readonly replaceCode: (handle: RecordHandle, ended: EndedMessage, at: Instant) => Promise<string | undefined>;
}

/** `posted`: a letter goes out instead. `noted`: the address is known to fail. `ignored`: a delay, or none of ours. */
export type ReturnTaken = 'posted' | 'noted' | 'ignored';

/** Takes in one returned mail as the mail server hands it over. The same one twice is one. */
export async function takeReturnedMail(deps: ReturnDeps, mail: string, recipient?: string): Promise<ReturnTaken> {
  const report = deliveryReport(mail, recipient);
  if (report?.permanent !== true) return 'ignored';
  const { database, keys, clock } = deps;
  const about = await findReturn(database.directory, keys.index, report.token);
  if (about === undefined) return 'ignored';
  const at = clock.domain();
  const taken = await database.withRecord(about.recordId, async (handle): Promise<ReturnTaken> => {
    const ended = await endMessage(handle, about.messageId, 'returned');
    if (ended === undefined) return 'ignored';
    const { kind } = ended;
    await noteEmailReturned(handle, at);
    if (!mustArrive(kind)) return 'noted';
    const code = await deps.replaceCode(handle, ended, at);
    await queueMessage(handle, {
      id: outboxId(`post instead of ${about.messageId}`),
      kind,
      channel: 'post',
      createdAt: at,
      dueAt: at,
      values: code === undefined ? {} : { code },
    });
    return 'posted';
  });
  await forgetReturn(database.directory, keys.index, report.token);
  return taken;
}
