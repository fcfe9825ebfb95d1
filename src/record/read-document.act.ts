import { decide, decideOnMissing, readFactsBeside, type ReaderKnown } from '../access/index.js';
import type { Caller } from '../identity/index.js';
import type { DocumentId } from '../kernel/ids.js';
import { ok } from '../kernel/result.js';
import type { Act, ActContext, Decision } from '../platform/act.js';
import type { BlobStore } from '../platform/blob-store.js';
import type { RecordHandle } from '../platform/database.js';
import { documentFacts } from './document-facts.js';
import type { Document } from './document.model.js';
import { documentBeside, documentOfBeside, markSeen, wireOfBeside } from './document.store.js';
import { traceKnownDocument } from './document-trace.js';

export interface ReadInput {
  readonly id: DocumentId;
}

/** Knows the document, if there is one; `not-found` is answered alike for one that is not there and one that may not be seen. */
export interface DocumentKnown extends ReaderKnown {
  readonly document: Document | undefined;
  /** A document that its author withdrew: not there, to everybody but who could have read it and asks by its id. */
  readonly withdrawn?: Document;
}

interface Settings {
  readonly attendingSeesHidden: boolean;
}

/** The facts about the reader and the document, by one statement. What was taken back by its depositor is not there. */
export async function knownDocument(
  settings: Settings,
  handle: RecordHandle,
  { caller, at }: ActContext<Caller>,
  id: DocumentId,
): Promise<DocumentKnown> {
  const { row: _row, ...known } = await knownBeside(settings, handle, { caller, at }, id, false);
  return known;
}

async function knownBeside(
  { attendingSeesHidden }: Settings,
  handle: RecordHandle,
  { caller, at }: Pick<ActContext<Caller>, 'caller' | 'at'>,
  id: DocumentId,
  wire: boolean,
): Promise<DocumentKnown & { readonly row: object }> {
  const beside = documentBeside(id, wire);
  const { known, row } = await readFactsBeside(handle, caller, 'read', at, attendingSeesHidden, beside);
  const found = documentOfBeside(handle, row);
  return { ...known, row, ...thereOf(found) };
}

/** What was withdrawn is not there. */
export const thereOf = (document: Document | undefined): Pick<DocumentKnown, 'document' | 'withdrawn'> =>
  document?.status !== 'removed'
    ? { document }
    : { document: undefined, ...(document.byPatient ? {} : { withdrawn: document }) };

/** Decides on one document; what is not there is refused as what may not be seen. */
export const decideOnDocument = (known: DocumentKnown, context: Pick<ActContext<Caller>, 'caller' | 'at'>): Decision =>
  known.document === undefined
    ? decideOnMissing(known.reader)
    : decide({ ...known.reader, ...documentFacts(known.document, known, context) });

/** Whether a withdrawn document could have been read by this caller, who may then learn that it was withdrawn. */
export const mayLearnOfWithdrawal = (
  known: DocumentKnown,
  context: Pick<ActContext<Caller>, 'caller' | 'at'>,
): Decision | undefined => {
  const { withdrawn } = known;
  if (withdrawn === undefined) return undefined;
  const decision = decide({ ...known.reader, ...documentFacts(withdrawn, known, context) });
  return decision.allowed ? decision : undefined;
};

/**
 * A reading of which nothing else comes. In an emergency it also sets a notice going, which is one thing with its trace: then it stays
 * in a transaction.
 */
export const nothingFollows = ({ caller }: ActContext<Caller>): boolean =>
  caller.kind === 'professional' && caller.situation === 'normal';

/** Reads one document's description in the form in which it is sent (ITI-67 read by id). */
export function readWireFormAct(
  settings: Settings,
): Act<Caller, ReadInput, DocumentKnown & { readonly row: object }, Buffer> {
  return {
    name: 'document-read',
    readsApart: nothingFollows,
    facts: (handle, { id }, context) => knownBeside(settings, handle, context, id, true),
    decide: (facts, _input, context) => decideOnDocument(facts, context),
    act(handle, _input, { document, row }) {
      if (document === undefined) throw new Error('a reading was allowed of a document that is not there');
      return Promise.resolve(ok(wireOfBeside(handle, row)));
    },
    trace: (handle, _input, facts, context, ending) =>
      traceKnownDocument(handle, 'document-read', context, ending, facts),
  };
}

/** Reads one document's description; the person's own reading ends its being new. */
export function readDocumentAct(settings: Settings): Act<Caller, ReadInput, DocumentKnown, Document> {
  return {
    name: 'document-read',
    facts: (handle, { id }, context) => knownDocument(settings, handle, context, id),
    decide: (facts, _input, context) => decideOnDocument(facts, context),
    async act(handle, { id }, facts, { caller, at }) {
      if (facts.document === undefined) throw new Error('a reading was allowed of a document that is not there');
      if (caller.kind === 'person' && facts.document.firstSeenAt === undefined) await markSeen(handle, id, at);
      return ok(facts.document);
    },
    trace: (handle, _input, facts, context, ending) =>
      traceKnownDocument(handle, 'document-read', context, ending, facts),
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
    readsApart: nothingFollows,
    facts: (handle, { id }, context) => knownDocument(settings, handle, context, id),
    decide: (facts, _input, context) => decideOnDocument(facts, context),
    async act(_handle, _input, { document }) {
      if (document === undefined) throw new Error('a download was allowed of a document that is not there');
      return ok({ document, bytes: await settings.blobs.get(document.blob) });
    },
    trace: (handle, _input, facts, context, ending) =>
      traceKnownDocument(handle, 'document-download', context, ending, facts),
  };
}
