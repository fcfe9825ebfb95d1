import type { DocumentId, IdNatPs, RecordId } from '../kernel/ids.js';
import type { Ins } from '../kernel/ins.js';
import type { StatedTraits } from '../kernel/text.js';
import type { Instant } from '../kernel/time.js';
import type { Confidentiality, Document, DocumentAuthor, DocumentContent } from './document.model.js';

/** Writes the form in which a document of this record and this person is sent. */
export type WireForm = (document: Document, subject: { readonly recordId: RecordId; readonly ins: Ins }) => string;

/** A document as an edge hands it in: already read, checked and hashed, not yet in any record. */
export interface DepositDraft {
  readonly uniqueId: string;
  readonly title: string;
  readonly typeCode: string;
  readonly classCode: string;
  readonly language: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly sha1: string;
  readonly sha256: string;
  readonly dated: Instant;
  readonly datePrecision?: NonNullable<DocumentContent['datePrecision']>;
  readonly authors: readonly DocumentAuthor[];
  readonly confidentiality: Confidentiality;
  readonly archived?: boolean;
  readonly hidden?: boolean;
  readonly withheldFromPatient?: boolean;
  readonly hiddenFromRepresentatives?: boolean;
  /** Who the document itself says it is about (CDA header, envelope traits). */
  readonly about: { readonly ins?: Ins; readonly traits?: StatedTraits };
  /** What the envelope says it replaces: refused when that is not in this record. */
  readonly replaces?: { readonly id: DocumentId } | { readonly uniqueId: string };
  /** What the CDA header says it replaces: followed when it is here, a warning when it is not. */
  readonly headerReplaces?: readonly string[];
  readonly format?: string;
  readonly practiceSetting?: string;
  readonly facilityType?: string;
  readonly service?: NonNullable<DocumentContent['service']>;
  readonly setId?: string;
  readonly warnings?: readonly string[];
  readonly hasActiveContent?: boolean;
  /** The place of this document in the input, for problems: `entry[2].resource`. */
  readonly path: string;
  /** The form in which this document is sent, when the edge keeps what it received. */
  readonly wire?: WireForm;
}

/** The problems a deposit may meet, besides those of reading the bytes. */
export type DepositProblem =
  | 'identity-mismatch'
  | 'unique-id-reused'
  | 'replaces-unknown'
  | 'replaces-superseded'
  | 'replaces-what-is-seen'
  | 'replaces-another-authors'
  | 'hidden-from-everyone'
  | 'type-for-patients-only'
  | 'type-not-for-patients';

export interface Deposited {
  readonly document: Document;
  /** The same deposit had been made before: answered, not doubled. */
  readonly already: boolean;
  readonly warnings: readonly string[];
}

/** The ids under which the depositor will find its own deposits: every author, and the professional who deposits. */
export const ownersOf = (authors: readonly DocumentAuthor[], depositing: IdNatPs | undefined): IdNatPs[] => [
  ...new Set([
    ...authors.flatMap((author) => (author.id === undefined ? [] : [author.id])),
    ...(depositing === undefined ? [] : [depositing]),
  ]),
];
