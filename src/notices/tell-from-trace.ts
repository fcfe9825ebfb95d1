import { emergencyNotice, isOfKind } from '../access/index.js';
import { readTrace, type TraceLine } from '../audit/index.js';
import { queueEmergency } from '../emergencies/index.js';
import type { IdNatPs, RecordId } from '../kernel/ids.js';
import { HOUR, MINUTE, type Instant } from '../kernel/time.js';
import { RecordKeyDestroyed, type Database, type RecordHandle } from '../platform/database.js';
import { outboxId } from '../platform/outbox.js';
import { changeIsTold } from './change-is-told.rule.js';
import { emergencyAccessIsToldAtOnce } from './emergency-access-is-told-at-once.rule.js';
import { newReaderIsTold } from './new-reader-is-told.rule.js';
import { readChoices } from './notice-choice.store.js';
import { noteReader, readLook, readWalk, recordsToTell, saveLook, saveWalk } from './notice-walk.store.js';
import type { Notice } from './notice.model.js';
import { addPhysicianNotice, attendingPhysicians } from './physician-notice.store.js';
import { choicesHeldAt } from './quieter-choices-are-told.rule.js';
import { tellPerson, type Sending } from './tell-person.js';
import { withheldLeadsToNoNotice } from './withheld-leads-to-no-notice.rule.js';

// The worker goes through what was newly written in the shown chains and tells what is to be told. A reading costs nothing for it: no
// statement, no row. What stands in the withheld chain is not there for this walk, and comes with its release.

/** An entry carries the instant at which its act began: what is written late is still found this long after. */
const LATE = 10 * MINUTE;
const LINES = 300;

/** Goes through everything written since the last look; answers how many lines were gone through. Safe to repeat and to run late. */
export async function tellFromTraces(
  database: Database,
  at: Instant,
  sending: Sending,
  failed: (recordId: RecordId, error: unknown) => void = (_recordId, error) => {
    throw error;
  },
): Promise<number> {
  const { directory } = database;
  const since = Math.max(0, (await readLook(directory)) - LATE);
  let lines = 0;
  let wrong = false;
  let after: RecordId | undefined;
  for (;;) {
    const records = await recordsToTell(directory, { since, after, atMost: 200 });
    if (records.length === 0) break;
    for (const recordId of records)
      try {
        for (let went = LINES; went === LINES; lines += went)
          // Alone, so that two workers do not go through one chain at once.
          went = await database.withRecord(recordId, (handle) => tellFromTrace(handle, at, sending), { alone: true });
      } catch (error) {
        // What is erased is told no more.
        if (error instanceof RecordKeyDestroyed) continue;
        wrong = true;
        failed(recordId, error);
      }
    after = records.at(-1);
  }
  // Whoever failed is looked for again, however long it takes.
  if (!wrong) await saveLook(directory, at);
  return lines;
}

/** One piece of one chain; lines are in the order of their commits, so that none is passed over. */
async function tellFromTrace(handle: RecordHandle, at: Instant, sending: Sending): Promise<number> {
  const { told, last } = await readWalk(handle);
  const until = Math.min(last, told + LINES);
  if (until <= told) return 0;
  const { lines } = await readTrace(handle, 'shown', { limit: until - told, before: until + 1 });
  const kept = await readChoices(handle);
  for (const line of [...lines].reverse()) {
    if (!withheldLeadsToNoNotice({ from: 'trace', chain: line.chain })) continue;
    if (await tellEmergency(handle, line, at, sending)) continue;
    const notice = (await readingOf(handle, line, choicesHeldAt(kept, line.at).readings)) ?? changeOf(handle, line);
    if (notice !== undefined) await tellPerson(handle, { ...notice, own: line.actor.kind === 'person' }, at, sending);
  }
  await saveWalk(handle, until);
  return until - told;
}

/** One notice an hour for each professional, to the person and to who attends them. */
export async function tellEmergency(
  handle: RecordHandle,
  line: TraceLine,
  at: Instant,
  sending: Sending,
): Promise<boolean> {
  const { situation, outcome, actor } = line;
  const professional = actor.kind === 'professional' ? actor.id : undefined;
  const facts = { situation, outcome, ...(professional === undefined ? {} : { professional }), attending: [] };
  if (professional === undefined || !emergencyAccessIsToldAtOnce(facts).person) return false;
  await queueEmergency(handle, line);
  // They read in an emergency: their next reading is not their first.
  await noteReader(handle, professional, line.at);
  const { id } = emergencyNotice(professional as IdNatPs, line.at);
  await tellPerson(handle, { id, kind: 'emergency-access', at: line.at, line: line.n }, at, sending);
  const { physicians } = emergencyAccessIsToldAtOnce({ ...facts, attending: await attendingPhysicians(handle, at) });
  for (const physician of physicians)
    await addPhysicianNotice(handle, { id: outboxId(`${id} to ${physician}`), physician, at: line.at, line: line.n });
  return true;
}

/** One notice an hour for each of them, as for any reading. */
const OPENS_WITH_A_CODE: ReadonlySet<string> = new Set(['visit-look', 'visit-open']);

async function readingOf(
  handle: RecordHandle,
  line: TraceLine,
  readings: 'first' | 'each',
): Promise<Notice | undefined> {
  const { actor, outcome } = line;
  if (outcome !== 'done' || actor.id === undefined || !isOfKind(line, 'reads')) return undefined;
  const known = await noteReader(handle, actor.id, line.at);
  if (!newReaderIsTold(readings, known, OPENS_WITH_A_CODE.has(line.act))) return undefined;
  // What is read in one consultation is one notice.
  const id = outboxId(`reading ${actor.id} ${Math.floor(line.at / HOUR)}`);
  return { id, kind: 'reading', at: line.at, line: line.n };
}

function changeOf({ recordId }: RecordHandle, line: TraceLine): Notice | undefined {
  const kind = changeIsTold({ act: line.act, outcome: line.outcome, by: line.actor.kind });
  return kind === undefined
    ? undefined
    : { id: outboxId(`change ${recordId} ${line.n}`), kind, at: line.at, line: line.n };
}
