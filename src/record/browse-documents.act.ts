import { decideOnRecord, readReaderFacts, type ReaderKnown } from '../access/index.js';
import type { Caller } from '../identity/index.js';
import type { DocumentId } from '../kernel/ids.js';
import { ok } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import type { Document } from './document.model.js';
import { listDocuments, type DocumentFilter, type ListPage } from './document-list.store.js';
import { traceDocumentAct } from './document-trace.js';
import { choicesAmong, matchesSearch, type DocumentChoices, type DocumentSearch } from './matching-documents.rule.js';
import { visibleDocuments } from './visible-documents.js';

export interface BrowseInput {
  readonly search: DocumentSearch;
  readonly archivedToo: boolean;
  /** Counts from 1; a page beyond the last gives the last. */
  readonly page: number;
}

export interface BrowsedDocuments {
  readonly documents: readonly Document[];
  /** How many match; and how many there are in all, both of those the caller may see. */
  readonly matching: number;
  readonly inAll: number;
  readonly page: number;
  readonly pages: number;
  readonly choices: DocumentChoices;
  /** What took the place of a document, when that may be seen too. A replacement nobody may see has replaced nothing. */
  readonly replacedBy: ReadonlyMap<DocumentId, DocumentId>;
}

export const PER_PAGE = 25;
/** Titles are sealed, so what sorts or narrows by them opens a record's list whole: this many documents at most. */
export const MOST_DOCUMENTS = 5_000;
/** For what must leave none out: a copy, hiding. */
export const EVERY_ONE: ListPage = { limit: 2 ** 31 - 1 };
/** What was taken back by its depositor is in no list. */
export const LISTED: DocumentFilter = { status: ['current', 'superseded'] };

/** The documents of the open record that this caller may see; for acts of other domains that show some. */
export async function visibleDocumentsOf(
  handle: RecordHandle,
  known: Pick<ReaderKnown, 'reader' | 'exceptions'>,
  caller: Caller,
  at: number,
  filter: DocumentFilter,
  page: ListPage,
): Promise<{ documents: Document[]; total: number }> {
  const visible = visibleDocuments(known, caller, at);
  if (visible === undefined) return { documents: [], total: 0 };
  return listDocuments(handle, visible, { ...LISTED, ...filter }, page);
}

/** The person's own list with its filters: category, year, author, origin, words of the title. Newest first, in pages. */
export function browseDocumentsAct(settings: {
  readonly attendingSeesHidden: boolean;
}): Act<Caller, BrowseInput, ReaderKnown, BrowsedDocuments> {
  return {
    name: 'documents-list',
    tracesWhileReading: true,
    facts: (handle, { archivedToo }, { caller, at }) =>
      readReaderFacts(handle, caller, archivedToo ? 'read' : 'list', at, settings.attendingSeesHidden),
    decide: ({ reader }) => decideOnRecord(reader),
    async act(handle, { search, page }, known, { caller, at }) {
      const { documents } = await visibleDocumentsOf(handle, known, caller, at, {}, { limit: MOST_DOCUMENTS });
      const found = documents.filter((document) => matchesSearch(document, search));
      const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
      const shown = Math.min(Math.max(1, page), pages);
      return ok({
        documents: found.slice((shown - 1) * PER_PAGE, shown * PER_PAGE),
        matching: found.length,
        inAll: documents.length,
        page: shown,
        pages,
        choices: choicesAmong(documents),
        replacedBy: replacementsAmong(documents),
      });
    },
    trace: (handle, _input, _facts, context, ending) => traceDocumentAct(handle, 'documents-list', context, ending),
  };
}

const replacementsAmong = (documents: readonly Document[]): ReadonlyMap<DocumentId, DocumentId> =>
  new Map(documents.flatMap(({ id, replaces }) => (replaces === undefined ? [] : [[replaces, id]])));
