// The document types the demo uses (JDV_J66), by short name.

const LOINC = '2.16.840.1.113883.6.1';
const TRE_A05 = '1.2.250.1.213.1.1.4.12';

const loinc = (code: string, label: string): DemoType => ({ code, system: LOINC, label });
const local = (code: string, label: string): DemoType => ({ code, system: TRE_A05, label });

export interface DemoType {
  readonly code: string;
  readonly system: string;
  readonly label: string;
}

export const demoTypes = {
  biology: loinc('11502-2', "CR d'examens biologiques"),
  imaging: loinc('18748-4', "CR d'imagerie médicale"),
  imagingRequest: loinc('55115-0', "Demande d'actes d'imagerie"),
  illustration: loinc('52040-3', "Document encapsulant une image d'illustration non DICOM"),
  prescription: loinc('57833-6', 'Prescription de produits de santé'),
  dispensing: loinc('60593-1', 'Dispensation médicamenteuse'),
  discharge: loinc('11490-0', "Lettre de liaison à la sortie d'un établissement de soins"),
  hospitalStay: loinc('34112-3', 'CR hospitalier (séjour)'),
  emergency: loinc('15507-7', 'CR de passage aux urgences'),
  consultation: loinc('11488-4', 'CR ou fiche de consultation ou de visite'),
  ophthalmology: loinc('78513-9', 'CR de consultation en ophtalmologie'),
  operation: loinc('34874-8', 'CR opératoire'),
  preAnaesthetic: loinc('34749-2', 'CR de consultation pré-anesthésique'),
  referral: loinc('96349-6', "Lettre d'adressage"),
  nursing: loinc('11506-3', 'CR ou fiche de suivi de soins par auxiliaire médical'),
  functional: loinc('47420-5', 'CR de bilan fonctionnel'),
  synthesis: loinc('60591-5', 'Synthèse médicale'),
  vaccinationNote: loinc('87273-9', 'Note de vaccination'),
  vaccinations: loinc('11369-6', 'Historique des vaccinations'),
  childExam: loinc('59283-2', "CR d'examen de l'enfant"),
  dental: loinc('28617-9', 'Bilan bucco-dentaire'),
  psychiatry: loinc('68599-0', 'Synthèse psychiatrique'),
  pregnancy: loinc('89233-1', 'CR de grossesse'),
  certificate: loinc('89601-9', 'Certificat médical'),
  medicinesReview: loinc('56445-0', 'Bilan médicamenteux (Officine)'),
  pharmacyInterview: loinc('78601-2', "CR d'entretien pharmaceutique"),
  carePlan: loinc('18776-5', 'Plan personnalisé de soins'),
  labOrder: local('PRESC-BIO', "Prescription d'actes de biologie médicale"),
  physioOrder: local('PRESC-KINE', "Prescription d'actes de kinésithérapie"),
  nurseOrder: local('PRESC-INF', "Prescription d'actes infirmiers"),
  longTermProtocol: local('PROT_ALD', 'Protocole de soins ALD'),
  wishes: local('EXPPAT_1', 'Volontés et droits du patient'),
  otherOwn: local('EXPPAT_2', 'Autre document du patient'),
  directives: local('EXPPAT_3', 'Directives anticipées'),
  ownCare: local('DOCPAT02', 'Traitement ou document de soins déposé par le patient'),
  ownReport: local('DOCPAT03', 'CR déposé par le patient'),
  ownImaging: local('DOCPAT04', 'Imagerie déposée par le patient'),
  ownLab: local('DOCPAT05', 'CR de biologie déposé par le patient'),
  ownPrevention: local('DOCPAT06', 'CR de prévention déposé par le patient'),
  ownCertificate: local('DOCPAT07', 'Certificat déposé par le patient'),
} as const satisfies Record<string, DemoType>;

export type DemoTypeKey = keyof typeof demoTypes;
