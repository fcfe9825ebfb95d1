import type { StaffEdgeDeps } from '../help/index.js';
import type { IdSource } from '../kernel/ids.js';
import type { Clock } from '../kernel/time.js';
import type { Database } from '../platform/database.js';
import type { SystemKeys } from '../platform/system-keys.js';

/** What judging needs: pages and commands hand it in alike. */
export interface JudgingHouse {
  readonly database: Pick<Database, 'directory'>;
  readonly keys: Pick<SystemKeys, 'directory' | 'index'>;
  readonly clock: Clock;
  readonly ids: IdSource;
}

export interface OversightHouse extends StaffEdgeDeps {
  readonly keys: StaffEdgeDeps['keys'];
  readonly ids: IdSource;
}
