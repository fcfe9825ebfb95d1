import { ok } from '../kernel/result.js';
import { DAY } from '../kernel/time.js';
import type { Act, ActRunner } from '../platform/act.js';
import type { Belongings } from '../platform/belongings.js';
import type { BlobStore } from '../platform/blob-store.js';
import { RecordKeyDestroyed, type Database } from '../platform/database.js';
import {
  beginErasure,
  emptyTables,
  endErasure,
  erasuresToFinish,
  hasSomethingToTell,
  leaveDirectory,
  tellKeyIsGone,
  type Erasure,
} from './erasure.store.js';
import type { LifecycleCaller } from './lifecycle-trace.js';
import { moveAct, type MoveFacts } from './move.act.js';
import type { LifeTerms } from './space.model.js';
import { dueSpaces, WALKS, type WalkPlace } from './wave.store.js';
import type { WaveDeps } from './wave.js';

// Deleting a record: the space is erased and nothing is served any more; its person is told; then its rows go, its key is destroyed,
// which makes every copy unreadable, and last its blobs. Each step may be taken again: a crash anywhere loses none.

export interface EraseDeps extends WaveDeps {
  readonly database: Database;
  readonly runner: ActRunner;
  readonly blobs: BlobStore;
  readonly belongings: readonly Belongings[];
}

const BATCH = 200;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** A message that cannot be delivered does not keep a deletion waiting longer than this. */
const LONGEST_TELLING = DAY;

const eraseAct = (
  belongings: readonly Belongings[],
  terms: LifeTerms,
): Act<LifecycleCaller, Record<string, never>, MoveFacts, undefined> =>
  moveAct({
    name: 'space-erase',
    terms,
    tells: () => 'space-erased',
    async also(handle, _input, { at }) {
      const blobs: string[] = [];
      for (const one of belongings) blobs.push(...((await one.blobs?.(handle)) ?? []));
      await beginErasure(handle, at, blobs);
      return ok(undefined);
    },
    outcome: () => undefined,
  });

/** Erases every space whose archive has ended or whose deletion was asked for and is due. Answers how many. */
export async function eraseDueSpaces(deps: EraseDeps): Promise<number> {
  const act = eraseAct(deps.belongings, deps.terms);
  let erased = 0;
  for (const walk of WALKS['space-erase']) {
    let place: WalkPlace | undefined;
    do {
      const found = await dueSpaces(deps.database.directory, walk, deps.clock.domain(), BATCH, place);
      place = found.due.length < BATCH ? undefined : found.place;
      for (const { recordId } of found.due)
        if ((await deps.runner.perform(act, recordId, {}, { kind: 'system' })).kind === 'done') erased += 1;
    } while (place !== undefined);
  }
  return erased;
}

/** Carries on deletions that were begun. Answers how many are finished and how many wait for their last message. */
export async function finishErasures(deps: EraseDeps): Promise<{ finished: number; waiting: number }> {
  const counts = { finished: 0, waiting: 0 };
  let after = FIRST;
  for (;;) {
    const begun = await erasuresToFinish(deps.database.directory, after, BATCH);
    for (const one of begun) counts[await finish(deps, one)] += 1;
    const last = begun.at(-1);
    if (last === undefined) return counts;
    after = last.recordId;
  }
}

async function finish(deps: EraseDeps, { recordId, slot, begunAt, blobs, keyIsDestroyed }: Erasure) {
  const { database, recordKeys, clock } = deps;
  const at = clock.domain();
  if (!keyIsDestroyed) {
    try {
      const told = await database.withRecord(recordId, async (handle) => {
        if (at < begunAt + LONGEST_TELLING && (await hasSomethingToTell(handle))) return false;
        for (const { tables } of deps.belongings) await emptyTables(handle, tables);
        return true;
      });
      if (!told) return 'waiting';
    } catch (error) {
      // Destroyed before a crash: the rows had gone before it.
      if (!(error instanceof RecordKeyDestroyed)) throw error;
    }
    await leaveDirectory(database.directory, recordId);
    await recordKeys.destroy(recordId, slot);
    database.forgetKey(recordId);
    await tellKeyIsGone(database.directory, recordId, at);
  }
  for (const address of blobs) await deps.blobs.remove(address);
  await endErasure(database.directory, recordId, at);
  return 'finished';
}
