// The 114 document types of JDV_J07 (revision 2024-09-27) with class (ASS_X04), citizens' category (ours) and labels.
// Marks: nothing = may be deposited in the record (JDV_J66); `patient` = by the person too, and only by them; `outside` = not in JDV_J66.
import type { DocumentCategory, DocumentClass, Label } from './document-classes.js';

export type TypeSystem = 'loinc' | 'national' | 'astm';

export interface DocumentType {
  readonly code: string;
  readonly system: TypeSystem;
  readonly class: DocumentClass;
  readonly category: DocumentCategory;
  readonly label: Label;
  /** Member of JDV_J66: the types that a shared record takes. */
  readonly dmp: boolean;
  /** Deposited by the person themselves, and by nobody in their own name. */
  readonly patientDeposit: boolean;
}

type Mark = 'patient' | 'outside';

const rowOf =
  (system: TypeSystem) =>
  (
    code: string,
    ofClass: DocumentClass,
    category: DocumentCategory,
    fr: string,
    en: string,
    mark?: Mark,
  ): DocumentType => ({
    code,
    system,
    class: ofClass,
    category,
    label: { fr, en },
    dmp: mark !== 'outside',
    patientDeposit: mark === 'patient',
  });

const national = rowOf('national');
const loinc = rowOf('loinc');
const astm = rowOf('astm');

