import { sealEntryBy } from '../../audit/index.js';
import { randomUUID, type KeyObject } from 'node:crypto';
import type { RecordId } from '../../kernel/ids.js';
import { addYears, DAY, type Instant } from '../../kernel/time.js';
import { sealRow } from '../../platform/sealing.js';
import type { SystemKeys } from '../../platform/system-keys.js';
import { traitsIndex } from '../../identity/index.js';
import { codeIndex, newCode } from '../code.store.js';
import { lifecycleEntry } from '../lifecycle-trace.js';
import { majorityFallsAt } from '../../identity/index.js';
import type { FeedLine } from './feed-line.model.js';

// Everything a record begins with, sealed, as one row for the statement that takes many in at once.

/** A code that has not been sent yet does not end: its term runs from the day on which its letter leaves. */
const UNTIL_SENT = 3_650 * DAY;

export interface Newcomer {
  readonly line: FeedLine;
  readonly insIndex: Buffer;
  readonly digest: Buffer;
}

export function newcomerRow(
  { line, insIndex, digest }: Newcomer,
  { recordId, slot, key }: { readonly recordId: RecordId; readonly slot: number; readonly key: KeyObject },
  {
    at,
    keys,
    sendsMail,
  }: { readonly at: Instant; readonly keys: Pick<SystemKeys, 'code' | 'index'>; readonly sendsMail: boolean },
): object {
  const code = newCode();
  const messageId = randomUUID();
  const entry = lifecycleEntry('person-import', { kind: 'system' }, at, {
    kind: 'done',
    rule: 'insurer-feeds-identity',
  });
  const { birthDate, postalCode } = line.person;
  // Most people are grown up: their midnight is not worth reckoning.
  const mayBeMinor = addYears(birthDate, 18) > new Date(at - 3 * DAY).toISOString().slice(0, 10);
  const majorityAt = mayBeMinor ? majorityFallsAt(birthDate, postalCode) : at;
  const sealed = (table: string, id: string, content: unknown): string =>
    sealRow(key, table, recordId, id, JSON.stringify(content)).toString('base64');
  return {
    record: recordId,
    slot,
    at_ms: at,
    earlier: line.earlierRecord,
    majority_at: majorityAt > at ? new Date(majorityAt) : undefined,
    as_of: line.asOf === undefined ? undefined : new Date(line.asOf),
    attending: line.attending,
    message_id: messageId,
    channel: sendsMail && line.person.email !== undefined ? 'email' : 'post',
    code_until: new Date(at + UNTIL_SENT),
    ins_index: insIndex.toString('base64'),
    digest: digest.toString('base64'),
    person: sealed('person', recordId, line.person),
    entry: sealEntryBy((plain) => sealRow(key, 'trace', recordId, 'shown', plain), entry).toString('base64'),
    code_index: codeIndex(keys.code, code).toString('base64'),
    traits_index: traitsIndex(keys.index, line.person)?.toString('base64'),
    message: sealed('message', messageId, { code }),
  };
}
