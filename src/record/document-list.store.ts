import type { DocumentId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import { opening, type RecordHandle } from '../platform/database.js';
import { rowsOf } from '../platform/rows.js';
import { sqlText, type SqlParameters } from '../platform/sql-text.js';
import type { Confidentiality, Document, DocumentStatus } from './document.model.js';
import { bytesOf, COLUMNS, dateOf, documentOf, hexOf, WIRE, wireOf, type DocumentRow } from './document-row.store.js';

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
  readonly changedFrom?: Instant;
  readonly changedBefore?: Instant;
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
  const rows = await listRows<{ id: string; wire: string; total: string }>(
    handle,
    `d.id, ${WIRE}`,
    visible,
    filter,
    page,
  );
  return {
    forms: rows.map((row) => wireOf(handle, row)),
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
  const opened = opening(handle, query);
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
  narrow(dateOf(filter.changedFrom), (p) => `d.changed_at >= ${p}`, 'timestamptz');
  narrow(dateOf(filter.changedBefore), (p) => `d.changed_at < ${p}`, 'timestamptz');
  narrow(hexOf(filter.uniqueIdIndexes), (p) => `d.unique_id_index = any(${bytesOf(p)})`, 'text[]');
  narrow(filter.ids, (p) => `d.id = any(${p})`, 'uuid[]');
  narrow(filter.replacing, (p) => `d.replaces = any(${p})`, 'uuid[]');
  if (filter.unseen === true) conditions.push('d.first_seen_at is null and not d.by_patient');
  const end = `order by d.dated desc, d.id desc limit ${query.add(limit, 'int')} offset ${query.add(offset, 'int')}`;
  const found = `select ${columns}, count(*) over () as total from document d where ${conditions.join(' and ')} ${end}`;
  // Found or not, what opens the record also runs when it writes the entry of this reading. Beside a single row, the order is kept.
  const rows = await rowsOf(
    handle.sql.unsafe<(Row & { id: string | null })[]>(
      `select found.* from ${opened} left join lateral (${found}) found on true`,
      query.values,
      { prepare: true },
    ),
  );
  return rows.filter((row) => row.id !== null);
}