// One row a line: a table is read by its columns.
// prettier-ignore
export const DOCUMENT_TYPES: readonly DocumentType[] = [
  national('ATTEST-ASS-COMPL', '95', 'administrative', 'Attestation assurance complémentaire', 'Supplementary insurance certificate'),
  national('ATTEST-RESID', '95', 'administrative', 'Attestation de résidence', 'Certificate of residence'),
  national('ATTEST-HEBGT', '95', 'administrative', "Attestation d'hébergement", 'Certificate of accommodation'),
  national('ATTEST-DROITS-AM', '95', 'administrative', "Attestation de droits à l'assurance maladie", 'Certificate of health insurance rights'),
  national('AUTORIS-SOINS', '95', 'administrative', 'Autorisation de soins et actes non usuels sanitaires', 'Authorisation for care and non-routine acts'),
  national('BIL_AUTO', '10', 'reports', "CR de bilan d'évaluation de la perte d'autonomie", 'Assessment of loss of independence'),
  national('CERT_DECL', '52', 'certificates', 'Certificat, déclaration', 'Certificate, declaration'),
  national('DISP_AUT', '43', 'prescriptions-care', 'Dispensation (autre)', 'Dispensing (other)'),
  national('EXPPAT_1', '90', 'wishes', 'Volontés et droits du patient', 'Wishes and rights of the patient', 'patient'),
  national('EXPPAT_2', '90', 'others', 'Autre document du patient', 'Other document of the patient', 'patient'),
  national('EXPPAT_3', '90', 'advance-directives', 'Directives anticipées', 'Advance directives', 'patient'),
  national('IMG-KOS', '31', 'imaging', "Référence d'objets d'un examen d'imagerie", 'Reference to imaging objects'),
  national('PROT_ALD', '44', 'prescriptions-care', 'Protocole de soins ALD', 'Long-term illness care protocol'),
  national('REMB', '60', 'reimbursements', 'Données de remboursement', 'Reimbursement data'),
  national('SYNTH', '11', 'synthesis', 'Synthèse', 'Summary'),
  national('DOCPAT01', '11', 'synthesis', 'Synthèse déposée par le patient', 'Summary added by the patient', 'patient'),
  national('DOCPAT02', '42', 'prescriptions-care', 'Traitement ou document de soins déposé par le patient', 'Treatment or care document added by the patient', 'patient'),
  national('DOCPAT03', '10', 'reports', 'CR déposé par le patient', 'Report added by the patient', 'patient'),
  national('DOCPAT04', '31', 'imaging', 'Imagerie déposée par le patient', 'Imaging added by the patient', 'patient'),
  national('DOCPAT05', '10', 'biology', 'CR de biologie déposé par le patient', 'Laboratory report added by the patient', 'patient'),
  national('DOCPAT06', '10', 'prevention', 'CR de prévention déposé par le patient', 'Prevention report added by the patient', 'patient'),
  national('DOCPAT07', '52', 'certificates', 'Certificat déposé par le patient', 'Certificate added by the patient', 'patient'),
  national('DOCPAT08', '11', 'synthesis', 'Profil médical Mon espace santé', 'Medical profile of the personal health space', 'patient'),
  national('DOCPAT09', '95', 'administrative', 'Document administratif déposé par le patient', 'Administrative document added by the patient', 'patient'),
  national('PIECE-IDENTITE', '95', 'administrative', "Copie pièce d'identité", 'Copy of an identity document', 'outside'),
  national('PRESC-AAT', '42', 'prescriptions-care', 'Prescription arrêt de travail', 'Sick leave prescription'),
  national('PRESC-BIO', '42', 'prescriptions-care', "Prescription d'actes de biologie médicale", 'Laboratory test prescription'),
  national('PRESC-KINE', '42', 'prescriptions-care', "Prescription d'actes de kinésithérapie", 'Physiotherapy prescription'),
  national('PRESC-INF', '42', 'prescriptions-care', "Prescription d'actes infirmiers", 'Nursing care prescription'),
  national('PRESC-PEDI', '42', 'prescriptions-care', "Prescription d'actes de pédicurie", 'Podiatry prescription'),
  national('PRESC-ORTHOPHO', '42', 'prescriptions-care', "Prescription d'actes d'orthophonie", 'Speech therapy prescription'),
  national('PRESC-ORTHOPTIE', '42', 'prescriptions-care', "Prescription d'actes d'orthoptie", 'Orthoptics prescription'),
  national('FEUILLE-DE-STYLE', '99', 'others', 'Feuille de style', 'Style sheet', 'outside'),
  national('FICHE-CONTACTS', '95', 'administrative', 'Fiche contacts', 'Contact sheet', 'outside'),
  national('EXPORT_DUI', '11', 'synthesis', 'Export du Dossier Usager Informatisé', 'Export of the social care record', 'outside'),
  loinc('11369-6', '52', 'vaccinations', 'Historique des vaccinations', 'Vaccination history'),
  loinc('11488-4', '10', 'reports', 'CR ou fiche de consultation ou de visite', 'Consultation or visit report'),
  loinc('11490-0', '10', 'reports', "Lettre de liaison à la sortie d'un établissement de soins", 'Hospital discharge letter'),
  loinc('34112-3', '10', 'reports', 'CR hospitalier (séjour)', 'Hospital stay report'),
  loinc('11502-2', '10', 'biology', "CR d'examens biologiques", 'Laboratory report'),
  loinc('11505-5', '10', 'reports', "CR d'acte thérapeutique (autre)", 'Report of a treatment procedure (other)'),
  loinc('11506-3', '10', 'reports', 'CR ou fiche de suivi de soins par auxiliaire médical', 'Follow-up note by an allied health professional'),
  loinc('15507-7', '10', 'reports', 'CR de passage aux urgences', 'Emergency department report'),
  loinc('15508-5', '10', 'reports', "CR d'accouchement", 'Delivery report'),
  loinc('18776-5', '44', 'prescriptions-care', 'Plan personnalisé de soins', 'Personal care plan'),
  loinc('18748-4', '31', 'imaging', "CR d'imagerie médicale", 'Imaging report'),
  loinc('18761-7', '11', 'synthesis', "Note de transfert (dont lettre de liaison à l'entrée en établissement de soins)", 'Transfer note (including hospital admission letter)'),
  loinc('28617-9', '10', 'reports', 'Bilan bucco-dentaire', 'Dental assessment'),
  loinc('28653-4', '10', 'reports', 'Document du secteur social / médico-social', 'Social care document'),
  loinc('29274-8', '10', 'reports', 'Mesures de signes vitaux', 'Vital signs'),
  loinc('34120-6', '10', 'reports', 'Bilan par professionnel de santé', 'Assessment by a health professional'),
  loinc('34133-9', '11', 'synthesis', "Synthèse d'épisode de soins", 'Summary of an episode of care'),
  loinc('34749-2', '10', 'reports', 'CR de consultation pré-anesthésique', 'Pre-anaesthesia consultation report'),
  loinc('34794-8', '10', 'reports', 'CR de réunion de concertation pluridisciplinaire', 'Multidisciplinary team meeting report'),
  loinc('34842-5', '11', 'synthesis', "Grille d'évaluation médico-social", 'Social care assessment form'),
  loinc('34874-8', '10', 'reports', 'CR opératoire', 'Operation report'),
  loinc('34875-5', '10', 'reports', 'Évaluation postopératoire et note de suivi', 'Postoperative assessment and follow-up note'),
  loinc('47420-5', '10', 'reports', 'CR de bilan fonctionnel', 'Functional assessment report'),
  loinc('51851-4', '95', 'administrative', 'Document administratif', 'Administrative document', 'outside'),
  loinc('51969-4', '10', 'biology', 'CR de génétique moléculaire', 'Molecular genetics report'),
  loinc('52040-3', '31', 'imaging', "Document encapsulant une image d'illustration non DICOM", 'Document holding an illustration'),
  loinc('55115-0', '42', 'prescriptions-care', "Demande d'actes d'imagerie", 'Imaging request'),
  loinc('56445-0', '11', 'synthesis', 'Bilan médicamenteux (Officine)', 'Medication review (community pharmacy)'),
  loinc('56446-8', '95', 'administrative', 'Notification de rendez-vous', 'Appointment notice', 'outside'),
  loinc('57828-6', '42', 'prescriptions-care', 'Prescription (autre)', 'Prescription (other)'),
  loinc('57832-8', '42', 'prescriptions-care', 'Prescription de soins', 'Care prescription'),
  loinc('57833-6', '42', 'prescriptions-care', 'Prescription de produits de santé', 'Prescription of medicines or devices'),
  loinc('59283-2', '10', 'prevention', "CR d'examen de l'enfant", 'Child health examination report'),
  loinc('59284-0', '95', 'administrative', 'Attestation de consentement', 'Certificate of consent'),
  loinc('60280-5', '11', 'synthesis', 'Fiche de retour du service des urgences', 'Return sheet from the emergency department'),
  loinc('60568-3', '10', 'biology', "CR d'anatomie et de cytologie pathologiques", 'Pathology and cytology report'),
  loinc('60591-5', '11', 'synthesis', 'Synthèse médicale', 'Medical summary'),
  loinc('60593-1', '43', 'prescriptions-care', 'Dispensation médicamenteuse', 'Medicines dispensed'),
  loinc('61357-0', '42', 'prescriptions-care', 'Intervention pharmaceutique', 'Pharmacist intervention'),
  loinc('67851-6', '10', 'reports', "CR d'admission", 'Admission report'),
  loinc('68599-0', '11', 'synthesis', 'Synthèse psychiatrique', 'Psychiatric summary'),
  loinc('68817-6', '11', 'prevention', "Bilan de santé et de prévention de l'enfant", 'Child health and prevention review'),
  loinc('70004-7', '10', 'reports', "CR d'acte diagnostique (autre)", 'Report of a diagnostic procedure (other)'),
  loinc('78341-5', '11', 'synthesis', 'Fiche de transfert vers le service des urgences', 'Transfer sheet to the emergency department'),
  loinc('74207-2', '11', 'synthesis', "Document de liaison d'urgence", 'Emergency liaison document'),
  loinc('74465-6', '90', 'others', 'Questionnaire patient', 'Patient questionnaire'),
  loinc('75468-9', '42', 'prescriptions-care', 'Renouvellement ordonnance par pharmacien correspondant', 'Prescription renewal by the appointed pharmacist'),
  loinc('75482-0', '10', 'prevention', "CR d'acte thérapeutique à visée préventive", 'Report of a preventive treatment'),
  loinc('75492-9', '10', 'prevention', "CR d'acte diagnostique à visée préventive ou de dépistage", 'Report of a preventive or screening examination'),
  loinc('75496-0', '10', 'reports', "Demande d'acte de télémédecine", 'Telemedicine request'),
  loinc('77436-4', '10', 'reports', "CR d'anesthésie", 'Anaesthesia report'),
  loinc('77604-7', '44', 'prescriptions-care', 'Planification thérapeutique', 'Treatment plan'),
  loinc('78513-9', '10', 'reports', 'CR de consultation en ophtalmologie', 'Ophthalmology consultation report'),
  loinc('78601-2', '10', 'reports', "CR d'entretien pharmaceutique", 'Pharmacist interview report'),
  loinc('80565-5', '45', 'prescriptions-care', "CR d'administration de médicaments", 'Medication administration report'),
  loinc('80771-9', '44', 'prescriptions-care', "Projet d'accueil individualisé", 'Individual school care plan'),
  loinc('80788-3', '44', 'prescriptions-care', "Projet personnalisé d'accompagnement", 'Personal support plan'),
  loinc('80820-4', '11', 'synthesis', 'Formulaire de conciliation médicamenteuse (Hôpital)', 'Medication reconciliation form (hospital)'),
  loinc('83836-7', '11', 'synthesis', 'Schéma dentaire', 'Dental chart'),
  loinc('83869-8', '44', 'prevention', 'Plan personnalisé de prévention', 'Personal prevention plan'),
  loinc('83901-9', '11', 'synthesis', 'Bilan psychologique', 'Psychological assessment'),
  loinc('83981-1', '10', 'reports', "Lettre de liaison à la sortie d'une structure sociale ou médico-sociale", 'Discharge letter from social care'),
  loinc('85208-7', '10', 'reports', 'CR de télémédecine', 'Telemedicine report'),
  loinc('86531-1', '95', 'administrative', 'Attestation de sortie', 'Discharge certificate'),
  loinc('87273-9', '52', 'vaccinations', 'Note de vaccination', 'Vaccination note'),
  loinc('88348-8', '11', 'synthesis', "Lettre de liaison d'entrée en structure sociale ou médico-sociale", 'Admission letter to social care'),
  loinc('89601-9', '52', 'certificates', 'Certificat médical', 'Medical certificate'),
  loinc('93024-8', '10', 'reports', 'CR de consultation pharmaceutique', 'Pharmacist consultation report'),
  loinc('96349-6', '10', 'reports', "Lettre d'adressage", 'Referral letter'),
  loinc('96874-3', '52', 'vaccinations', 'COVID-19 Attestation de vaccination', 'COVID-19 vaccination certificate'),
  loinc('96173-0', '52', 'biology', "Test rapide d'orientation diagnostique", 'Rapid diagnostic test'),
  loinc('57055-6', '11', 'synthesis', 'Synthèse antepartum', 'Antepartum summary'),
  loinc('57057-2', '11', 'synthesis', 'Synthèse Salle de Naissance Mère', 'Delivery room summary, mother'),
  loinc('57075-4', '11', 'synthesis', 'Synthèse Salle de Naissance Enfant', 'Delivery room summary, child'),
  loinc('89235-6', '11', 'synthesis', 'Synthèse Suites de Couches Mère', 'Postpartum summary, mother'),
  loinc('78489-2', '11', 'synthesis', 'Synthèse Enfant en Maternité', 'Maternity summary, child'),
  loinc('89233-1', '10', 'reports', 'CR de grossesse', 'Pregnancy report'),
  // No class is published for the implant card; ours is that of the papers a person is handed.
  loinc('101881-1', '52', 'certificates', "Carte d'implant", 'Implant card'),
  astm('E1762', 'urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1', 'others', 'Signature électronique de documents', 'Electronic signature of documents'),
];
