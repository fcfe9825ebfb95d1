import type { Beside } from '../access/index.js';
import type { DocumentId, IdNatPs, StructureId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import { opening, type RecordHandle } from '../platform/database.js';
import { instantOf, sqlText, type SqlParameters } from '../platform/sql-text.js';
import type { Confidentiality, Document, DocumentContent, DocumentStatus } from './document.model.js';

export interface DocumentRow {
  id: DocumentId;
  depositor: string;
  author_ids: string[];
  by_patient: boolean;
  type_code: string;
  class_code: string;
  confidentiality: Confidentiality;
  dated: Date;
  deposited_at: Date;
  changed_at: Date;
  version: number;
  status: DocumentStatus;
  archived: boolean;
  hidden: boolean;
  withheld_until: Date | number;
  hidden_from_representatives: boolean;
  replaces: DocumentId | null;
  first_seen_at: Date | null;
  sealed: Buffer;
}

const COLUMNS = `d.id, d.depositor, d.author_ids, d.by_patient, d.type_code, d.class_code, d.confidentiality, d.dated,
  d.deposited_at, d.changed_at, d.version, d.status, d.archived, d.hidden, d.withheld_until, d.hidden_from_representatives,
  d.replaces, d.first_seen_at, d.sealed`;

function documentOf(handle: RecordHandle, row: DocumentRow): Document {
  const content = JSON.parse(handle.open('document', row.id, row.sealed).toString()) as DocumentContent;
  const withheldUntil = instantOf(row.withheld_until);
  return {
    ...content,
    id: row.id,
    depositor: row.depositor as StructureId | 'patient',
    authorIds: row.author_ids as IdNatPs[],
    byPatient: row.by_patient,
    typeCode: row.type_code,
    classCode: row.class_code,
    confidentiality: row.confidentiality,
    dated: row.dated.getTime(),
    depositedAt: row.deposited_at.getTime(),
    changedAt: row.changed_at.getTime(),
    version: row.version,
    status: row.status,
    archived: row.archived,
    hidden: row.hidden,
    hiddenFromRepresentatives: row.hidden_from_representatives,
    ...(withheldUntil === undefined ? {} : { withheldUntil }),
    ...(row.replaces === null ? {} : { replaces: row.replaces }),
    ...(row.first_seen_at === null ? {} : { firstSeenAt: row.first_seen_at.getTime() }),
  };
}

/** What a list may be narrowed by; every filter is structural, so that SQL does it. */
export interface DocumentFilter {
  readonly status?: readonly DocumentStatus[];
  readonly typeCodes?: readonly string[];
  readonly classCodes?: readonly string[];
  readonly confidentiality?: readonly Confidentiality[];
  readonly authorIds?: readonly string[];
  readonly byPatient?: boolean;
  readonly archived?: boolean;
  readonly datedFrom?: Instant;
  readonly datedBefore?: Instant;
  readonly depositedFrom?: Instant;
  readonly depositedBefore?: Instant;
  /** Keyed hashes of the producers' identifiers looked for. */
  readonly uniqueIdIndexes?: readonly Buffer[];
  readonly ids?: readonly DocumentId[];
  /** Those that replace one of these. */
  readonly replacing?: readonly DocumentId[];
  /** Deposited by others and not opened yet by the person. */
  readonly unseen?: true;
}

export interface ListPage {
  readonly limit: number;
  readonly offset?: number;
}

/** A predicate over `document d` made from the rules, with what it needs to know of the reader. */
export type Visible = (parameters: SqlParameters) => string;

/** Newest first. `total` counts what the reader may see and nothing else. */
export async function listDocuments(
  handle: RecordHandle,
  visible: Visible,
  filter: DocumentFilter,
  page: ListPage,
): Promise<{ documents: Document[]; total: number }> {
  const rows = await listRows<DocumentRow & { total: string }>(handle, COLUMNS, visible, filter, page);
  return { documents: rows.map((row) => documentOf(handle, row)), total: Number(rows[0]?.total ?? 0) };
}

/** The same list in the very form in which it is sent: the opened bytes, nothing parsed. */
export async function listWireForms(
  handle: RecordHandle,
  visible: Visible,
  filter: DocumentFilter,
  page: ListPage,
): Promise<{ forms: Buffer[]; total: number }> {
  const rows = await listRows<{ id: string; sealed_wire: Buffer; total: string }>(
    handle,
    'd.id, d.sealed_wire',
    visible,
    filter,
    page,
  );
  return {
    forms: rows.map((row) => handle.open('document-wire', row.id, row.sealed_wire)),
    total: Number(rows[0]?.total ?? 0),
  };
}

async function listRows<Row extends object>(
  handle: RecordHandle,
  columns: string,
  visible: Visible,
  filter: DocumentFilter,
  { limit, offset = 0 }: ListPage,
): Promise<Row[]> {
  const query = sqlText();
  const record = query.add(handle.recordId, 'text');
  const conditions = ['d.record_id = opened.id::uuid', visible(query)];
  const narrow = (value: unknown, condition: (placeholder: string) => string, type: string): void => {
    if (value !== undefined) conditions.push(condition(query.add(value, type)));
  };
  narrow(filter.status, (p) => `d.status = any(${p})`, 'text[]');
  narrow(filter.typeCodes, (p) => `d.type_code = any(${p})`, 'text[]');
  narrow(filter.classCodes, (p) => `d.class_code = any(${p})`, 'text[]');
  narrow(filter.confidentiality, (p) => `d.confidentiality = any(${p})`, 'text[]');
  narrow(filter.authorIds, (p) => `d.author_ids && ${p}`, 'text[]');
  narrow(filter.byPatient, (p) => `d.by_patient = ${p}`, 'boolean');
  narrow(filter.archived, (p) => `d.archived = ${p}`, 'boolean');
  narrow(dateOf(filter.datedFrom), (p) => `d.dated >= ${p}`, 'timestamptz');
  narrow(dateOf(filter.datedBefore), (p) => `d.dated < ${p}`, 'timestamptz');
  narrow(dateOf(filter.depositedFrom), (p) => `d.deposited_at >= ${p}`, 'timestamptz');
  narrow(dateOf(filter.depositedBefore), (p) => `d.deposited_at < ${p}`, 'timestamptz');
  narrow(hexOf(filter.uniqueIdIndexes), (p) => `d.unique_id_index = any(${bytesOf(p)})`, 'text[]');
  narrow(filter.ids, (p) => `d.id = any(${p})`, 'uuid[]');
  narrow(filter.replacing, (p) => `d.replaces = any(${p})`, 'uuid[]');
  if (filter.unseen === true) conditions.push('d.first_seen_at is null and not d.by_patient');
  const end = `order by d.dated desc, d.id desc limit ${query.add(limit, 'int')} offset ${query.add(offset, 'int')}`;
  const found = `select ${columns}, count(*) over () as total from document d where ${conditions.join(' and ')} ${end}`;
  // Beside a single row the order found is the order given.
  return handle.sql.unsafe<Row[]>(
    `select found.* from ${opening(record)} cross join lateral (${found}) found`,
    query.values,
    { prepare: true },
  );
}

// The driver sends a list of byte strings as one: they travel as hexadecimal text.
const hexOf = (indexes: readonly Buffer[] | undefined): string[] | undefined =>
  indexes?.map((index) => index.toString('hex'));
const bytesOf = (hexList: string): string => `array(select decode(h, 'hex') from unnest(${hexList}) h)`;

const dateOf = (instant: Instant | undefined): Date | undefined =>
  instant === undefined ? undefined : new Date(instant);

/** One document, whoever asks: the caller decides on it before anything of it goes out. */
export async function readDocument(handle: RecordHandle, id: DocumentId): Promise<Document | undefined> {
  const rows = await handle.sql.unsafe<DocumentRow[]>(
    `select ${COLUMNS} from document d where d.record_id = $1 and d.id = $2`,
    [handle.recordId, id],
    { prepare: true },
  );
  return rows[0] === undefined ? undefined : documentOf(handle, rows[0]);
}

/** One document with the form in which it is sent. */
export async function readWireForm(
  handle: RecordHandle,
  id: DocumentId,
): Promise<{ document: Document; wire: Buffer } | undefined> {
  const rows = await handle.sql.unsafe<(DocumentRow & { sealed_wire: Buffer })[]>(
    `select ${COLUMNS}, d.sealed_wire from document d where d.record_id = $1 and d.id = $2`,
    [handle.recordId, id],
    { prepare: true },
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  return { document: documentOf(handle, row), wire: handle.open('document-wire', row.id, row.sealed_wire) };
}

/** The document of that id, and the form in which it is sent when `wire`, as a row beside the facts about its reader. */
export const documentBeside = (id: DocumentId, wire: boolean): Beside => ({
  columns: 'beside.*',
  from: (parameters) =>
    `select ${COLUMNS}${wire ? ', d.sealed_wire' : ''} from document d
     where d.record_id = opened.id::uuid and d.id = ${parameters.add(id, 'uuid')}`,
});

/** What {@link documentBeside} brought along; undefined when there is no such document. */
export const documentOfBeside = (handle: RecordHandle, row: { readonly id?: string | null }): Document | undefined =>
  row.id === null ? undefined : documentOf(handle, row as unknown as DocumentRow);

/** The form in which the document of that row is sent. */
export const wireOfBeside = (handle: RecordHandle, row: object): Buffer => {
  const { id, sealed_wire } = row as { id: string; sealed_wire: Buffer };
  return handle.open('document-wire', id, sealed_wire);
};

/** The documents a depositor knows under these producer identifiers: its own, and no other's. */
export async function findByUniqueId(
  handle: RecordHandle,
  depositor: string,
  uniqueIdIndexes: readonly Buffer[],
): Promise<Document[]> {
  const rows = await handle.sql.unsafe<DocumentRow[]>(
    `select ${COLUMNS} from document d where d.record_id = $1 and d.depositor = $2 and d.unique_id_index = any(${bytesOf('$3::text[]')})`,
    [handle.recordId, depositor, uniqueIdIndexes.map((index) => index.toString('hex'))],
    { prepare: true },
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
  const rows = await handle.sql`
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
    returning 1`;
  return rows.length === 1;
}

/** Rewrites the structural state of a document (status, flags, version) and its wire form; the content never changes. */
export async function updateDocumentState(handle: RecordHandle, document: Document, wire: string): Promise<void> {
  await handle.sql`
    update document set
      status = ${document.status}, archived = ${document.archived}, hidden = ${document.hidden},
      withheld_until = coalesce(${dateOf(document.withheldUntil) ?? null}::timestamptz, '-infinity'),
      hidden_from_representatives = ${document.hiddenFromRepresentatives}, version = ${document.version},
      changed_at = ${new Date(document.changedAt)}, sealed_wire = ${handle.seal('document-wire', document.id, wire)}
    where record_id = ${handle.recordId} and id = ${document.id}`;
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
  const rows = await handle.sql.unsafe<DocumentRow[]>(
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
