import type { RecordHandle } from '../../platform/database.js';

/**
 * Lets one deposit into a record at a time, until its transaction ends: software that lost its patience and sends the same deposit again
 * while the first is on its way is answered like one that waited.
 */
export async function waitForOtherDeposits(handle: RecordHandle): Promise<void> {
  await handle.sql`select pg_advisory_xact_lock(hashtextextended(${handle.recordId}, 0))`;
}
