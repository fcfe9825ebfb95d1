// Health professions (TRE_G15; JDV_J65 is the subset that feeds the record).
import type { Label } from './document-classes.js';

export const PROFESSION_SYSTEM = {
  fhir: 'https://mos.esante.gouv.fr/NOS/TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante',
  oid: '1.2.250.1.71.1.2.7',
} as const;

export const PROFESSIONS = {
  '10': { fr: 'Médecin', en: 'Physician' },
  '21': { fr: 'Pharmacien', en: 'Pharmacist' },
  '26': { fr: 'Audioprothésiste', en: 'Hearing aid specialist' },
  '28': { fr: 'Opticien-lunetier', en: 'Optician' },
  '31': { fr: 'Assistant dentaire', en: 'Dental assistant' },
  '32': { fr: 'Physicien médical', en: 'Medical physicist' },
  '35': { fr: 'Aide-soignant', en: 'Nursing assistant' },
  '36': { fr: 'Ambulancier', en: 'Ambulance technician' },
  '37': { fr: 'Auxiliaire de puériculture', en: 'Childcare assistant' },
  '38': { fr: 'Préparateur en pharmacie hospitalière', en: 'Hospital pharmacy technician' },
  '39': { fr: 'Préparateur en pharmacie', en: 'Pharmacy technician' },
  '40': { fr: 'Chirurgien-dentiste', en: 'Dentist' },
  '50': { fr: 'Sage-femme', en: 'Midwife' },
  '60': { fr: 'Infirmier', en: 'Nurse' },
  '69': { fr: 'Infirmier psychiatrique', en: 'Psychiatric nurse' },
  '70': { fr: 'Masseur-kinésithérapeute', en: 'Physiotherapist' },
  '80': { fr: 'Pédicure-podologue', en: 'Podiatrist' },
  '81': { fr: 'Orthoprothésiste', en: 'Prosthetist and orthotist' },
  '82': { fr: 'Podo-orthésiste', en: 'Foot orthotist' },
  '83': { fr: 'Orthopédiste-orthésiste', en: 'Orthotist' },
  '84': { fr: 'Oculariste', en: 'Ocularist' },
  '85': { fr: 'Épithésiste', en: 'Anaplastologist' },
  '86': { fr: 'Technicien de laboratoire médical', en: 'Medical laboratory technician' },
  '91': { fr: 'Orthophoniste', en: 'Speech therapist' },
  '92': { fr: 'Orthoptiste', en: 'Orthoptist' },
  '93': { fr: 'Psychologue', en: 'Psychologist' },
  '94': { fr: 'Ergothérapeute', en: 'Occupational therapist' },
  '95': { fr: 'Diététicien', en: 'Dietitian' },
  '96': { fr: 'Psychomotricien', en: 'Psychomotor therapist' },
  '98': { fr: "Manipulateur d'électroradiologie médicale", en: 'Radiographer' },
} as const satisfies Record<string, Label>;

export type Profession = keyof typeof PROFESSIONS;

export const isProfession = (code: string): code is Profession => Object.hasOwn(PROFESSIONS, code);

/** The profession of a CDA author's `G15_10/SM26`, or of the bare code. */
export function professionOf(speciality: string): Profession | undefined {
  const code = /^(?:G15_)?(\d{2})(?:\/.*)?$/.exec(speciality)?.[1];
  return code !== undefined && isProfession(code) ? code : undefined;
}
