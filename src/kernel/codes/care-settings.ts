// Where care is given: sectors of activity (TRE_R02, value sets JDV_J02 and JDV_J61) and practice settings (TRE_A01, JDV_J04).

export const SECTOR_SYSTEM = {
  fhir: 'https://mos.esante.gouv.fr/NOS/TRE_R02-SecteurActivite/FHIR/TRE-R02-SecteurActivite',
  oid: '1.2.250.1.71.4.2.4',
} as const;

/** Authors that are no sector (TRE_A00) share the value sets: the person themselves, and a referenced service. */
export const NON_PROFESSIONAL_SYSTEM = {
  fhir: 'https://mos.esante.gouv.fr/NOS/TRE_A00-ProducteurDocNonPS/FHIR/TRE-A00-ProducteurDocNonPS',
  oid: '1.2.250.1.213.1.1.4.6',
} as const;

export const SECTORS = {
  SA01: 'Établissement public de santé',
  SA02: 'Hôpital militaire du Service de santé des armées',
  SA03: 'Établissement privé PSPH',
  SA04: 'Établissement privé non PSPH',
  SA05: 'Centre de santé',
  SA06: 'Autre structure du Service de santé des armées',
  SA07: 'Cabinet individuel',
  SA08: 'Cabinet de groupe',
  SA09: 'Exercice en société',
  SA10: 'Transporteur sanitaire',
  SA12: 'Établissement de soins et prévention',
  SA13: 'Prévention et soins en entreprise',
  SA14: 'Établissements scolaires, universitaires et de formation hors champ FINESS',
  SA15: 'PMI et Planification familiale',
  SA16: 'Établissement pour personnes handicapées',
  SA17: 'Établissement pour personnes âgées',
  SA18: 'Établissement aide à la famille',
  SA19: 'Établissements FINESS de formation aux professions sanitaires et sociales',
  SA20: "Établissement pour la protection de l'enfance",
  SA21: "Établissement d'hébergement et de réadaptation",
  SA22: 'Recherche',
  SA23: 'Assurance privée',
  SA24: 'Organisme de sécurité sociale',
  SA25: 'Laboratoire de biologie médicale',
  SA26: 'Ministère ou Service déconcentré',
  SA27: 'Collectivité territoriale',
  SA28: 'Association ou organisme humanitaire',
  SA29: "Laboratoire d'analyses et de biologie médicale",
  SA30: 'Autre établissement sanitaire',
  SA31: 'Répartition et Distribution de médicaments et dispositifs médicaux',
  SA32: 'Fabrication, Exploitation et Importation de médicaments et dispositifs médicaux',
  SA33: "Pharmacie d'officine",
  SA34: 'Centre de dialyse',
  SA35: 'Para-pharmacie',
  SA36: 'Centre anti-cancer',
  SA37: 'Centre de transfusion sanguine',
  SA38: 'Pharmacie minière',
  SA39: 'Pharmacie mutualiste',
  SA40: 'Secteur privé, praticien hospitalier temps plein',
  SA41: 'Autre établissement du domaine social ou médico-social',
  SA42: 'Appareillage médical',
  SA43: 'Secteur non défini',
  SA44: 'Recrutement ou Gestion RH',
  SA45: 'Communication, Marketing, Consulting, Média',
  SA46: 'Fabrication, Exploitation, Importation, Répartition, Distribution médicaments et dispositifs médicaux',
  SA47: 'Incendie et secours',
  SA48: 'Entreprise industrielle et tertiaire hors industrie pharmaceutique',
  SA49: 'Entité Outre-Mer',
  SA50: 'Permanence des soins ambulatoires hors cabinet',
  SA51: 'Structure de coopération avec autorisation de soins',
  SA52: 'Maison de santé ou Pôle de santé',
  SA53: "Siège administratif d'un établissement de santé",
  SA54: 'Centre de dépistage et de prévention',
  SA55: 'Laboratoire pharmaceutique préparant et délivrant des allergènes',
  SA56: 'Propharmacie',
  SA57: 'Structure de coopération avec mission de coordination de soins',
  SA58: 'Entreprise de taxis',
  SA59: 'Laboratoire de biologie médicale hors catégorie standard',
  SA60: 'Centres médicaux SNCF',
  SA61: "Structure Dispensatrice à domicile d'Oxygène à usage médical",
  SA63: 'Communauté professionnelle territoriale de santé et équipe de soins spécialisés',
  SA64: 'Société de téléconsultation',
  SA65: 'Antenne de pharmacie',
  SA66: 'Services de Prévention et de Santé au Travail (SPST)',
  SA67: 'Maisons médicales de garde (MMG)',
  SA68: "Services départementaux d'incendie et de secours",
  SA69: 'Maisons de naissance',
} as const;

export type Sector = keyof typeof SECTORS;

export const isSector = (code: string): code is Sector => Object.hasOwn(SECTORS, code);

export const PRACTICE_SETTING_SYSTEM = {
  fhir: 'https://mos.esante.gouv.fr/NOS/TRE_A01-CadreExercice/FHIR/TRE-A01-CadreExercice',
  oid: '1.2.250.1.213.1.1.4.9',
} as const;

export const PRACTICE_SETTINGS = {
  AMBULATOIRE: 'Ambulatoire',
  AMO: "Organisme d'assurance maladie obligatoire",
  DEPISTAGE: 'Dépistage',
  ESSMS: 'Établissement ou service social ou médico-social',
  ETABLISSEMENT: 'Établissement de santé',
  HAD: 'Hospitalisation à domicile',
  MAD: 'Maintien à domicile',
  PALLIATIF: 'Soins palliatifs',
  SAD: 'Soins à domicile',
  SAMU_SMUR: 'SAMU/SMUR',
  EXP_PATIENT: 'Expression personnelle du patient',
  SNR: 'Service numérique référencé',
} as const;

export type PracticeSetting = keyof typeof PRACTICE_SETTINGS;

export const isPracticeSetting = (code: string): code is PracticeSetting => Object.hasOwn(PRACTICE_SETTINGS, code);

/** The system of a practice setting: two of them come from the list of authors who are no professionals. */
export const practiceSettingSystem = (code: PracticeSetting): { readonly fhir: string; readonly oid: string } =>
  code === 'EXP_PATIENT' || code === 'SNR' ? NON_PROFESSIONAL_SYSTEM : PRACTICE_SETTING_SYSTEM;

/** Sectors of hospitals: their documents come from a stay or a visit there. */
const HOSPITALS: ReadonlySet<string> = new Set(['SA01', 'SA02', 'SA03', 'SA04']);

/** The practice setting a sector suggests when nothing states one. */
export const settingOfSector = (sector: string): PracticeSetting =>
  HOSPITALS.has(sector) ? 'ETABLISSEMENT' : 'AMBULATOIRE';
