import type { StaffCaller } from '../help/index.js';
import type { Clock } from '../kernel/time.js';
import type { Database } from '../platform/database.js';
import type { SystemKeys } from '../platform/system-keys.js';
import type { TrailEntry } from './trail.model.js';
import { addToTrail } from './trail.store.js';

export interface TrailHouse {
  readonly database: Pick<Database, 'directory'>;
  readonly keys: Pick<SystemKeys, 'directory'>;
  readonly clock: Clock;
}

/** What an auditor did on a page, done unless said otherwise, for the trail. */
export const tellTrail =
  ({ database, keys, clock }: TrailHouse) =>
  (
    { id, name }: Pick<StaffCaller, 'id' | 'name'>,
    entry: Pick<TrailEntry, 'act'> & Partial<TrailEntry>,
  ): Promise<void> =>
    addToTrail(database.directory, keys.directory, clock.domain(), {
      outcome: 'done',
      by: 'page',
      auditor: { id, name },
      ...entry,
    });
