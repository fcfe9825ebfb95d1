import type { RecordHandle } from '../platform/database.js';
import type { Instant } from '../kernel/time.js';
import type { SpaceState } from './space.model.js';

/** The state of the open record's space. */
export async function readSpaceState(handle: RecordHandle): Promise<SpaceState> {
  const rows = await handle.sql<{ state: SpaceState }[]>`
    select state from space where record_id = ${handle.recordId}`;
  const row = rows[0];
  if (row === undefined) throw new Error('a record without its space');
  return row.state;
}

/** The same, with since when. */
export async function readSpaceStanding(
  handle: RecordHandle,
): Promise<{ readonly state: SpaceState; readonly since: Instant }> {
  const rows = await handle.sql<{ state: SpaceState; state_since: Date }[]>`
    select state, state_since from space where record_id = ${handle.recordId}`;
  const row = rows[0];
  if (row === undefined) throw new Error('a record without its space');
  return { state: row.state, since: row.state_since.getTime() };
}
