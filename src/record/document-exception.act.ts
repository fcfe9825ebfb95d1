import { readReaderFacts } from '../access/index.js';
import type { Caller } from '../identity/index.js';
import type { DocumentId, IdNatPs } from '../kernel/ids.js';
import { ok } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import type { Document } from './document.model.js';
import { readDocument, readVersions } from './document.store.js';
import { traceKnownDocument } from './document-trace.js';
import type { DocumentException } from './hidden-subject.model.js';
import { removeExceptions, readExceptions, setExceptions } from './hidden-subject.store.js';
import { decideOnDocument, thereOf, type DocumentKnown } from './read-document.act.js';
import { readWhoHasAccess, type WhoHasAccess } from './who-has-access.act.js';

export interface ExceptionInput {
  readonly id: DocumentId;
  readonly idNatPs: IdNatPs;
  /** The professional's name, for the history. */
  readonly name: string;
  /** `show`: to them although hidden; `keep`: from them although others see it; `none`: like everybody. */
  readonly exception: 'show' | 'keep' | 'none';
}

/** An exception holds for every version of the document: one version would tell of the others. */
export interface Excepted {
  readonly document: Document;
  readonly exceptions: readonly DocumentException[];
}

/** The person shows one document to one professional, or keeps it from one. (EHDS art. 8; R1111-49) */
export function documentExceptionAct(settings: {
  readonly attendingSeesHidden: boolean;
}): Act<Caller, ExceptionInput, DocumentKnown, Excepted> {
  const nameOf = ({ exception }: ExceptionInput): string =>
    ({ show: 'document-show-to', keep: 'document-keep-from', none: 'document-except-nobody' })[exception];
  return {
    name: 'document-except-nobody',
    async facts(handle, { id }, { caller, at }) {
      // Who may show again may also show to one: the person and who stands in for them.
      const [known, document] = await Promise.all([
        readReaderFacts(handle, caller, 'show', at, settings.attendingSeesHidden),
        readDocument(handle, id),
      ]);
      return { ...known, ...thereOf(document) };
    },
    decide: (known, _input, context) => decideOnDocument(known, context),
    async act(handle, { id, idNatPs, exception }, { document }, { at }) {
      if (document === undefined) throw new Error('an exception was allowed of a document that is not there');
      const versions = (await readVersions(handle, id)).map((version) => version.id);
      if (exception === 'none') await removeExceptions(handle, versions, idNatPs);
      else await setExceptions(handle, versions, idNatPs, exception === 'show', at);
      return ok({ document, exceptions: await readExceptions(handle, id) });
    },
    // Named by whom it is for: that is what the person chose, whatever stands behind the id.
    trace: (handle, input, known, context, ending) =>
      traceKnownDocument(handle, nameOf(input), context, ending, known, {
        kind: 'professional',
        id: input.idNatPs,
        label: input.name,
      }),
  };
}

export interface ExceptionsRead extends Excepted {
  /** Whom the person may choose among. */
  readonly who: WhoHasAccess;
}

/** The person sees for whom one document is shown or kept apart, and whom they may choose. */
export function readDocumentExceptionsAct(settings: {
  readonly attendingSeesHidden: boolean;
}): Act<Caller, Pick<ExceptionInput, 'id'>, DocumentKnown, ExceptionsRead> {
  const { facts, decide } = documentExceptionAct(settings);
  return {
    name: 'document-exceptions-read',
    facts: (handle, { id }, context) => facts(handle, { id, ...NOBODY }, context),
    decide: (known, { id }, context) => decide(known, { id, ...NOBODY }, context),
    async act(handle, { id }, known, context) {
      const { document } = known;
      if (document === undefined) throw new Error('the exceptions were allowed of a document that is not there');
      const [exceptions, who] = await Promise.all([
        readExceptions(handle, id),
        readWhoHasAccess(handle, known, context),
      ]);
      return ok({ document, exceptions, who });
    },
    trace: (handle, _input, known, context, ending) =>
      traceKnownDocument(handle, 'document-exceptions-read', context, ending, known),
  };
}

const NOBODY = { idNatPs: '' as IdNatPs, name: '', exception: 'none' } as const;
