import { matrixAllows, type DocumentFacts } from '../access/index.js';
import type { Caller } from '../identity/index.js';
import type { Instant } from '../kernel/time.js';
import { isWithheld, type Document } from './document.model.js';

/** The facts of one document for this caller at this instant: what the rules decide on beside the reader's own. */
export function documentFacts(document: Document, caller: Caller, at: Instant): DocumentFacts {
  return {
    isAuthor:
      caller.kind === 'professional' ? document.authorIds.includes(caller.professional.idNatPs) : document.byPatient,
    hidden: document.hidden,
    withheldFromPatient: isWithheld(document, at),
    hiddenFromRepresentatives: document.hiddenFromRepresentatives,
    archived: document.archived,
    matrixAllows:
      caller.kind !== 'professional' ||
      matrixAllows(caller.professional.profession, document.typeCode, document.confidentiality),
  };
}
