// The document types the demo uses, by short name; system and label come from the table of document types.

import { documentType, TYPE_SYSTEMS } from '../../kernel/codes/document-types.js';

const codes = {
  biology: '11502-2',
  imaging: '18748-4',
  illustration: '52040-3',
  prescription: '57833-6',
  discharge: '11490-0',
  hospitalStay: '34112-3',
  emergency: '15507-7',
  consultation: '11488-4',
  ophthalmology: '78513-9',
  preAnaesthetic: '34749-2',
  referral: '96349-6',
  nursing: '11506-3',
  functional: '47420-5',
  synthesis: '60591-5',
  vaccinationNote: '87273-9',
  vaccinations: '11369-6',
  childExam: '59283-2',
  dental: '28617-9',
  psychiatry: '68599-0',
  pregnancy: '89233-1',
  certificate: '89601-9',
  medicinesReview: '56445-0',
  physioOrder: 'PRESC-KINE',
  longTermProtocol: 'PROT_ALD',
  wishes: 'EXPPAT_1',
  otherOwn: 'EXPPAT_2',
  directives: 'EXPPAT_3',
  ownCare: 'DOCPAT02',
  ownReport: 'DOCPAT03',
  ownPrevention: 'DOCPAT06',
} as const;

export type DemoTypeKey = keyof typeof codes;

export interface DemoType {
  readonly code: string;
  /** OID of the code system: LOINC or TRE_A05. */
  readonly system: string;
  readonly label: string;
}

/** The type as a CDA names it. */
export const demoType = (key: DemoTypeKey): DemoType => {
  const type = documentType(codes[key]);
  const system = type === undefined ? undefined : TYPE_SYSTEMS[type.system].oid;
  if (type === undefined || system === undefined) throw new Error(`no document type ${codes[key]}`);
  return { code: type.code, system, label: type.label.fr };
};
