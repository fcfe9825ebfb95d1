import type { Instant } from '../kernel/time.js';
import type { RecordHandle } from '../platform/database.js';

/** Those of these documents that nothing withholds any more from the person or from those who stand in for them. */
export async function shownToAll(
  handle: RecordHandle,
  ids: readonly string[],
  at: Instant,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await handle.sql<{ id: string }[]>`
    select id from document
    where record_id = ${handle.recordId} and id = any(${[...ids]}::uuid[]) and status <> 'removed'
      and withheld_until <= ${new Date(at)} and not hidden_from_representatives`;
  return new Set(rows.map((row) => row.id));
}
