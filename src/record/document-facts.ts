import { matrixAllows, matrixInForce, type DocumentFacts, type ReaderKnown } from '../access/index.js';
import type { Caller } from '../identity/index.js';
import type { ActContext } from '../platform/act.js';
import { grantHolds } from './granted-documents.js';
import { isWithheld, type Document } from './document.model.js';

/** The facts of one document for this caller at this instant: what the rules decide on beside the reader's own. */
export function documentFacts(
  document: Document,
  { exceptions }: Pick<ReaderKnown, 'exceptions'>,
  { caller, at }: Pick<ActContext<Caller>, 'caller' | 'at'>,
): DocumentFacts {
  return {
    isAuthor: isAuthor(document, caller),
    hidden: document.hidden,
    withheldFromPatient: isWithheld(document, at),
    hiddenFromRepresentatives: document.hiddenFromRepresentatives,
    archived: document.archived,
    shownToReader:
      caller.kind === 'heir' ? exceptions.grant?.parental === true : exceptions.shown.includes(document.id),
    keptFromReader: caller.kind === 'heir' ? document.byPatient : exceptions.kept.includes(document.id),
    matrixAllows: isHeldOut(document, exceptions, { caller, at }),
  };
}

const isAuthor = ({ authorIds, byPatient }: Document, caller: Caller): boolean => {
  switch (caller.kind) {
    case 'person':
      return byPatient;
    case 'professional':
      return authorIds.includes(caller.professional.idNatPs);
    case 'visitor':
    case 'heir':
      return false;
  }
};

/** The cell of the reader's profession; of a visitor, whether the visit holds the document; of an heir, whether it was granted. */
function isHeldOut(
  { id, typeCode, confidentiality, dated }: Document,
  { shown, nothingElse, grant }: ReaderKnown['exceptions'],
  { caller, at }: Pick<ActContext<Caller>, 'caller' | 'at'>,
): boolean {
  if (caller.kind === 'person') return true;
  if (caller.kind === 'heir') return grantHolds(grant, { typeCode, dated });
  if (caller.kind === 'professional')
    return matrixAllows(caller.professional.profession, typeCode, confidentiality, matrixInForce(at));
  if (shown.includes(id)) return true;
  const { profession } = caller;
  return (
    nothingElse !== true &&
    profession !== undefined &&
    matrixAllows(profession, typeCode, confidentiality, matrixInForce(at))
  );
}
