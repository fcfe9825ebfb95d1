import { decide, decideOnRecord, readReaderFacts, type ReaderKnown } from '../access/index.js';
import { readPerson, type Caller, type Person, type VisitorCaller } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import {
  documentFacts,
  downloadDocumentAct,
  traceDocumentAct,
  visibleDocumentsOf,
  type Document,
  type DocumentBytes,
  type DocumentKnown,
  type ReadInput,
} from '../record/index.js';
import type { BlobStore } from '../platform/blob-store.js';
import { readVisit } from './visit.store.js';
import type { Visit } from './visit.model.js';
import type { VisitSettings } from './visit-act.js';

/** What a visitor finds: whose record it is, what it holds for them, until when. */
export interface Shown {
  readonly person: Person;
  readonly documents: readonly Document[];
  readonly visit: Visit;
}

const MOST_SHOWN = 1_000;

/** The visitor opens what the person shows. */
export const lookVisitAct = ({
  attendingSeesHidden,
}: VisitSettings): Act<VisitorCaller, Record<string, never>, ReaderKnown, Shown> => ({
  name: 'visit-look',
  facts: (handle, _input, { caller, at }) => readReaderFacts(handle, caller, 'list', at, attendingSeesHidden),
  decide: ({ reader }) => decideOnRecord(reader),
  async act(handle, _input, known, { caller, at }) {
    const visit = await readVisit(handle, caller.visitId);
    if (visit === undefined) throw new Error('a visit was allowed that is not there');
    const filter = { status: ['current'] as const };
    const { documents } = await visibleDocumentsOf(handle, known, caller, at, filter, { limit: MOST_SHOWN });
    return ok({ person: await readPerson(handle), documents, visit });
  },
  trace: (handle, _input, _facts, context, ending) => traceDocumentAct(handle, 'visit-look', context, ending),
});

/**
 * The visitor takes a file away. Decided as if the visit held the chosen documents and nothing else: what is part of « everything » may
 * be looked at and not taken.
 */
export function takeShownDocumentAct(
  settings: VisitSettings & { readonly blobs: BlobStore },
): Act<Caller, ReadInput, DocumentKnown, DocumentBytes> {
  const download = downloadDocumentAct(settings);
  return {
    ...download,
    decide(facts, input, context) {
      const seen = download.decide(facts, input, context);
      const { document } = facts;
      if (!seen.allowed || document === undefined) return seen;
      const exceptions = { ...facts.exceptions, nothingElse: true } as const;
      return decide({ ...facts.reader, ...documentFacts(document, { exceptions }, context) });
    },
  };
}
