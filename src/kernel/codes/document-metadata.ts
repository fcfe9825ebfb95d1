// Codes that envelopes put on documents: confidentiality, visibility, access mode, and the system of formats.
import type { Label } from './document-classes.js';

export const CONFIDENTIALITY_SYSTEM = {
  fhir: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
  oid: '2.16.840.1.113883.5.25',
} as const;

/** JDV_J08. */
export const CONFIDENTIALITIES = {
  N: { fr: 'Normal', en: 'Normal' },
  R: { fr: 'Restreint', en: 'Restricted' },
  V: { fr: 'Très restreint', en: 'Very restricted' },
} as const satisfies Record<string, Label>;

export type Confidentiality = keyof typeof CONFIDENTIALITIES;

export const isConfidentiality = (code: string): code is Confidentiality => Object.hasOwn(CONFIDENTIALITIES, code);

const STRICTNESS: Readonly<Record<Confidentiality, number>> = { N: 0, R: 1, V: 2 };

/** Where two say how confidential a document is, the stricter holds. */
export const stricter = (one: Confidentiality, other: Confidentiality): Confidentiality =>
  STRICTNESS[other] > STRICTNESS[one] ? other : one;

export const VISIBILITY_SYSTEM = {
  fhir: 'https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument',
  oid: '1.2.250.1.213.1.1.4.13',
} as const;

/** JDV_J58: what a shared record knows of TRE_A07. */
export const VISIBILITIES = {
  MASQUE_PS: { fr: 'Masqué aux professionnels de santé', en: 'Hidden from health professionals' },
  INVISIBLE_PATIENT: { fr: 'Non visible par le patient', en: 'Not visible to the patient' },
  INVISIBLE_REPRESENTANTS_LEGAUX: {
    fr: 'Non visible par les représentants légaux',
    en: 'Not visible to the legal representatives',
  },
} as const satisfies Record<string, Label>;

export type Visibility = keyof typeof VISIBILITIES;

/** HL7 v2 and mail write the third one shorter. */
const VISIBILITY_ALIASES: ReadonlyMap<string, Visibility> = new Map([
  ['INVISIBLE_REP_LEGAUX', 'INVISIBLE_REPRESENTANTS_LEGAUX'],
]);

export const visibilityOf = (code: string): Visibility | undefined =>
  Object.hasOwn(VISIBILITIES, code) ? (code as Visibility) : VISIBILITY_ALIASES.get(code);

/** A published French example misspells the visibility system; both are accepted, the right one is written. */
export const isVisibilitySystem = (system: string): boolean =>
  system.replace('StatusVisibiliteDocument', 'StatutVisibiliteDocument').replace(/^urn:oid:/i, '') ===
    VISIBILITY_SYSTEM.fhir || system.replace(/^urn:oid:/i, '') === VISIBILITY_SYSTEM.oid;

export const ACCESS_MODE_SYSTEM = {
  fhir: 'https://mos.esante.gouv.fr/NOS/TRE_R248_ModeAcces/FHIR/TRE-R248-ModeAcces',
  oid: '1.2.250.1.213.1.1.4.248',
} as const;

export const ACCESS_MODES = {
  normal: { fr: 'Accès normal', en: 'Normal access' },
  bris_de_glace: { fr: 'Accès en urgence', en: 'Emergency access' },
  centre_15: { fr: 'Accès par un centre de régulation médicale', en: 'Access by a medical dispatch centre' },
} as const satisfies Record<string, Label>;

export type AccessMode = keyof typeof ACCESS_MODES;

export const isAccessMode = (code: string): code is AccessMode => Object.hasOwn(ACCESS_MODES, code);

export const FORMAT_SYSTEM = 'http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode';
