import { readReaderFacts } from '../access/index.js';
import type { Caller } from '../identity/index.js';
import type { DocumentId } from '../kernel/ids.js';
import { ok } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import type { Document } from './document.model.js';
import { readDocument } from './document.store.js';
import { hideVersions } from './hide-versions.js';
import { traceKnownDocument } from './document-trace.js';
import { decideOnDocument, thereOf, type DocumentKnown } from './read-document.act.js';

export interface HideInput {
  readonly id: DocumentId;
  readonly hide: boolean;
}

interface Settings {
  readonly attendingSeesHidden: boolean;
  readonly wireAfterChange: (handle: RecordHandle, document: Document) => Promise<string>;
}

/** Hides a document from professionals, or shows it to them again; at once and as often as wanted. (R1111-49) */
export function hideDocumentAct(settings: Settings): Act<Caller, HideInput, DocumentKnown, Document> {
  const nameOf = ({ hide }: HideInput): string => (hide ? 'document-hide' : 'document-unhide');
  return {
    name: 'document-hide',
    async facts(handle, { id, hide }, { caller, at }) {
      const [known, document] = await Promise.all([
        readReaderFacts(handle, caller, hide ? 'hide' : 'show', at, settings.attendingSeesHidden),
        readDocument(handle, id),
      ]);
      return { ...known, ...thereOf(document) };
    },
    decide: (known, _input, context) => decideOnDocument(known, context),
    async act(handle, { hide }, { document }, { at }) {
      if (document === undefined) throw new Error('hiding was allowed of a document that is not there');
      return ok((await hideVersions(handle, document.id, hide, at, settings.wireAfterChange)) ?? document);
    },
    trace: (handle, input, facts, context, ending) => traceKnownDocument(handle, nameOf(input), context, ending, facts),
  };
}
