import { decide, decideOnMissing, readReaderFacts, type ReaderKnown } from '../access/index.js';
import type { Caller } from '../identity/index.js';
import type { DocumentId } from '../kernel/ids.js';
import { ok } from '../kernel/result.js';
import type { Act, ActContext, Decision } from '../platform/act.js';
import type { BlobStore } from '../platform/blob-store.js';
import type { RecordHandle } from '../platform/database.js';
import { documentFacts } from './document-facts.js';
import type { Document } from './document.model.js';
import { markSeen, readDocument, readWireForm } from './document.store.js';
import { traceDocumentAct } from './document-trace.js';

export interface ReadInput {
  readonly id: DocumentId;
}

/** Knows the document, if there is one; `not-found` is answered alike for one that is not there and one that may not be seen. */
export interface DocumentKnown extends ReaderKnown {
  readonly document: Document | undefined;
}

interface Settings {
  readonly attendingSeesHidden: boolean;
}

export async function knownDocument<Extra extends object>(
  settings: Settings,
  handle: RecordHandle,
  { caller, at }: ActContext<Caller>,
  read: Promise<(Extra & { document: Document }) | undefined>,
): Promise<ReaderKnown & { document: Document | undefined; extra: Extra | undefined }> {
  const [known, found] = await Promise.all([
    readReaderFacts(handle, caller, 'read', at, settings.attendingSeesHidden),
    read,
  ]);
  const there = found !== undefined && found.document.status !== 'removed' ? found : undefined;
  return { ...known, document: there?.document, extra: there };
}

/** Decides on reading one document; what is not there is refused as what may not be seen. */
export const decideReading = ({ reader, document }: DocumentKnown, { caller, at }: ActContext<Caller>): Decision =>
  document === undefined ? decideOnMissing(reader) : decide({ ...reader, ...documentFacts(document, caller, at) });

type Opened = DocumentKnown & { readonly extra: { readonly wire: Buffer } | undefined };

/** Reads one document's description in the form in which it is sent (ITI-67 read by id). */
export function readWireFormAct(settings: Settings): Act<Caller, ReadInput, Opened, Buffer> {
  return {
    name: 'document-read',
    tracesWhileReading: true,
    facts: (handle, { id }, context) => knownDocument(settings, handle, context, readWireForm(handle, id)),
    decide: (facts, _input, context) => decideReading(facts, context),
    act(_handle, _input, facts) {
      if (facts.extra === undefined) throw new Error('a reading was allowed of a document that is not there');
      return Promise.resolve(ok(facts.extra.wire));
    },
    trace: (handle, _input, facts, context, ending) =>
      traceDocumentAct(handle, 'document-read', context, ending, facts.document),
  };
}

export const plainRead = async (handle: RecordHandle, id: DocumentId): Promise<{ document: Document } | undefined> => {
  const document = await readDocument(handle, id);
  return document === undefined ? undefined : { document };
};

/** Reads one document's description; the person's own reading ends its being new. */
export function readDocumentAct(settings: Settings): Act<Caller, ReadInput, DocumentKnown, Document> {
  return {
    name: 'document-read',
    facts: (handle, { id }, context) => knownDocument(settings, handle, context, plainRead(handle, id)),
    decide: (facts, _input, context) => decideReading(facts, context),
    async act(handle, { id }, facts, { caller, at }) {
      if (facts.document === undefined) throw new Error('a reading was allowed of a document that is not there');
      if (caller.kind === 'person' && facts.document.firstSeenAt === undefined) await markSeen(handle, id, at);
      return ok(facts.document);
    },
    trace: (handle, _input, facts, context, ending) =>
      traceDocumentAct(handle, 'document-read', context, ending, facts.document),
  };
}

export interface DocumentBytes {
  readonly document: Document;
  readonly bytes: Buffer;
}

/** Downloads the original, byte for byte (ITI-68). */
export function downloadDocumentAct(
  settings: Settings & { readonly blobs: BlobStore },
): Act<Caller, ReadInput, DocumentKnown, DocumentBytes> {
  return {
    name: 'document-download',
    tracesWhileReading: true,
    facts: (handle, { id }, context) => knownDocument(settings, handle, context, plainRead(handle, id)),
    decide: (facts, _input, context) => decideReading(facts, context),
    async act(_handle, _input, { document }) {
      if (document === undefined) throw new Error('a download was allowed of a document that is not there');
      return ok({ document, bytes: await settings.blobs.get(document.blob) });
    },
    trace: (handle, _input, facts, context, ending) =>
      traceDocumentAct(handle, 'document-download', context, ending, facts.document),
  };
}
