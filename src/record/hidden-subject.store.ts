import type { DocumentId, IdNatPs } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { RecordHandle } from '../platform/database.js';
import { parseSubject, subjectText, type DocumentException, type HiddenSubject } from './hidden-subject.model.js';

// Hidden subjects, and exceptions for one professional.

export async function readHiddenSubjects(handle: RecordHandle): Promise<HiddenSubject[]> {
  const rows = await handle.sql<{ id: string; since: Date; sealed: Buffer }[]>`
    select id, since, sealed from hidden_subject where record_id = ${handle.recordId} order by since, id`;
  return rows.flatMap((row) => {
    const subject = parseSubject(handle.open('hidden_subject', row.id, row.sealed).toString());
    return subject === undefined ? [] : [{ id: row.id, since: row.since.getTime(), subject }];
  });
}

export async function addHiddenSubject(handle: RecordHandle, { id, since, subject }: HiddenSubject): Promise<void> {
  await handle.sql`
    insert into hidden_subject (record_id, id, since, sealed)
    values (${handle.recordId}, ${id}, ${new Date(since)}, ${handle.seal('hidden_subject', id, subjectText(subject))})`;
}

export async function removeHiddenSubject(handle: RecordHandle, id: string): Promise<boolean> {
  const rows = await handle.sql`
    delete from hidden_subject where record_id = ${handle.recordId} and id = ${id} returning 1`;
  return rows.length > 0;
}

/** Notes by which subject documents are hidden; without one, by hand or by default. */
export async function noteHiddenBy(
  handle: RecordHandle,
  ids: readonly DocumentId[],
  subjectId: string | undefined,
): Promise<void> {
  await handle.sql`
    update document set hidden_by = ${subjectId ?? null}
    where record_id = ${handle.recordId} and id = any(${[...ids]}::uuid[])`;
}

export async function hiddenBySubject(handle: RecordHandle, subjectId: string): Promise<DocumentId[]> {
  const rows = await handle.sql<{ id: DocumentId }[]>`
    select id from document where record_id = ${handle.recordId} and hidden_by = ${subjectId} and hidden`;
  return rows.map(({ id }) => id);
}

interface ExceptionRow {
  document_id: DocumentId;
  id_nat_ps: IdNatPs;
  shown: boolean;
  since: Date;
}

const exceptionOf = ({ document_id, id_nat_ps, shown, since }: ExceptionRow): DocumentException => ({
  documentId: document_id,
  idNatPs: id_nat_ps,
  shown,
  since: since.getTime(),
});

export async function readExceptions(handle: RecordHandle, documentId: DocumentId): Promise<DocumentException[]> {
  const rows = await handle.sql<ExceptionRow[]>`
    select document_id, id_nat_ps, shown, since from document_exception
    where record_id = ${handle.recordId} and document_id = ${documentId} order by since, id_nat_ps`;
  return rows.map(exceptionOf);
}

/** Every exception of the record, newest first. */
export async function readAllExceptions(handle: RecordHandle): Promise<DocumentException[]> {
  const rows = await handle.sql<ExceptionRow[]>`
    select document_id, id_nat_ps, shown, since from document_exception
    where record_id = ${handle.recordId} order by since desc, id_nat_ps, document_id`;
  return rows.map(exceptionOf);
}

export async function setExceptions(
  handle: RecordHandle,
  documentIds: readonly DocumentId[],
  idNatPs: IdNatPs,
  shown: boolean,
  at: Instant,
): Promise<void> {
  await handle.sql`
    insert into document_exception (record_id, document_id, id_nat_ps, shown, since)
    select ${handle.recordId}, id, ${idNatPs}, ${shown}, ${new Date(at)} from unnest(${[...documentIds]}::uuid[]) id
    on conflict (record_id, document_id, id_nat_ps) do update set shown = excluded.shown, since = excluded.since`;
}

export async function removeExceptions(
  handle: RecordHandle,
  documentIds: readonly DocumentId[],
  idNatPs: IdNatPs,
): Promise<void> {
  await handle.sql`
    delete from document_exception
    where record_id = ${handle.recordId} and id_nat_ps = ${idNatPs} and document_id = any(${[...documentIds]}::uuid[])`;
}

/** Whether the person hides what comes by default. */
export async function hidesNewDocuments(handle: RecordHandle): Promise<boolean> {
  const rows = await handle.sql<{ hides: boolean }[]>`
    select hides_new_documents as hides from preference where record_id = ${handle.recordId}`;
  return rows[0]?.hides === true;
}

/** The exceptions of a document hold for the version that takes its place. */
export async function inheritExceptions(handle: RecordHandle, from: DocumentId, to: DocumentId): Promise<void> {
  await handle.sql`
    insert into document_exception (record_id, document_id, id_nat_ps, shown, since)
    select record_id, ${to}, id_nat_ps, shown, since from document_exception
    where record_id = ${handle.recordId} and document_id = ${from}
    on conflict do nothing`;
}
