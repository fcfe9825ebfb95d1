import type { DocumentId, IdNatPs, StructureId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';

// A document of the record as the house speaks of it. Standards (CDA, FHIR, XDS) are adapters around this.

export type Confidentiality = 'N' | 'R' | 'V';
export type DocumentStatus = 'current' | 'superseded' | 'removed';

export interface DocumentAuthor {
  readonly kind: 'professional' | 'patient' | 'device';
  /** idNatPS as given; absent for the person and for devices. */
  readonly id?: IdNatPs;
  readonly name: string;
  readonly profession?: string;
  readonly speciality?: string;
  readonly structureId?: StructureId;
  readonly structureName?: string;
}

/** Everything that is sealed: titles, names, identifiers, hashes, where the bytes are. */
export interface DocumentContent {
  /** The producer's identifier as a URI: `urn:oid:…`, `urn:oid:…^…`, `urn:uuid:…`. */
  readonly uniqueId: string;
  readonly title: string;
  readonly language: string;
  /** As declared and checked: application/pdf, image/jpeg, text/xml… */
  readonly contentType: string;
  /** Bytes of the original. */
  readonly size: number;
  /** SHA-1 of the original, base64, as FHIR and XDS carry it. */
  readonly sha1: string;
  /** SHA-256 of the original, hexadecimal, which we compare with. */
  readonly sha256: string;
  readonly blob: { readonly address: string; readonly key: string };
  readonly authors: readonly DocumentAuthor[];
  readonly depositorName?: string;
  readonly format?: string;
  readonly practiceSetting?: string;
  readonly facilityType?: string;
  readonly service?: { readonly start?: Instant; readonly end?: Instant };
  readonly setId?: string;
  /** How much of `dated` is known. */
  readonly datePrecision?: 'year' | 'month' | 'day' | 'minute' | 'second';
  /** Accepted with these warnings, by name. */
  readonly warnings?: readonly string[];
  /** Holds a script or an action: shown only where it cannot run. */
  readonly hasActiveContent?: boolean;
}

export interface Document extends DocumentContent {
  readonly id: DocumentId;
  /** The depositing structure, or `patient`. */
  readonly depositor: StructureId | 'patient';
  readonly authorIds: readonly IdNatPs[];
  readonly byPatient: boolean;
  readonly typeCode: string;
  readonly classCode: string;
  readonly confidentiality: Confidentiality;
  readonly dated: Instant;
  readonly depositedAt: Instant;
  readonly changedAt: Instant;
  readonly version: number;
  readonly status: DocumentStatus;
  readonly archived: boolean;
  /** Hidden from professionals (MASQUE_PS). */
  readonly hidden: boolean;
  /** Not visible to the person before this instant (INVISIBLE_PATIENT). */
  readonly withheldUntil?: Instant;
  /** Not visible to representatives (INVISIBLE_REPRESENTANTS_LEGAUX). */
  readonly hiddenFromRepresentatives: boolean;
  readonly replaces?: DocumentId;
  readonly firstSeenAt?: Instant;
}

/** Is it, at `at`, not yet visible to the person? */
export const isWithheld = (document: Pick<Document, 'withheldUntil'>, at: Instant): boolean =>
  document.withheldUntil !== undefined && document.withheldUntil > at;
