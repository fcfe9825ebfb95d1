import { matrixAllows, type DocumentFacts, type Facts, type ReaderFacts } from '../access/index.js';
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

/** A document without any particularity that the matrix allows: stands for "some document" when none is named. */
export const ordinaryDocument: DocumentFacts = {
  isAuthor: false,
  hidden: false,
  withheldFromPatient: false,
  hiddenFromRepresentatives: false,
  archived: false,
  matrixAllows: true,
};

/** A document being deposited: its depositor is its author. */
export const newDocument: DocumentFacts = { ...ordinaryDocument, isAuthor: true };

export const allFacts = (act: Facts['act'], reader: ReaderFacts, document: DocumentFacts): Facts => ({
  act,
  ...reader,
  ...document,
});
