import type { DocumentCategory } from '../kernel/codes/document-classes.js';
import { documentType } from '../kernel/codes/document-types.js';
import { parisOffset } from '../kernel/time.js';
import { professionLabel, titledName } from '../citizen/index.js';
import { formatDate, formatDateTime, formatMonth, type IconName, type Messages } from '../web/index.js';
import type { Document, DocumentAuthor } from './document.model.js';

// A document in words: its type, who wrote it, when, no more precisely than it is known.

export const CATEGORY_ICONS: Readonly<Record<DocumentCategory, IconName>> = {
  'prescriptions-care': 'pill',
  imaging: 'image',
  biology: 'flask',
  reports: 'document',
  prevention: 'shield',
  certificates: 'letter',
  synthesis: 'heart',
  vaccinations: 'shield',
  'advance-directives': 'pencil',
  wishes: 'hands',
  administrative: 'card',
  reimbursements: 'card',
  others: 'document',
};

/** The type as people say it: the abbreviations of the nomenclature are written out. */
export function typeWords(typeCode: string, m: Messages): string {
  const label = documentType(typeCode)?.label[m.lang];
  if (label === undefined) return typeCode;
  return label
    .replace(/^CR\b/, 'Compte rendu')
    .replace(/\bALD\b/, 'affection de longue durée')
    .replace("Document encapsulant une image d'illustration non DICOM", 'Image');
}

/** « 3 mars 2024 », « mars 2024 », « 2024 ». */
export function datedWords({ dated, datePrecision }: Pick<Document, 'dated' | 'datePrecision'>, m: Messages): string {
  if (datePrecision === 'year') return String(new Date(dated + parisOffset(dated)).getUTCFullYear());
  return datePrecision === 'month' ? formatMonth(dated, m.lang) : formatDate(dated, m.lang);
}

/**
 * The same with the hour when the document says it. A CDA says it itself, on the clock of where it was written: the hour of Paris
 * beside that one would contradict it.
 */
export const datedExactly = (
  document: Pick<Document, 'dated' | 'datePrecision' | 'contentType'>,
  m: Messages,
): string =>
  (document.datePrecision === 'minute' || document.datePrecision === 'second') && !isCda(document.contentType)
    ? formatDateTime(document.dated, m.lang)
    : datedWords(document, m);

/** Structured documents stand under several names of XML. */
const isCda = (contentType: string): boolean => /\bxml$|\bxslt\b/.test(contentType);

/** « Dr Claire ARNOULT, médecin, Cabinet de la Fontaine ». */
export const authorWords = (author: DocumentAuthor, m: Messages): string =>
  [titledName(author.name, author.profession), professionLabel(author.profession, m), author.structureName]
    .filter((part) => part !== undefined && part.trim() !== '')
    .join(', ');

/** Who wrote it, in a list: the first author, or the place. */
export function byWords(document: Document, m: Messages): string {
  if (document.byPatient) return m.documents.byYou;
  const author = document.authors.find(({ kind, name }) => kind !== 'patient' && name.trim() !== '');
  const name = author === undefined ? document.depositorName : titledName(author.name, author.profession);
  return name === undefined ? '' : m.documents.by(name);
}
