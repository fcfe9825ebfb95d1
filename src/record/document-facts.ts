import { matrixAllows, matrixInForce, type DocumentFacts, type ReaderKnown } from '../access/index.js';
import type { Caller } from '../identity/index.js';
import type { ActContext } from '../platform/act.js';
import { isWithheld, type Document } from './document.model.js';

/** The facts of one document for this caller at this instant: what the rules decide on beside the reader's own. */
export function documentFacts(
  document: Document,
  { exceptions }: Pick<ReaderKnown, 'exceptions'>,
  { caller, at }: Pick<ActContext<Caller>, 'caller' | 'at'>,
): DocumentFacts {
  return {
    isAuthor:
      caller.kind === 'professional' ? document.authorIds.includes(caller.professional.idNatPs) : document.byPatient,
    hidden: document.hidden,
    withheldFromPatient: isWithheld(document, at),
    hiddenFromRepresentatives: document.hiddenFromRepresentatives,
    archived: document.archived,
    shownToReader: exceptions.shown.includes(document.id),
    keptFromReader: exceptions.kept.includes(document.id),
    matrixAllows:
      caller.kind !== 'professional' ||
      matrixAllows(caller.professional.profession, document.typeCode, document.confidentiality, matrixInForce(at)),
  };
}
