import { recordsToRelease, releaseTraces } from './audit/index.js';
import type { House } from './compose.js';
import { shownToAll } from './record/index.js';

/** Brings into the shown history what was kept apart and no longer has to be. Answers how many entries came. */
export async function releaseDueTraces(house: Pick<House, 'database' | 'logKeys' | 'clock'>): Promise<number> {
  const at = house.clock.domain();
  let released = 0;
  for (const recordId of await recordsToRelease(house.database.directory, at, 1_000))
    released += await house.database.withRecord(
      recordId,
      (handle) => releaseTraces(handle, house.logKeys, (ids) => shownToAll(handle, ids, at), at),
      { alone: true },
    );
  return released;
}
