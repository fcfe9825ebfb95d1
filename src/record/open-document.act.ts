import type { Caller } from '../identity/index.js';
import type { DocumentId } from '../kernel/ids.js';
import { ok } from '../kernel/result.js';
import type { Act, ActContext } from '../platform/act.js';
import type { BlobStore } from '../platform/blob-store.js';
import type { RecordHandle } from '../platform/database.js';
import { visibleDocumentsOf } from './browse-documents.act.js';
import type { Document } from './document.model.js';
import { markSeen, readDocument } from './document.store.js';
import { traceKnownDocument } from './document-trace.js';
import { decideOnDocument, knownDocument, type DocumentKnown, type ReadInput } from './read-document.act.js';

/** A document with what surrounds it, as its page shows it. */
export interface OpenedDocument {
  readonly document: Document;
  /** The version before and the one after, when they may be seen too. */
  readonly older?: Document;
  readonly newer?: Document;
  /** The original, for what the page itself renders (CDA, text); everything else is fetched by the browser. */
  readonly original?: Buffer;
  /** The person shows it to this very reader by name. */
  readonly shownByName: boolean;
  /** Would emergency services read it even hidden? */
  readonly readInEmergency: boolean;
}

/** What the page renders itself, and how large it may be for that. */
const RENDERED: ReadonlySet<string> = new Set(['text/xml', 'application/xml', 'application/xslt+xml', 'text/plain']);
const MOST_RENDERED_TEXT = 512 * 1024;

export const isCda = ({ contentType }: Pick<Document, 'contentType'>): boolean => contentType.endsWith('xml');

const isRendered = (document: Document): boolean =>
  RENDERED.has(document.contentType) && (isCda(document) || document.size <= MOST_RENDERED_TEXT);

/** Opens one document to be looked at: one reading, one trace; opened by the person it is no longer new. */
export function openDocumentAct(settings: {
  readonly attendingSeesHidden: boolean;
  readonly blobs: Pick<BlobStore, 'get'>;
}): Act<Caller, ReadInput, DocumentKnown, OpenedDocument> {
  return {
    name: 'document-read',
    facts: (handle, { id }, context) => knownDocument(settings, handle, context, id),
    decide: (facts, _input, context) => decideOnDocument(facts, context),
    async act(handle, { id }, facts, context) {
      const { document } = facts;
      if (document === undefined) throw new Error('an opening was allowed of a document that is not there');
      const { caller, at } = context;
      if (caller.kind === 'person' && document.firstSeenAt === undefined) await markSeen(handle, id, at);
      const [older, after, original] = await Promise.all([
        document.replaces === undefined ? undefined : visibleVersion(handle, document.replaces, facts, context),
        visibleDocumentsOf(handle, facts, caller, at, { replacing: [id] }, { limit: 1 }),
        isRendered(document) ? settings.blobs.get(document.blob) : undefined,
      ]);
      const newer = after.documents[0];
      return ok({
        document,
        shownByName: facts.exceptions.shown.includes(id),
        readInEmergency:
          !facts.reader.objectsToHiddenInEmergency && !(facts.reader.objectsToEmergency && facts.reader.objectsToSamu),
        ...(older === undefined ? {} : { older }),
        ...(newer === undefined ? {} : { newer }),
        ...(original === undefined ? {} : { original }),
      });
    },
    trace: (handle, _input, facts, context, ending) =>
      traceKnownDocument(handle, 'document-read', context, ending, facts),
  };
}

async function visibleVersion(
  handle: RecordHandle,
  id: DocumentId,
  known: DocumentKnown,
  context: ActContext<Caller>,
): Promise<Document | undefined> {
  const found = await readDocument(handle, id);
  if (found === undefined || found.status === 'removed') return undefined;
  return decideOnDocument({ ...known, document: found }, context).allowed ? found : undefined;
}
