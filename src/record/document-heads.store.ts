import type { DocumentId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { RecordHandle } from '../platform/database.js';
import { rowsOf } from '../platform/rows.js';
import { sqlText } from '../platform/sql-text.js';
import type { Visible } from './document-list.store.js';

/** What stands of a document beside what is sealed, as far as "what is new" needs it. */
export interface DocumentHead {
  readonly id: DocumentId;
  readonly depositedAt: Instant;
  readonly changedAt: Instant;
  readonly version: number;
}

/** Every document of the record that the reader may see, whatever its status, newest change first; nothing is opened. */
export async function visibleHeads(handle: RecordHandle, visible: Visible): Promise<readonly DocumentHead[]> {
  const query = sqlText();
  const record = query.add(handle.recordId, 'uuid');
  const rows = await rowsOf(
    handle.sql.unsafe<{ id: DocumentId; deposited_at: Date; changed_at: Date; version: number }[]>(
      `select d.id, d.deposited_at, d.changed_at, d.version from document d
     where d.record_id = ${record} and d.status <> 'removed' and ${visible(query)}
     order by d.changed_at desc, d.id limit 20000`,
      query.values,
      { prepare: true },
    ),
  );
  return rows.map((row) => ({
    id: row.id,
    depositedAt: row.deposited_at.getTime(),
    changedAt: row.changed_at.getTime(),
    version: row.version,
  }));
}
