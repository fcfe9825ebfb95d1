import { decide, decideOnRecord, PLAIN_DOCUMENT, readReaderFacts, type ReaderKnown } from '../access/index.js';
import type { Caller } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import type { Document } from './document.model.js';
import { listDocuments, listWireForms, type DocumentFilter, type ListPage } from './document-list.store.js';
import { traceDocumentAct } from './document-trace.js';
import { nothingFollows } from './read-document.act.js';
import { visibleDocuments } from './visible-documents.js';

export interface ListInput {
  readonly filter: DocumentFilter;
  readonly page: ListPage;
  /** Archived documents come only when asked for. */
  readonly archivedToo: boolean;
  /** As it was asked for, without the person: for the entry. */
  readonly query?: string;
}

interface ListFacts extends ReaderKnown {
  /** The caller may see at least their own deposits. */
  readonly ownOnly: boolean;
}

interface Settings {
  readonly attendingSeesHidden: boolean;
}

/** Lists what the caller may see, newest first. The reading differs (parsed, or as sent); the act and its trace are one. */
function listAct<Outcome>(
  settings: Settings,
  read: (
    handle: Parameters<Act<Caller, ListInput, ListFacts, Outcome>['act']>[0],
    visible: NonNullable<ReturnType<typeof visibleDocuments>>,
    input: ListInput,
  ) => Promise<Outcome>,
): Act<Caller, ListInput, ListFacts, Outcome> {
  return {
    name: 'documents-list',
    tracesWhileReading: true,
    readsApart: nothingFollows,
    async facts(handle, input, { caller, at }) {
      const known = await readReaderFacts(
        handle,
        caller,
        input.archivedToo ? 'read' : 'list',
        at,
        settings.attendingSeesHidden,
      );
      if (decideOnRecord(known.reader).allowed) return { ...known, ownOnly: false };
      // Without a right to the record, a depositor still finds its own deposits; with none there, it is a refusal like any other.
      // What the list is narrowed to does not change what is allowed.
      const visible = visibleDocuments(known, caller, at);
      if (visible === undefined) return { ...known, ownOnly: false };
      const own = await listDocuments(handle, visible, {}, { limit: 1 });
      return { ...known, ownOnly: own.documents.length > 0 };
    },
    decide: ({ reader, ownOnly }) =>
      ownOnly ? decide({ ...reader, ...PLAIN_DOCUMENT, isAuthor: true }) : decideOnRecord(reader),
    async act(handle, input, known, { caller, at }) {
      const visible = visibleDocuments(known, caller, at);
      if (visible === undefined) throw new Error('a list was allowed of which nothing may be seen');
      return ok(await read(handle, visible, input));
    },
    trace: (handle, { query }, _facts, context, ending) =>
      traceDocumentAct(handle, 'documents-list', context, ending, undefined, { query }),
  };
}

export interface DocumentList {
  readonly documents: readonly Document[];
  readonly total: number;
}

export const listDocumentsAct = (settings: Settings) =>
  listAct<DocumentList>(settings, (handle, visible, { filter, page }) => listDocuments(handle, visible, filter, page));

export const searchWireFormsAct = (settings: Settings) =>
  listAct(settings, (handle, visible, { filter, page }) => listWireForms(handle, visible, filter, page));
