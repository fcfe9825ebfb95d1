// What a demo document is: its envelope, as a deposit would carry it, and its bytes, made on demand and always the same.

import type { DemoPerson, DemoProfessional, DemoStructure } from '../persona.model.js';
import type { DemoTypeKey } from './types.js';

export type DemoContentType = 'text/xml' | 'application/pdf' | 'image/png' | 'text/plain';

export interface DemoDocument {
  /** Unique over all persons: `paul/biologie-2024-03`. */
  readonly name: string;
  /** The producer's identifier, an OID under 2.25 (ClinicalDocument/id for a CDA). */
  readonly uniqueId: string;
  readonly typeCode: string;
  /** OID of the type's code system: LOINC or TRE_A05. */
  readonly typeSystem: string;
  readonly typeLabel: string;
  readonly title: string;
  /** Date of creation, ISO with the Paris offset. */
  readonly date: string;
  /** When the care took place, ISO with the Paris offset. */
  readonly serviceStart: string;
  readonly serviceEnd?: string;
  readonly author: { readonly professional: string } | { readonly person: string };
  /** Absent when the person deposits for themselves. */
  readonly structure?: DemoStructure;
  readonly contentType: DemoContentType;
  /** JDV_J60, when one fits. */
  readonly formatCode?: string;
  readonly language: 'fr-FR';
  readonly confidentiality: 'N' | 'R' | 'V';
  /** MASQUE_PS */
  readonly hiddenFromProfessionals: boolean;
  /** INVISIBLE_PATIENT */
  readonly notYetVisible: boolean;
  /** INVISIBLE_REPRESENTANTS_LEGAUX */
  readonly hiddenFromRepresentatives: boolean;
  readonly version: number;
  /** Name of the document that this one replaces. */
  readonly replaces?: string;
  /** Not read yet by the person. */
  readonly isNew: boolean;
  bytes(): Uint8Array;
}

/** Everything a generator of content may need to know about the document it fills. */
export interface Sheet {
  readonly person: DemoPerson;
  readonly author: DemoProfessional;
  readonly structure: DemoStructure;
  readonly uniqueId: string;
  readonly setId: string;
  readonly version: number;
  readonly replacesId?: string;
  readonly type: { readonly code: string; readonly system: string; readonly label: string };
  readonly title: string;
  readonly date: string;
  readonly serviceStart: string;
  readonly serviceEnd?: string;
  readonly confidentiality: 'N' | 'R' | 'V';
}

export interface Content {
  readonly contentType: DemoContentType;
  readonly formatCode?: string;
  readonly make: (sheet: Sheet) => Uint8Array;
}

interface DraftCommon {
  readonly slug: string;
  readonly type: DemoTypeKey;
  readonly title: string;
  /** Local time in Paris: `2024-03-12T09:40`. */
  readonly on: string;
  /** Local start and end of the care, when it is not the moment of creation. */
  readonly careFrom?: string;
  readonly careTo?: string;
  readonly content: Content;
  readonly confidentiality?: 'N' | 'R' | 'V';
  readonly mark?: 'hiddenFromProfessionals' | 'notYetVisible' | 'hiddenFromRepresentatives';
  /** Slug of the document that this one replaces. */
  readonly replaces?: string;
  readonly isNew?: boolean;
}

/** A professional's document names who wrote it and where; a person's own deposit names neither. */
export type Draft = DraftCommon &
  ({ readonly by: string; readonly at: string } | { readonly by?: never; readonly at?: never });
