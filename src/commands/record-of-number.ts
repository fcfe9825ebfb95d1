import { findRecordByIns } from '../identity/index.js';
import type { House } from '../compose.js';
import type { RecordId } from '../kernel/ids.js';
import { INS_OID, parseIns } from '../kernel/ins.js';
import { CommandFailed } from './command-failed.js';

/** The record a number leads to, under the authority that is named, or under those of a demo. Ends the command when there is none. */
export async function recordOfNumber(house: House, number: string, oid: string | undefined): Promise<RecordId> {
  for (const authority of oid === undefined ? [INS_OID.test, INS_OID.demo] : [oid]) {
    const ins = parseIns(authority, number);
    if (!ins.ok) throw new CommandFailed(2, `${number} is no INS: ${ins.problem}`);
    const recordId = await findRecordByIns(house.database.directory, house.keys.index, ins.value);
    if (recordId !== undefined) return recordId;
  }
  throw new CommandFailed(1, 'no record under this number');
}
