import { readTrace, type TraceLine } from '../audit/index.js';
import { EMERGENCY_TO_REVIEW, queueWithheldEmergency, REPORT_TO_RAISE } from '../emergencies/index.js';
import type { RecordId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { Database, RecordHandle } from '../platform/database.js';
import { markDone, recordsToCarryOn, takeFromOutbox, type OutboxItem } from '../platform/outbox.js';
import { isMessageKind } from './message.model.js';
import { CHOICES_BY_TEXT, isNoticeKind } from './notice.model.js';
import { tellByMessage, tellByText } from './tell-by-message.js';
import { tellEmergency } from './tell-from-trace.js';
import { tellPerson } from './tell-person.js';
import { withheldLeadsToNoNotice } from './withheld-leads-to-no-notice.rule.js';

export interface CarryOptions {
  readonly atMost?: number;
  readonly sendsMail?: boolean;
  readonly sendsTexts?: boolean;
  /** Carries on what was kept for an announcement; answers whether the person is to be told. */
  readonly announce?: (handle: RecordHandle, item: OutboxItem, at: Instant) => Promise<boolean>;
  /** Opens the report that follows from an emergency found abusive; without it such an item is left where it is, as of a kind nobody knows. */
  readonly raiseReport?: (handle: RecordHandle, item: OutboxItem, at: Instant) => Promise<void>;
}

/**
 * Carries on what acts left in the outboxes of records and is due at `at`: each item becomes a notice on the person's home, a
 * message to them, or both, in the transaction that marks it done. One record that cannot be carried on is told to `failed` and keeps nobody else waiting. Answers how many items were
 * carried on; call again until it answers 0.
 */
export async function carryOutbox(
  database: Database,
  at: Instant,
  failed: (recordId: RecordId, error: unknown) => void = (_recordId, error) => {
    throw error;
  },
  options: CarryOptions = {},
): Promise<number> {
  const { atMost = 200 } = options;
  let carried = 0;
  for (const recordId of await recordsToCarryOn(database.directory, at, atMost))
    try {
      carried += await database.withRecord(recordId, async (handle) => {
        const items = await takeFromOutbox(handle, at, 100);
        for (const item of items) {
          const known = await tell(handle, item, at, options);
          if (!known) throw new Error(`nothing carries on an outbox item of kind ${item.kind}`);
          await markDone(handle, item.id, at);
        }
        return items.length;
      });
    } catch (error) {
      failed(recordId, error);
    }
  return carried;
}

/** False for a kind that nobody knows. */
async function tell(
  handle: RecordHandle,
  item: OutboxItem,
  at: Instant,
  { sendsMail = true, sendsTexts = false, announce, raiseReport }: CarryOptions,
): Promise<boolean> {
  // What waited for an announcement may have been shown or taken back meanwhile; released, it is told like any document.
  const waited = item.kind === 'announcement-waiting' || item.kind === 'document-released';
  if (waited && (await announce?.(handle, item, at)) !== true) return true;
  const { itemId, ...unnamed } = item;
  const kind = item.kind === 'document-released' ? 'document-deposited' : item.kind;
  // The word after two weeks says that something changed, not what.
  const told = item.kind === 'announcement-waiting' || itemId === undefined ? unnamed : { ...unnamed, itemId };
  if (kind === EMERGENCY_TO_REVIEW) {
    await queueWithheldEmergency(handle, item);
    return true;
  }
  if (kind === REPORT_TO_RAISE) {
    await raiseReport?.(handle, item, at);
    return raiseReport !== undefined;
  }
  if (kind === CHOICES_BY_TEXT) {
    // Beside the e-mail or the letter of the same change.
    if (sendsTexts) await tellByText(handle, told, 'notice-choices-changed', at, true);
    return true;
  }
  if (!isNoticeKind(kind)) {
    if (isMessageKind(kind)) await tellByMessage(handle, told, kind, at, sendsMail);
    return isMessageKind(kind);
  }
  // A withheld deposit leaves no other item than this word: carried on or not, it is the only one that may be told of it.
  if (!withheldLeadsToNoNotice({ from: 'outbox', kind, withheld: item.kind === 'announcement-waiting' })) return true;
  const sending = { sendsMail, sendsTexts };
  const line = kind === 'announcement-waiting' ? undefined : await lineOf(handle, item);
  // Who it was and to whom else it is told stand in the line; without one the person is told all the same.
  if (kind === 'emergency-access' && line !== undefined && (await tellEmergency(handle, line, at, sending)))
    return true;
  await tellPerson(handle, { ...told, kind, ...(line === undefined ? {} : { line: line.n }) }, at, sending);
  return true;
}

const ACTS: Readonly<Record<string, readonly string[]>> = {
  'document-deposited': ['document-deposit'],
  'consent-stated': ['consent-state', 'colleague-entrust'],
};

/** The line of the act that left the item: of the same instant, and about the same thing. */
async function lineOf(handle: RecordHandle, { kind, itemId, at }: OutboxItem): Promise<TraceLine | undefined> {
  const { lines } = await readTrace(handle, 'shown', { limit: 50, since: at, until: at + 1 });
  return lines.find(({ act, situation, object, outcome }) =>
    kind === 'emergency-access'
      ? situation !== 'normal' && outcome === 'done'
      : ACTS[kind]?.includes(act) === true && (kind !== 'document-deposited' || object?.id === itemId),
  );
}
