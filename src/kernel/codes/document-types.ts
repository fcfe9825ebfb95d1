// Looking up document types, however a CDA, an envelope or a form names them.
import type { DocumentType, TypeSystem } from './document-types.table.js';
import { DOCUMENT_TYPES } from './document-types.table.js';

export type { DocumentType, TypeSystem } from './document-types.table.js';
export { DOCUMENT_TYPES } from './document-types.table.js';

/** The names of the three code systems: FHIR's and the OID of CDA. */
export const TYPE_SYSTEMS: Readonly<Record<TypeSystem, { readonly fhir: string; readonly oid?: string }>> = {
  loinc: { fhir: 'http://loinc.org', oid: '2.16.840.1.113883.6.1' },
  national: {
    fhir: 'https://mos.esante.gouv.fr/NOS/TRE_A05-TypeDocComplementaire/FHIR/TRE-A05-TypeDocComplementaire',
    oid: '1.2.250.1.213.1.1.4.12',
  },
  astm: { fhir: 'ASTM' },
};

const BY_CODE: ReadonlyMap<string, DocumentType> = new Map(DOCUMENT_TYPES.map((type) => [type.code, type]));

const bareSystem = (system: string): string => system.trim().replace(/^urn:oid:/i, '');

/**
 * The type of this code; codes are unique over the three systems. A `system` (FHIR URL, OID, or urn:oid:) that is given must be
 * the type's own.
 */
export function documentType(code: string, system?: string): DocumentType | undefined {
  const type = BY_CODE.get(code);
  if (type === undefined || system === undefined) return type;
  const names = TYPE_SYSTEMS[type.system];
  const bare = bareSystem(system);
  return bare === names.fhir || bare === names.oid ? type : undefined;
}

/** What the person may add themselves, in the order of the table. */
export const PATIENT_TYPES: readonly DocumentType[] = DOCUMENT_TYPES.filter((type) => type.patientDeposit);
