import type { Clock } from '../kernel/time.js';
import type { ActRunner } from '../platform/act.js';
import type { Database } from '../platform/database.js';
import type { SystemKeys } from '../platform/system-keys.js';
import { findAccount } from './account.store.js';
import type { QuestionTaker } from './carry-waiting-questions.js';
import { recoverAct } from './recover.act.js';
import { addSecurityEvent } from './security-event.store.js';

export interface MissedRecoveryDeps {
  readonly database: Pick<Database, 'directory'>;
  readonly keys: Pick<SystemKeys, 'index'>;
  readonly clock: Pick<Clock, 'real'>;
  readonly runner: ActRunner;
}

/**
 * Looks whose username was tried at recovery without the mailbox's code, and writes the refusal into its person's history. What was asked is
 * the username as it was typed. Carried twice, the entry stands there twice.
 */
export const missedRecoveries = ({ database, keys, clock, runner }: MissedRecoveryDeps): QuestionTaker => ({
  kind: 'missed_recovery',
  told: 'recovery',
  async carry(username) {
    const recordId = await findAccount(database.directory, keys.index, username);
    if (recordId === undefined) return addSecurityEvent(database.directory, 'recovery-unknown', clock.real(), {});
    const nothingHeld = { mailCodeMatches: false, textCodeMatches: false, code: '', now: clock.real() };
    await runner.perform(recoverAct, recordId, nothingHeld, { kind: 'person', recordId });
  },
});
