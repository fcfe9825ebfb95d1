import type { Instant } from '../kernel/time.js';
import type { StoredBlob } from '../platform/blob-store.js';
import type { RecordHandle } from '../platform/database.js';

/** A request received by post and recorded by the help-desk, with its scan. */
export interface PaperRequest {
  readonly id: string;
  readonly kind: 'opposition' | 'closing';
  readonly recordedAt: Instant;
  /** YYYY-MM-DD, as stamped on arrival. */
  readonly receivedOn: string;
  readonly staffName: string;
  readonly contentType: string;
  readonly scan: StoredBlob;
}

export async function addPaperRequest(handle: RecordHandle, request: PaperRequest): Promise<void> {
  const { id, recordedAt, ...rest } = request;
  await handle.sql`
    insert into paper_request (record_id, id, recorded_at, sealed)
    values (${handle.recordId}, ${id}, ${new Date(recordedAt)}, ${handle.seal('paper_request', id, JSON.stringify(rest))})`;
}

export async function readPaperRequests(handle: RecordHandle): Promise<PaperRequest[]> {
  const rows = await handle.sql<{ id: string; recorded_at: Date; sealed: Buffer }[]>`
    select id, recorded_at, sealed from paper_request where record_id = ${handle.recordId} order by recorded_at desc, id`;
  return rows.map((row) => ({
    ...(JSON.parse(handle.open('paper_request', row.id, row.sealed).toString()) as Omit<
      PaperRequest,
      'id' | 'recordedAt'
    >),
    id: row.id,
    recordedAt: row.recorded_at.getTime(),
  }));
}
