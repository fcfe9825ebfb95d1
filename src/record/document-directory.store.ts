import type { RecordId } from '../kernel/ids.js';
import type { Sql } from '../platform/database.js';

/** The records in which a structure has deposited a document under this identifier; rarely more than one. */
export async function recordsWithDocument(
  directory: Sql,
  depositor: string,
  uniqueIdIndex: Buffer,
): Promise<RecordId[]> {
  const rows = await directory<{ record_id: RecordId }[]>`
    select record_id from directory_document
    where unique_id_index = ${uniqueIdIndex} and depositor = ${depositor} limit 2`;
  return rows.map((row) => row.record_id);
}
