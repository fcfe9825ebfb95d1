// Classes of documents (TRE_A03, value set JDV_J57) and the thirteen groups in which people find their documents.

/** Code system of the classes, as FHIR and CDA name it. */
export const DOCUMENT_CLASS_SYSTEM = {
  fhir: 'https://mos.esante.gouv.fr/NOS/TRE_A03-ClasseDocument/FHIR/TRE-A03-ClasseDocument',
  oid: '1.2.250.1.213.1.1.4.1',
} as const;

export interface Label {
  readonly fr: string;
  readonly en: string;
}

export const DOCUMENT_CLASSES = {
  '10': { fr: 'Compte rendu', en: 'Report' },
  '11': { fr: 'Synthèse', en: 'Summary' },
  '31': { fr: 'Imagerie médicale', en: 'Medical imaging' },
  '42': { fr: 'Prescription', en: 'Prescription' },
  '43': { fr: 'Dispensation', en: 'Dispensing' },
  '44': { fr: 'Plan de soins, protocole de soins', en: 'Care plan, care protocol' },
  '45': { fr: 'Traitement administré', en: 'Treatment given' },
  '52': { fr: 'Certificat, déclaration', en: 'Certificate, declaration' },
  '60': { fr: 'Données de remboursement', en: 'Reimbursement data' },
  '90': { fr: 'Autres documents déposés par le patient', en: 'Other documents added by the patient' },
  '95': { fr: 'Document de gestion', en: 'Administrative document' },
  '99': { fr: 'Document technique', en: 'Technical document' },
  'urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1': { fr: 'Signature électronique', en: 'Electronic signature' },
} as const satisfies Record<string, Label>;

export type DocumentClass = keyof typeof DOCUMENT_CLASSES;

export const isDocumentClass = (code: string): code is DocumentClass => Object.hasOwn(DOCUMENT_CLASSES, code);

/** In the order in which they are offered. */
export const DOCUMENT_CATEGORIES = {
  'prescriptions-care': { fr: 'Ordonnances et soins', en: 'Prescriptions and care' },
  imaging: { fr: 'Radio, écho, scanner, IRM', en: 'X-ray, ultrasound, CT, MRI' },
  biology: { fr: 'Résultats de biologie', en: 'Laboratory results' },
  reports: { fr: 'Comptes rendus', en: 'Reports' },
  prevention: { fr: 'Prévention et dépistages', en: 'Prevention and screening' },
  certificates: { fr: 'Certificats médicaux', en: 'Medical certificates' },
  synthesis: { fr: 'Synthèses médicales', en: 'Medical summaries' },
  vaccinations: { fr: 'Vaccinations', en: 'Vaccinations' },
  'advance-directives': { fr: 'Directives anticipées', en: 'Advance directives' },
  wishes: { fr: 'Mes souhaits et ma personne de confiance', en: 'My wishes and my trusted person' },
  administrative: { fr: 'Pièces administratives', en: 'Administrative papers' },
  reimbursements: { fr: 'Remboursements', en: 'Reimbursements' },
  others: { fr: 'Autres documents', en: 'Other documents' },
} as const satisfies Record<string, Label>;

export type DocumentCategory = keyof typeof DOCUMENT_CATEGORIES;

export const isDocumentCategory = (key: string): key is DocumentCategory => Object.hasOwn(DOCUMENT_CATEGORIES, key);
