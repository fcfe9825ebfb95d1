// The door of reading: what a deposited document is, says and holds.
export type { CdaAuthor } from './cda-author.js';
export type {
  CdaHeader,
  CdaHeaderProblem,
  CdaOrganization,
  CdaRelatedDocument,
  CdaServiceEvent,
} from './cda-header.js';
export type { CdaAttachment, CdaPage, CdaPageOptions, CdaPageProblem } from './cda-page.js';
export type { CdaPatient } from './cda-patient.js';
export type { CdaCode, CdaId } from './cda-values.js';
export { documentUri, sameDocumentId } from './cda-values.js';
export type { Language } from './cda-words.js';
export { timeWords } from './cda-words.js';
export type { ClinicalConcept, ClinicalContent, ClinicalEntry, ClinicalKind } from './clinical-content.js';
export type { MalwareScanner } from './clamd-scanner.js';
export { clamdAddress, clamdScanner } from './clamd-scanner.js';
export type { DocumentText, TextSection } from './document-text.js';
export type { DocumentKind } from './file-kind.js';
export type { Hl7Time, TimePrecision } from './hl7-time.js';
export { parseHl7Time } from './hl7-time.js';
export type { Inspected, InspectionProblem, InspectionWarning } from './inspect-document.js';
export { MAX_DOCUMENT_BYTES } from './inspect-document.js';
export type { PoolProblem, ReadingPool, ReadingPoolSettings, ScanProblem } from './reading-pool.js';
export { openReadingPool } from './reading-pool.js';
export type { XmlProblem } from './xml-door.js';
export { openXml } from './xml-door.js';
export type { XmlElement, XmlNode } from './xml-tree.js';
