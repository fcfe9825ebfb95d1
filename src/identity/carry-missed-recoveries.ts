import { DAY, type Clock } from '../kernel/time.js';
import type { ActRunner } from '../platform/act.js';
import type { Database } from '../platform/database.js';
import type { SystemKeys } from '../platform/system-keys.js';
import { findAccount } from './account.store.js';
import { forgetMissedRecovery, takeMissedRecovery } from './missed-recovery.store.js';
import { recoverAct } from './recover.act.js';
import { addSecurityEvent } from './security-event.store.js';

export interface MissedRecoveriesDeps {
  readonly database: Pick<Database, 'directory'>;
  readonly keys: Pick<SystemKeys, 'directory' | 'index'>;
  readonly clock: Pick<Clock, 'real'>;
  readonly runner: ActRunner;
}

/** What could not be carried in a day is given up, and told to the operator. */
const GIVEN_UP_AFTER = DAY;

/**
 * Looks whose usernames were tried at recovery without the mailbox's code, and writes each refusal into its person's history, one after the
 * other, long after the answers. May run on two machines at once; stopped between the entry and the removal, an entry stands there twice.
 */
export async function carryMissedRecoveries({ database, keys, clock, runner }: MissedRecoveriesDeps): Promise<number> {
  const sql = database.directory;
  const event = (kind: string, detail: Readonly<Record<string, string>> = {}): Promise<void> =>
    addSecurityEvent(sql, kind, clock.real(), detail);

  async function carry(username: string): Promise<void> {
    const recordId = await findAccount(sql, keys.index, username);
    if (recordId === undefined) return event('recovery-unknown');
    const nothingHeld = { mailCodeMatches: false, textCodeMatches: false, code: '', now: clock.real() };
    await runner.perform(recoverAct, recordId, nothingHeld, { kind: 'person', recordId });
  }

  let carried = 0;
  for (;;) {
    const taken = await takeMissedRecovery(sql, keys.directory, clock.real());
    if (taken === undefined) return carried;
    try {
      if (clock.real() - taken.at > GIVEN_UP_AFTER) await event('recovery-given-up');
      else await carry(taken.open());
      await forgetMissedRecovery(sql, taken.id);
      carried += 1;
    } catch (error) {
      // It stays, and is tried again when its time is over.
      await event('recovery-failed', { error: error instanceof Error ? error.name : 'unknown' });
    }
  }
}
