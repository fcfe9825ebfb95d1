import type { KeyObject } from 'node:crypto';
import type { DocumentId } from '../../kernel/ids.js';
import type { Instant } from '../../kernel/time.js';
import type { RecordHandle } from '../../platform/database.js';
import { rowsOf } from '../../platform/rows.js';
import { blindIndex } from '../../platform/sealing.js';

export interface SubmissionSet {
  readonly id: string;
  readonly uniqueIdIndex: Buffer;
  readonly depositor: string;
  readonly kind: 'submissionset' | 'folder';
  readonly submittedAt: Instant;
  readonly documentIds: readonly DocumentId[];
  /** The List as its producer sent it. */
  readonly resource: object;
}

/** Under which a set is known to be one that is here already. */
export const setIndex = (key: KeyObject, uniqueId: string): Buffer => blindIndex(key, 'list', uniqueId);

/** Keeps a submission set; the same one sent again keeps its first id, which is answered. */
export async function keepSubmissionSet(handle: RecordHandle, set: SubmissionSet): Promise<string> {
  const rows = await handle.sql<{ id: string }[]>`
    insert into submission_set (record_id, id, unique_id_index, depositor, kind, submitted_at, document_ids, sealed)
    values (${handle.recordId}, ${set.id}, ${set.uniqueIdIndex}, ${set.depositor}, ${set.kind}, ${new Date(set.submittedAt)},
            ${[...set.documentIds]}::uuid[], ${handle.seal('submission_set', set.id, JSON.stringify(set.resource))})
    on conflict on constraint one_set_per_unique_id do nothing returning id`;
  if (rows[0] !== undefined) return rows[0].id;
  const before = await handle.sql<{ id: string }[]>`
    select id from submission_set
    where record_id = ${handle.recordId} and depositor = ${set.depositor} and unique_id_index = ${set.uniqueIdIndex}`;
  const id = before[0]?.id;
  if (id === undefined) throw new Error('a submission set neither kept nor found');
  return id;
}

interface SetRow {
  id: string;
  depositor: string;
  kind: 'submissionset' | 'folder';
  submitted_at: Date;
  document_ids: DocumentId[];
  sealed: Buffer;
}

export interface KeptSet extends Omit<SubmissionSet, 'uniqueIdIndex' | 'resource'> {
  /** Opens the List as its producer sent it: of hundreds, only those of one page are. */
  open(): object;
}

/** Every submission set and folder of the record, newest first, still sealed. */
export async function readSubmissionSets(handle: RecordHandle): Promise<readonly KeptSet[]> {
  const rows = await rowsOf(handle.sql<SetRow[]>`
    select id, depositor, kind, submitted_at, document_ids, sealed from submission_set
    where record_id = ${handle.recordId} order by submitted_at desc, id limit 20000`);
  return rows.map((row) => ({
    id: row.id,
    depositor: row.depositor,
    kind: row.kind,
    submittedAt: row.submitted_at.getTime(),
    documentIds: row.document_ids,
    open: () => JSON.parse(handle.open('submission_set', row.id, row.sealed).toString()) as object,
  }));
}
