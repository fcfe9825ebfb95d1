import type { Clock } from '../kernel/time.js';
import type { ActRunner } from '../platform/act.js';
import type { Database } from '../platform/database.js';
import { openSpaceAct } from './move.act.js';
import { dueSpaces } from './space.store.js';

const BATCH = 500;
const AT_ONCE = 4;

/**
 * Opens every space whose six weeks are over, one act and one trace each. May stop anywhere and be taken up again: what is open is no
 * longer due. Answers how many were opened and how many were not any more to be (opposed or activated meanwhile).
 */
export async function openDueSpaces({
  database,
  runner,
  clock,
}: {
  readonly database: Pick<Database, 'directory'>;
  readonly runner: ActRunner;
  readonly clock: Pick<Clock, 'domain'>;
}): Promise<{ opened: number; left: number }> {
  const counts = { opened: 0, left: 0 };
  let after: Awaited<ReturnType<typeof dueSpaces>>[number] | undefined;
  for (;;) {
    const due = await dueSpaces(database.directory, clock.domain(), BATCH, after);
    if (due.length === 0) return counts;
    const queue = [...due];
    const carryOn = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const done = await runner.perform(openSpaceAct, next.recordId, {}, { kind: 'system' });
        counts[done.kind === 'done' ? 'opened' : 'left'] += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, carryOn));
    after = due.at(-1);
  }
}
