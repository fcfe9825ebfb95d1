import type { KeyObject } from 'node:crypto';
import type { Beside } from '../access/index.js';
import type { DocumentId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { RecordHandle } from '../platform/database.js';
import { rowsOf } from '../platform/rows.js';
import { blindIndex } from '../platform/sealing.js';
import type { Document, DocumentContent } from './document.model.js';
import { bytesOf, COLUMNS, dateOf, documentOf, WIRE, wireOf, type DocumentRow } from './document-row.store.js';

/** One document, whoever asks: the caller decides on it before anything of it goes out. */
export async function readDocument(handle: RecordHandle, id: DocumentId): Promise<Document | undefined> {
  const rows = await rowsOf(
    handle.sql.unsafe<DocumentRow[]>(
      `select ${COLUMNS} from document d where d.record_id = $1 and d.id = $2`,
      [handle.recordId, id],
      { prepare: true },
    ),
  );
  return rows[0] === undefined ? undefined : documentOf(handle, rows[0]);
}

/** One document with the form in which it is sent. */
export async function readWireForm(
  handle: RecordHandle,
  id: DocumentId,
): Promise<{ document: Document; wire: Buffer } | undefined> {
  const rows = await rowsOf(
    handle.sql.unsafe<(DocumentRow & { wire: string })[]>(
      `select ${COLUMNS}, ${WIRE} from document d where d.record_id = $1 and d.id = $2`,
      [handle.recordId, id],
      { prepare: true },
    ),
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  return { document: documentOf(handle, row), wire: wireOf(handle, row) };
}

/** The document of that id, and the form in which it is sent when `wire`, as a row beside the facts about its reader. */
export const documentBeside = (id: DocumentId, wire: boolean): Beside => ({
  columns: 'beside.*',
  from: (parameters) =>
    `select ${COLUMNS}${wire ? `, ${WIRE}` : ''} from document d
     where d.record_id = opened.id::uuid and d.id = ${parameters.add(id, 'uuid')}`,
});

/** What {@link documentBeside} brought along; undefined when there is no such document. */
export const documentOfBeside = (handle: RecordHandle, row: { readonly id?: string | null }): Document | undefined =>
  row.id === null ? undefined : documentOf(handle, row as unknown as DocumentRow);

/** The form in which the document of that row is sent. */
export const wireOfBeside = (handle: RecordHandle, row: object): Buffer =>
  wireOf(handle, row as { id: string; wire: string });

/** The documents a depositor knows under these producer identifiers: its own, and no other's. */
export async function findByUniqueId(
  handle: RecordHandle,
  depositor: string,
  uniqueIdIndexes: readonly Buffer[],
): Promise<Document[]> {
  const rows = await rowsOf(
    handle.sql.unsafe<DocumentRow[]>(
      `select ${COLUMNS} from document d where d.record_id = $1 and d.depositor = $2 and d.unique_id_index = any(${bytesOf('$3::text[]')})`,
      [handle.recordId, depositor, uniqueIdIndexes.map((index) => index.toString('hex'))],
      { prepare: true },
    ),
  );
  return rows.map((row) => documentOf(handle, row));
}

/**
 * Inserts a new document with its wire form. `uniqueIdIndex` is the keyed hash of its producer's identifier. False, and nothing
 * written, when the depositor has a document of this identifier already.
 */
export async function insertDocument(
  handle: RecordHandle,
  document: Document,
  uniqueIdIndex: Buffer,
  wire: string,
): Promise<boolean> {
  const rows = await rowsOf(handle.sql`
    insert into document (
      record_id, id, unique_id_index, depositor, author_ids, by_patient, type_code, class_code, confidentiality, dated,
      deposited_at, changed_at, version, status, archived, hidden, withheld_until, hidden_from_representatives, replaces,
      sealed, sealed_wire
    ) values (
      ${handle.recordId}, ${document.id}, ${uniqueIdIndex}, ${document.depositor}, ${[...document.authorIds]},
      ${document.byPatient}, ${document.typeCode}, ${document.classCode}, ${document.confidentiality},
      ${new Date(document.dated)}, ${new Date(document.depositedAt)}, ${new Date(document.changedAt)}, ${document.version},
      ${document.status}, ${document.archived}, ${document.hidden},
      coalesce(${dateOf(document.withheldUntil) ?? null}::timestamptz, '-infinity'),
      ${document.hiddenFromRepresentatives}, ${document.replaces ?? null},
      ${sealContent(handle, document)}, ${handle.seal('document-wire', document.id, wire)}
    )
    on conflict (record_id, depositor, unique_id_index) do nothing
    returning 1`);
  return rows.length === 1;
}

/** Rewrites the structural state of a document (status, flags, version) and its wire form; the content never changes. */
export async function updateDocumentState(handle: RecordHandle, document: Document, wire: string): Promise<void> {
  await rowsOf(handle.sql`
    update document set
      status = ${document.status}, archived = ${document.archived}, hidden = ${document.hidden},
      withheld_until = coalesce(${dateOf(document.withheldUntil) ?? null}::timestamptz, '-infinity'),
      hidden_from_representatives = ${document.hiddenFromRepresentatives}, version = ${document.version},
      changed_at = ${new Date(document.changedAt)}, sealed_wire = ${handle.seal('document-wire', document.id, wire)}
    where record_id = ${handle.recordId} and id = ${document.id}`);
}

/** Remembers that the person has opened it: no longer new. */
export async function markSeen(handle: RecordHandle, id: DocumentId, at: Instant): Promise<void> {
  await handle.sql`
    update document set first_seen_at = ${new Date(at)}
    where record_id = ${handle.recordId} and id = ${id} and first_seen_at is null`;
}

function sealContent(handle: RecordHandle, document: Document): Buffer {
  const content: DocumentContent = {
    uniqueId: document.uniqueId,
    title: document.title,
    language: document.language,
    contentType: document.contentType,
    size: document.size,
    sha1: document.sha1,
    sha256: document.sha256,
    blob: document.blob,
    authors: document.authors,
    ...(document.depositorName === undefined ? {} : { depositorName: document.depositorName }),
    ...(document.format === undefined ? {} : { format: document.format }),
    ...(document.practiceSetting === undefined ? {} : { practiceSetting: document.practiceSetting }),
    ...(document.facilityType === undefined ? {} : { facilityType: document.facilityType }),
    ...(document.service === undefined ? {} : { service: document.service }),
    ...(document.setId === undefined ? {} : { setId: document.setId }),
    ...(document.datePrecision === undefined ? {} : { datePrecision: document.datePrecision }),
    ...(document.warnings === undefined ? {} : { warnings: document.warnings }),
    ...(document.hasActiveContent === undefined ? {} : { hasActiveContent: document.hasActiveContent }),
  };
  return handle.seal('document', document.id, JSON.stringify(content));
}

/** Every version of the document `id` belongs to: those it replaces and those that replace it, itself included. */
export async function readVersions(handle: RecordHandle, id: DocumentId): Promise<Document[]> {
  const rows = await rowsOf(
    handle.sql.unsafe<DocumentRow[]>(
      `with recursive earlier as (
       select id, replaces from document where record_id = $1 and id = $2
       union select d.id, d.replaces from document d join earlier e on d.record_id = $1 and d.id = e.replaces
     ), later as (
       select id from document where record_id = $1 and id = $2
       union select d.id from document d join later l on d.record_id = $1 and d.replaces = l.id
     )
     select ${COLUMNS} from document d where d.record_id = $1 and d.id in (select id from earlier union select id from later)`,
      [handle.recordId, id],
      { prepare: true },
    ),
  );
  return rows.map((row) => documentOf(handle, row));
}

/** Where the bytes of every document of the record are, whoever may see it: for erasing. */
export async function readBlobAddresses(handle: RecordHandle): Promise<string[]> {
  const addresses: string[] = [];
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await handle.sql<{ id: string; sealed: Buffer }[]>`
      select id, sealed from document where record_id = ${handle.recordId} and id > ${after}::uuid order by id limit 200`;
    for (const { id, sealed } of rows)
      addresses.push((JSON.parse(handle.open('document', id, sealed).toString()) as DocumentContent).blob.address);
    const last = rows.at(-1);
    if (last === undefined) return addresses;
    after = last.id;
  }
}

/** Puts a whole document as it was elsewhere, with its state and its dates: for restoring a copy. */
export async function putDocument(
  handle: RecordHandle,
  key: KeyObject,
  document: Document,
  wire: string,
): Promise<void> {
  await insertDocument(handle, document, blindIndex(key, 'document', document.uniqueId), wire);
  if (document.firstSeenAt !== undefined) await markSeen(handle, document.id, document.firstSeenAt);
}

export const hasDocuments = async ({ sql, recordId }: RecordHandle): Promise<boolean> =>
  (await sql`select 1 from document where record_id = ${recordId} limit 1`).length > 0;

/** The record existed before its space: who opposes keeps it within reach of care for a term. */
export async function markEarlierRecord({ sql, recordId }: RecordHandle): Promise<void> {
  await sql`
    update space set earlier_record = true, moves = moves + 1
    where record_id = ${recordId} and state in ('notified', 'opposed') and not earlier_record`;
}
