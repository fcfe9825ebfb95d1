import { readReaderFacts } from '../access/index.js';
import type { Caller } from '../identity/index.js';
import type { DocumentId } from '../kernel/ids.js';
import { ok, problem } from '../kernel/result.js';
import type { Act, ActEnding } from '../platform/act.js';
import { bringForward } from '../platform/outbox.js';
import { isWithheld, type Document } from './document.model.js';
import { readDocument, updateDocumentState } from './document.store.js';
import { traceKnownDocument } from './document-trace.js';
import { decideOnDocument, thereOf, type DocumentKnown } from './read-document.act.js';
import { releaseDocument, type ReleaseSettings } from './release-document.js';
import { representativesSeeForGood } from './representatives-see-for-good.rule.js';

interface Settings extends ReleaseSettings {
  readonly attendingSeesHidden: boolean;
}

export interface ReleaseInput {
  readonly id: DocumentId;
}

const known =
  (settings: Settings): Act<Caller, ReleaseInput, DocumentKnown, Document>['facts'] =>
  async (handle, { id }, { caller, at }) => {
    const [facts, document] = await Promise.all([
      readReaderFacts(handle, caller, 'amend', at, settings.attendingSeesHidden),
      readDocument(handle, id),
    ]);
    return { ...facts, ...thereOf(document) };
  };

/** A document as it stands once the act is done: what was released may be named. */
const afterwards = (facts: DocumentKnown, ending: ActEnding<Document>): DocumentKnown =>
  ending.kind === 'done' && ending.outcome !== undefined ? { ...facts, document: ending.outcome } : facts;

/** The author shows the person what they kept for an announcement, once it has taken place. (R1111-53) */
export function releaseDocumentAct(settings: Settings): Act<Caller, ReleaseInput, DocumentKnown, Document> {
  return {
    name: 'document-release',
    facts: known(settings),
    decide: (facts, _input, context) => decideOnDocument(facts, context),
    async act(handle, _input, { document }, { at }) {
      if (document === undefined) throw new Error('a release was allowed of a document that is not there');
      if (!isWithheld(document, at)) return problem('already-visible-to-the-person', 'id');
      const released = await releaseDocument(settings, handle, document, at);
      await bringForward(handle, document.id, at);
      return ok(released);
    },
    // Named in the shown chain once it is released, and in the withheld one where it was not.
    trace: (handle, _input, facts, context, ending) =>
      traceKnownDocument(handle, 'document-release', context, ending, afterwards(facts, ending)),
  };
}

export interface ShowToRepresentativesInput extends ReleaseInput {
  /** It was asked twice. */
  readonly confirmed: boolean;
}

/** The author makes visible to representatives what the minor kept from them, at the minor's request and for good. (R1111-50) */
export function showToRepresentativesAct(
  settings: Settings,
): Act<Caller, ShowToRepresentativesInput, DocumentKnown, Document> {
  return {
    name: 'document-show-to-representatives',
    facts: known(settings),
    decide: (facts, _input, context) => decideOnDocument(facts, context),
    async act(handle, { confirmed }, { document }, { at }) {
      if (document === undefined) throw new Error('a change was allowed of a document that is not there');
      const goes = representativesSeeForGood(document, confirmed);
      if (!goes.ok) return goes;
      const shown: Document = {
        ...document,
        hiddenFromRepresentatives: false,
        version: document.version + 1,
        changedAt: at,
      };
      await updateDocumentState(handle, shown, await settings.wireAfterChange(handle, shown));
      return ok(shown);
    },
    trace: (handle, _input, facts, context, ending) =>
      traceKnownDocument(handle, 'document-show-to-representatives', context, ending, afterwards(facts, ending)),
  };
}
