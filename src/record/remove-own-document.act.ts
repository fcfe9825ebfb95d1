import { readReaderFacts } from '../access/index.js';
import type { Caller } from '../identity/index.js';
import type { DocumentId } from '../kernel/ids.js';
import { ok, problem } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import type { Document } from './document.model.js';
import { readDocument, updateDocumentState } from './document.store.js';
import { traceKnownDocument } from './document-trace.js';
import { decideOnDocument, thereOf, type DocumentKnown } from './read-document.act.js';
import { removedDocumentReturns } from './removed-document-returns.rule.js';

export interface RemoveInput {
  readonly id: DocumentId;
  /** False: puts it back. */
  readonly remove: boolean;
}

interface Settings {
  readonly attendingSeesHidden: boolean;
  readonly wireAfterChange: (handle: RecordHandle, document: Document) => Promise<string>;
}

/** The person takes back a document they added themselves, or puts it back: nobody sees it any more, or everybody as before. (R1111-51) */
export function removeOwnDocumentAct(settings: Settings): Act<Caller, RemoveInput, DocumentKnown, Document> {
  const nameOf = ({ remove }: RemoveInput): string => (remove ? 'document-remove' : 'document-restore');
  return {
    name: 'document-remove',
    async facts(handle, { id, remove }, { caller, at }) {
      const [known, document] = await Promise.all([
        readReaderFacts(handle, caller, 'amend', at, settings.attendingSeesHidden),
        readDocument(handle, id),
      ]);
      return { ...known, ...(remove ? thereOf(document) : { document }) };
    },
    decide: (known, _input, context) => decideOnDocument(known, context),
    async act(handle, { remove }, { document }, { at }) {
      if (document === undefined) throw new Error('a removal was allowed of a document that is not there');
      // A superseded one belongs to the history of its successor: the newest version is taken back first.
      if (document.status === 'superseded') return problem('document-superseded', 'id');
      if ((document.status === 'removed') === remove) return ok(document);
      const returns = removedDocumentReturns(document, at);
      if (!returns.ok) return returns;
      const changed: Document = {
        ...document,
        status: remove ? 'removed' : 'current',
        version: document.version + 1,
        changedAt: at,
      };
      await updateDocumentState(handle, changed, await settings.wireAfterChange(handle, changed));
      return ok(changed);
    },
    trace: (handle, input, facts, context, ending) => traceKnownDocument(handle, nameOf(input), context, ending, facts),
  };
}
