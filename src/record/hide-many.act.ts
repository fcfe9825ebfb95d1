import { decideOnRecord, readReaderFacts, type ReaderKnown } from '../access/index.js';
import type { Caller } from '../identity/index.js';
import type { DocumentId } from '../kernel/ids.js';
import { ok, problem } from '../kernel/result.js';
import type { Instant } from '../kernel/time.js';
import type { Act, ActContext } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { EVERY_ONE, visibleDocumentsOf } from './browse-documents.act.js';
import type { Document } from './document.model.js';
import type { DocumentFilter } from './document-list.store.js';
import { traceDocumentAct } from './document-trace.js';
import { hideVersions } from './hide-versions.js';
import type { HiddenSubject, Subject } from './hidden-subject.model.js';
import { subjectText } from './hidden-subject.model.js';
import {
  addHiddenSubject,
  hiddenBySubject,
  noteHiddenBy,
  readHiddenSubjects,
  removeHiddenSubject,
} from './hidden-subject.store.js';
import { coveringSubject, subjectCoversDocument } from './subject-covers-document.rule.js';

// Hiding more than one document: several, all, or a subject with all that comes. (R1111-49; EHDS art. 8)

interface Settings {
  readonly attendingSeesHidden: boolean;
  readonly wireAfterChange: (handle: RecordHandle, document: Document) => Promise<string>;
}

export interface HideManyInput {
  /** By their ids, all, or those that an act of this instant changed: for taking it back. */
  readonly which: readonly DocumentId[] | 'all' | { readonly changedAt: Instant };
  readonly hide: boolean;
}

/** How many documents changed, and when: by it the act is taken back. */
export interface HidMany {
  readonly changed: number;
  readonly hide: boolean;
  readonly at: Instant;
}

/** Hides several documents or all, or shows them again. Of what the caller may not see, nothing is done and nothing said. */
export function hideManyAct(settings: Settings): Act<Caller, HideManyInput, ReaderKnown, HidMany> {
  const nameOf = ({ hide }: HideManyInput): string => (hide ? 'documents-hide' : 'documents-unhide');
  return {
    name: 'documents-hide',
    facts: (handle, { hide }, { caller, at }) =>
      readReaderFacts(handle, caller, hide ? 'hide' : 'show', at, settings.attendingSeesHidden),
    decide: ({ reader }) => decideOnRecord(reader),
    async act(handle, { which, hide }, known, context) {
      const filter: DocumentFilter =
        which === 'all'
          ? {}
          : 'changedAt' in which
            ? { changedFrom: which.changedAt, changedBefore: which.changedAt + 1 }
            : { ids: [...which] };
      const documents = await withinReach(handle, known, context, filter);
      let changed = 0;
      for (const document of documents) {
        if (document.hidden === hide) continue;
        await hideVersions(handle, document.id, hide, context.at, settings.wireAfterChange);
        changed += 1;
      }
      return ok({ changed, hide, at: context.at });
    },
    trace: (handle, input, _facts, context, ending) => traceDocumentAct(handle, nameOf(input), context, ending),
  };
}

/** The documents on which the act asked for is allowed: the rules with `hide` or `show` as the act. */
async function withinReach(
  handle: RecordHandle,
  known: ReaderKnown,
  { caller, at }: ActContext<Caller>,
  filter: DocumentFilter,
): Promise<readonly Document[]> {
  const { documents } = await visibleDocumentsOf(handle, known, caller, at, filter, EVERY_ONE);
  return documents;
}

export interface HideSubjectInput {
  readonly subject: Subject;
}

export interface HidSubject {
  readonly subject: HiddenSubject;
  readonly changed: number;
}

/** Hides what is there of a subject, and what will come of it. */
export function hideSubjectAct(settings: Settings): Act<Caller, HideSubjectInput, ReaderKnown, HidSubject> {
  return {
    name: 'subject-hide',
    facts: (handle, _input, { caller, at }) =>
      readReaderFacts(handle, caller, 'hide', at, settings.attendingSeesHidden),
    decide: ({ reader }) => decideOnRecord(reader),
    async act(handle, { subject }, known, context) {
      const before = await readHiddenSubjects(handle);
      if (before.some((one) => subjectText(one.subject) === subjectText(subject)))
        return problem('subject-already-hidden');
      const hidden: HiddenSubject = {
        id: context.ids.item(`subject ${subjectText(subject)} ${context.at}`),
        since: context.at,
        subject,
      };
      await addHiddenSubject(handle, hidden);
      let changed = 0;
      for (const document of await withinReach(handle, known, context, {})) {
        if (document.hidden || !subjectCoversDocument(subject, document)) continue;
        await hideVersions(handle, document.id, true, context.at, settings.wireAfterChange, hidden.id);
        changed += 1;
      }
      return ok({ subject: hidden, changed });
    },
    trace: (handle, _input, _facts, context, ending) => traceDocumentAct(handle, 'subject-hide', context, ending),
  };
}

export interface ShowSubjectInput {
  readonly id: string;
}

export interface ShownSubject {
  readonly changed: number;
}

/** Lifts a hidden subject: shows again what it hid, unless another subject covers it. What was hidden by hand stays so. */
export function showSubjectAct(settings: Settings): Act<Caller, ShowSubjectInput, ReaderKnown, ShownSubject> {
  return {
    name: 'subject-show',
    facts: (handle, _input, { caller, at }) =>
      readReaderFacts(handle, caller, 'show', at, settings.attendingSeesHidden),
    decide: ({ reader }) => decideOnRecord(reader),
    async act(handle, { id }, known, context) {
      const of = await hiddenBySubject(handle, id);
      if (!(await removeHiddenSubject(handle, id))) return problem('subject-not-hidden');
      const others = await readHiddenSubjects(handle);
      let changed = 0;
      for (const document of of.length === 0 ? [] : await withinReach(handle, known, context, { ids: of })) {
        const other = coveringSubject(others, document);
        if (other === undefined) {
          await hideVersions(handle, document.id, false, context.at, settings.wireAfterChange);
          changed += 1;
        } else await noteHiddenBy(handle, [document.id], other.id);
      }
      return ok({ changed });
    },
    trace: (handle, _input, _facts, context, ending) => traceDocumentAct(handle, 'subject-show', context, ending),
  };
}
