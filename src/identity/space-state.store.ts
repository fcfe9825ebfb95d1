import type { RecordHandle } from '../platform/database.js';
import type { SpaceState } from './space.model.js';

/** The state of the open record's space. */
export async function readSpaceState(handle: RecordHandle): Promise<SpaceState> {
  const rows = await handle.sql<{ state: SpaceState }[]>`
    select state from space where record_id = ${handle.recordId}`;
  const row = rows[0];
  if (row === undefined) throw new Error('a record without its space');
  return row.state;
}
