// The words around a document's own: labels of its summary, of tables made from coded entries, of what is missing.
import type { Hl7Time } from './hl7-time.js';

export type Language = 'fr' | 'en';

const FRENCH = {
  patient: 'Patient',
  usedName: 'Nom utilisé',
  bornOn: 'Né(e) le',
  sex: 'Sexe',
  female: 'Féminin',
  male: 'Masculin',
  unknown: 'Inconnu',
  documentDate: 'Date du document',
  careDate: 'Date de l’acte',
  from: 'du',
  to: 'au',
  since: 'depuis le',
  author: 'Auteur',
  authors: 'Auteurs',
  signedBy: 'Validé par',
  custodian: 'Conservé par',
  version: 'Version',
  replacesEarlier: 'remplace une version précédente',
  what: 'Élément',
  value: 'Valeur',
  date: 'Date',
  interpretation: 'Interprétation',
  reference: 'Intervalle de référence',
  codedContent: 'Contenu codé',
  table: 'Tableau',
  yes: 'Oui',
  no: 'Non',
  attachments: 'Fichiers joints',
  openPdf: 'Ouvrir le PDF joint',
  openFile: 'Ouvrir le fichier joint',
  picture: 'Image jointe au document',
  missingFile: 'Le fichier annoncé ici ne se trouve pas dans le document.',
  note: 'Note',
  contents: 'Sommaire',
  noContent: 'Cette partie du document est vide.',
  and: 'et',
} as const;

const ENGLISH: Readonly<Record<keyof typeof FRENCH, string>> = {
  patient: 'Patient',
  usedName: 'Name in use',
  bornOn: 'Born on',
  sex: 'Sex',
  female: 'Female',
  male: 'Male',
  unknown: 'Unknown',
  documentDate: 'Date of the document',
  careDate: 'Date of care',
  from: 'from',
  to: 'to',
  since: 'since',
  author: 'Author',
  authors: 'Authors',
  signedBy: 'Validated by',
  custodian: 'Kept by',
  version: 'Version',
  replacesEarlier: 'replaces an earlier version',
  what: 'Item',
  value: 'Value',
  date: 'Date',
  interpretation: 'Interpretation',
  reference: 'Reference range',
  codedContent: 'Coded content',
  table: 'Table',
  yes: 'Yes',
  no: 'No',
  attachments: 'Attached files',
  openPdf: 'Open the attached PDF',
  openFile: 'Open the attached file',
  picture: 'Picture attached to the document',
  missingFile: 'The file announced here is not in the document.',
  note: 'Note',
  contents: 'Contents',
  noContent: 'This part of the document is empty.',
  and: 'and',
};

export type CdaWords = Readonly<Record<keyof typeof FRENCH, string>>;

export const cdaWords = (language: Language): CdaWords => (language === 'fr' ? FRENCH : ENGLISH);

/** HL7 null flavours in words: why a value is not there. */
const NULL_FLAVORS: ReadonlyMap<string, Readonly<Record<Language, string>>> = new Map([
  ['NI', { fr: 'pas d’information', en: 'no information' }],
  ['NA', { fr: 'non applicable', en: 'not applicable' }],
  ['UNK', { fr: 'inconnu', en: 'unknown' }],
  ['ASKU', { fr: 'demandé, non connu', en: 'asked, not known' }],
  ['NAV', { fr: 'non disponible pour le moment', en: 'temporarily unavailable' }],
  ['NASK', { fr: 'non demandé', en: 'not asked' }],
  ['MSK', { fr: 'masqué par l’auteur', en: 'masked by the author' }],
  ['OTH', { fr: 'autre', en: 'other' }],
  ['NP', { fr: 'absent', en: 'not present' }],
  ['TRC', { fr: 'traces', en: 'traces' }],
  ['QS', { fr: 'quantité suffisante', en: 'sufficient quantity' }],
  ['PINF', { fr: 'sans limite haute', en: 'no upper limit' }],
  ['NINF', { fr: 'sans limite basse', en: 'no lower limit' }],
]);

export const nullFlavorWords = (code: string, language: Language): string =>
  (NULL_FLAVORS.get(code) ?? { fr: 'non renseigné', en: 'not given' })[language];

/** Interpretation codes in words that neither reassure nor alarm. */
const INTERPRETATIONS: ReadonlyMap<string, Readonly<Record<Language, string>>> = new Map([
  ['N', { fr: 'dans l’intervalle du laboratoire', en: 'within the laboratory’s range' }],
  ['H', { fr: 'au-dessus de l’intervalle du laboratoire', en: 'above the laboratory’s range' }],
  ['HH', { fr: 'très au-dessus de l’intervalle du laboratoire', en: 'far above the laboratory’s range' }],
  ['L', { fr: 'au-dessous de l’intervalle du laboratoire', en: 'below the laboratory’s range' }],
  ['LL', { fr: 'très au-dessous de l’intervalle du laboratoire', en: 'far below the laboratory’s range' }],
  ['A', { fr: 'hors de l’intervalle du laboratoire', en: 'outside the laboratory’s range' }],
  ['S', { fr: 'sensible', en: 'susceptible' }],
  ['R', { fr: 'résistant', en: 'resistant' }],
  ['I', { fr: 'intermédiaire', en: 'intermediate' }],
]);

export const interpretationWords = (code: string, language: Language): string | undefined =>
  INTERPRETATIONS.get(code)?.[language];

const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };

/** A date as it was written: no more precise, and on the clock of the place where it was written. */
export function timeWords(time: Hl7Time, language: Language): string {
  const [date = '', clock] = time.iso.split('T');
  const [year, month, day] = date.split('-');
  if (month === undefined) return date;
  const noon = new Date(`${year}-${month}-${day ?? '01'}T12:00:00Z`);
  const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric', month: 'long' };
  if (day !== undefined) options.day = 'numeric';
  const formatted = new Intl.DateTimeFormat(LOCALES[language], options).format(noon);
  const words = language === 'fr' ? formatted.replace(/^1 /u, '1er ') : formatted;
  // Midnight to the second is how software writes a day without a time.
  if (clock === undefined || clock.startsWith('00:00:00')) return words;
  return `${words}${language === 'fr' ? ' à ' : ' at '}${clockWords(clock, language)}`;
}

/** `16:05:00+01:00` as « 16 h 05 ». */
const clockWords = (clock: string, language: Language): string =>
  language === 'fr' ? clock.slice(0, 5).replace(':', '\u202fh\u202f') : clock.slice(0, 5);

/** From when to when; the day is said once when it is the same. */
export function spanWords(start: Hl7Time, end: Hl7Time, language: Language): string {
  const words = cdaWords(language);
  const [startDay, startClock] = start.iso.split('T');
  const [endDay, endClock] = end.iso.split('T');
  const started = timeWords(start, language);
  if (startDay !== endDay || startClock === undefined || endClock === undefined)
    return `${words.from} ${started} ${words.to} ${timeWords(end, language)}`;
  return `${started} – ${clockWords(endClock, language)}`;
}
