export { isWithheld, type Document, type DocumentAuthor, type DocumentStatus } from './document.model.js';
export { confidentialityOfHeader, fieldsOfHeader, precisionOfHeader } from './fields-of-header.js';
export type { Deposited, DepositDraft, DepositProblem, WireForm } from './deposit.model.js';
export {
  depositDocumentsAct,
  uniqueIdIndex,
  type DepositInput,
  type DepositSettings,
} from './deposit-documents.act.js';
export {
  downloadDocumentAct,
  mayLearnOfWithdrawal,
  readDocumentAct,
  readWireFormAct,
  type DocumentBytes,
  type DocumentKnown,
  type ReadInput,
} from './read-document.act.js';
export { amendDocumentAct, type Amendment, type AmendInput } from './amend-document.act.js';
export { recordsWithDocument } from './document-directory.store.js';
export { traceDocumentAct } from './document-trace.js';
export { documentFacts } from './document-facts.js';
export { visibleDocuments } from './visible-documents.js';
export { visibleHeads, type DocumentHead } from './document-heads.store.js';
export { hideDocumentAct, type HideInput } from './hide-document.act.js';
export { listDocumentsAct, searchWireFormsAct, type DocumentList, type ListInput } from './list-documents.act.js';
export { findByUniqueId, hasDocuments, putDocument, readWireForm } from './document.store.js';
export type { DocumentFilter } from './document-list.store.js';
export {
  browseDocumentsAct,
  EVERY_ONE,
  MOST_DOCUMENTS,
  visibleDocumentsOf,
  type BrowsedDocuments,
  type BrowseInput,
} from './browse-documents.act.js';
export { isCda, openDocumentAct, type OpenedDocument } from './open-document.act.js';
export { removeOwnDocumentAct, type RemoveInput } from './remove-own-document.act.js';
export { whoHasAccessAct, type KnownProfessional, type WhoHasAccess } from './who-has-access.act.js';
export { categoryOf, choicesAmong, parisYear, type DocumentChoices } from './matching-documents.rule.js';
export { CategoryAndYear, DocumentsByYear } from './document-list-parts.page.js';
export { DocumentContent, type ShownContent } from './document-content.page.js';
export { DocumentViewer, OtherVersions } from './document-viewer.page.js';
export { bytesReply, partOf } from './document-content.route.js';
export { authorWords, byWords, CATEGORY_ICONS, datedExactly, datedWords, typeWords } from './document-words.js';
export { DocumentItem } from './documents.page.js';
export { fileName } from './file-name.rule.js';
export { hashesOf } from './hashes-of.js';
export { shownContent } from './shown-content.js';
export { declaredType } from './uploaded-type.rule.js';
export { parseTypedDate, type TypedDate, type TypedDateFault } from './typed-date.model.js';
export { recordBelongings } from './record.belongings.js';
export {
  hideManyAct,
  hideSubjectAct,
  showSubjectAct,
  type HideManyInput,
  type HideSubjectInput,
  type ShownSubject,
  type ShowSubjectInput,
} from './hide-many.act.js';
export { readRecordHistoryAct } from './read-record-history.act.js';
export { readHidingAct, type Hiding, type HidingInput } from './read-hiding.act.js';
export { documentExceptionAct, readDocumentExceptionsAct, type ExceptionInput } from './document-exception.act.js';
export {
  parseSubject,
  subjectText,
  THEMES,
  type HiddenSubject,
  type Subject,
  type Theme,
} from './hidden-subject.model.js';
export { carryAnnouncement } from './release-document.js';
export {
  releaseDocumentAct,
  showToRepresentativesAct,
  type ReleaseInput,
  type ShowToRepresentativesInput,
} from './release-document.act.js';
export { shownToAll } from './shown-to-all.store.js';
export { previewAsAct, type Preview, type PreviewedDocument, type PreviewInput } from './preview/preview-as.act.js';
export { whoMaySeeAct, type WhoMaySee } from './preview/who-may-see.act.js';
export { readXdm } from './earlier/read-xdm.js';
export { takeInEarlierAct } from './earlier/take-in-earlier.act.js';
export { toldAt } from './told-after-two-weeks.rule.js';
