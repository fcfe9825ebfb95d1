import { decideOnRecord, readReaderFacts, type ReaderKnown } from '../access/index.js';
import type { Caller } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import type { Document } from './document.model.js';
import { traceDocumentAct } from './document-trace.js';
import type { HiddenSubject, Subject } from './hidden-subject.model.js';
import { readHiddenSubjects } from './hidden-subject.store.js';
import { subjectCoversDocument } from './subject-covers-document.rule.js';
import { readWhoHasAccess, type WhoHasAccess } from './who-has-access.act.js';

/** A subject with what it covers now, of the documents the person may see; the newest version of each. */
export interface CoveredSubject {
  readonly hidden: HiddenSubject;
  readonly documents: readonly Document[];
}

export interface Hiding {
  readonly subjects: readonly CoveredSubject[];
  /** What a subject that was asked about covers, hidden or not yet. */
  readonly asked?: readonly Document[];
  readonly hidesNewDocuments: boolean;
  readonly inAll: number;
  readonly hiddenInAll: number;
  readonly who: WhoHasAccess;
}

export interface HidingInput {
  readonly subject?: Subject;
}

/** The person sees what they hide: documents, subjects with what they cover, exceptions, and the default for new documents. */
export function readHidingAct(settings: {
  readonly attendingSeesHidden: boolean;
}): Act<Caller, HidingInput, ReaderKnown, Hiding> {
  return {
    name: 'subjects-read',
    tracesWhileReading: true,
    facts: (handle, _input, { caller, at }) =>
      readReaderFacts(handle, caller, 'control', at, settings.attendingSeesHidden),
    decide: ({ reader }) => decideOnRecord(reader),
    async act(handle, { subject: asked }, known, context) {
      const [subjects, who] = await Promise.all([readHiddenSubjects(handle), readWhoHasAccess(handle, known, context)]);
      const covered = (subject: Subject): readonly Document[] =>
        who.documents.filter((document) => subjectCoversDocument(subject, document));
      return ok({
        subjects: subjects.map((hidden) => ({ hidden, documents: covered(hidden.subject) })),
        ...(asked === undefined ? {} : { asked: covered(asked) }),
        hidesNewDocuments: known.settings.hidesNewDocuments,
        inAll: who.documents.length,
        hiddenInAll: who.documents.filter(({ hidden }) => hidden).length,
        who,
      });
    },
    trace: (handle, _input, _facts, context, ending) => traceDocumentAct(handle, 'subjects-read', context, ending),
  };
}
