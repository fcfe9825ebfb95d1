// What each profession can read: the matrix in plain words.
import { plural } from '../../language.js';
import { area } from '../area.js';

export const professions = area(
  {
    title: 'Ce que chaque profession peut lire',
    lead: 'Avoir accès ne veut pas dire tout voir. Une règle nationale dit ce que chaque profession peut lire.',
    how: 'Ce tableau vaut pour les professionnels qui ont déjà accès : équipe de soins, accord, urgence. Les autres ne lisent rien.',
    provenanceTitle: "D'où viennent ces règles ?",
    provenance: (version: string) =>
      `L'arrêté du 26 octobre 2023 (version ${version}). Son annexe complète n'est pas encore chargée ici.`,
    published: 'Publié',
    publishedMeans: 'Une source publique le dit.',
    provisional: 'Provisoire',
    provisionalMeans: "C'est notre lecture prudente, en attendant l'annexe officielle.",
    category: 'Catégorie de documents',
    reads: 'Peut lire',
    source: 'Source',
    all: 'Tous',
    some: (n: number, all: number) => `Certains (${n} types sur ${all})`,
    none: 'Aucun',
    summary: (n: number, all: number) =>
      n === 0
        ? 'ne lisent aucun document'
        : `lisent ${plural('fr', n, { one: '# catégorie', other: '# catégories' })} sur ${all}`,
    levels: {
      V: 'Lit aussi les documents « restreints » et « très restreints ».',
      R: 'Lit aussi les documents « restreints », pas ceux « très restreints ».',
      N: 'Ne lit pas les documents « restreints » ni « très restreints ».',
    },
    notInForce: "Cette profession ne lit rien pour l'instant : son accès n'est pas confirmé.",
    rows: {
      physicians: 'Médecins',
      dentists: 'Chirurgiens-dentistes',
      pharmacists: 'Pharmaciens',
      nurses: 'Infirmiers',
      'psychiatric-nurses': 'Infirmiers psychiatriques',
      midwives: 'Sages-femmes',
      therapists: 'Kinésithérapeutes, orthophonistes et autres rééducateurs',
      'imaging-and-radiation': 'Manipulateurs radio et physiciens médicaux',
      'laboratory-technicians': 'Techniciens de laboratoire',
      'pharmacy-technicians': 'Préparateurs en pharmacie',
      'care-assistants': 'Aides-soignants et auxiliaires de puériculture',
      'ambulance-crews': 'Ambulanciers',
      'dental-assistants': 'Assistants dentaires',
      'opticians-and-hearing': 'Opticiens et audioprothésistes',
      'device-makers': 'Fabricants de prothèses et orthèses',
      psychologists: 'Psychologues',
      'social-workers': 'Travailleurs sociaux',
      'care-coordinators': 'Coordinateurs de parcours',
    },
  },
  {
    title: 'What each profession can read',
    lead: 'Having access does not mean seeing everything. A national rule says what each profession can read.',
    how: 'This table holds for professionals who already have access: care team, consent, emergency. The others read nothing.',
    provenanceTitle: 'Where do these rules come from?',
    provenance: (version: string) =>
      `The order of 26 October 2023 (version ${version}). Its complete annex is not loaded here yet.`,
    published: 'Published',
    publishedMeans: 'A public source says so.',
    provisional: 'Provisional',
    provisionalMeans: 'It is our careful reading, until the official annex is loaded.',
    category: 'Category of documents',
    reads: 'Can read',
    source: 'Source',
    all: 'All',
    some: (n: number, all: number) => `Some (${n} types of ${all})`,
    none: 'None',
    summary: (n: number, all: number) =>
      n === 0
        ? 'read no document'
        : `read ${plural('en', n, { one: '# category', other: '# categories' })} of ${all}`,
    levels: {
      V: 'Also reads "restricted" and "very restricted" documents.',
      R: 'Also reads "restricted" documents, not "very restricted" ones.',
      N: 'Reads neither "restricted" nor "very restricted" documents.',
    },
    notInForce: 'This profession reads nothing for now: its access is not confirmed.',
    rows: {
      physicians: 'Physicians',
      dentists: 'Dentists',
      pharmacists: 'Pharmacists',
      nurses: 'Nurses',
      'psychiatric-nurses': 'Psychiatric nurses',
      midwives: 'Midwives',
      therapists: 'Physiotherapists, speech therapists and other therapists',
      'imaging-and-radiation': 'Radiographers and medical physicists',
      'laboratory-technicians': 'Laboratory technicians',
      'pharmacy-technicians': 'Pharmacy technicians',
      'care-assistants': 'Nursing and childcare assistants',
      'ambulance-crews': 'Ambulance crews',
      'dental-assistants': 'Dental assistants',
      'opticians-and-hearing': 'Opticians and hearing aid specialists',
      'device-makers': 'Makers of prostheses and orthoses',
      psychologists: 'Psychologists',
      'social-workers': 'Social workers',
      'care-coordinators': 'Care coordinators',
    },
  },
);
