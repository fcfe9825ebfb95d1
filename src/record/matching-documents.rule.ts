// What a person looks for among their own documents: every word of the title, in any order, whatever the accents and capitals.
import { DOCUMENT_CATEGORIES, isDocumentCategory, type DocumentCategory } from '../kernel/codes/document-classes.js';
import { documentType } from '../kernel/codes/document-types.js';
import { foldName } from '../kernel/text.js';
import { parisOffset, type Instant } from '../kernel/time.js';
import type { Document, DocumentAuthor } from './document.model.js';

export interface DocumentSearch {
  readonly category?: DocumentCategory;
  readonly year?: number;
  /** A key of {@link authorKey}. */
  readonly author?: string;
  readonly origin?: 'own' | 'professionals';
  readonly title?: string;
}

/** What the filters may be set to: only what is there. */
export interface DocumentChoices {
  readonly categories: readonly DocumentCategory[];
  /** Newest first. */
  readonly years: readonly number[];
  readonly authors: readonly { readonly key: string; readonly name: string }[];
}

export const categoryOf = (document: Pick<Document, 'typeCode'>): DocumentCategory =>
  documentType(document.typeCode)?.category ?? 'others';

/** The year of a Paris day. */
export const parisYear = (at: Instant): number => new Date(at + parisOffset(at)).getUTCFullYear();

/** Tells authors apart: by identifier, else by name. */
export const authorKey = (author: DocumentAuthor): string => author.id ?? `~${foldName(author.name)}`;

export function matchesSearch(
  document: Pick<Document, 'typeCode' | 'dated' | 'authors' | 'byPatient' | 'title'>,
  search: DocumentSearch,
): boolean {
  if (search.category !== undefined && categoryOf(document) !== search.category) return false;
  if (search.year !== undefined && parisYear(document.dated) !== search.year) return false;
  if (search.author !== undefined && !document.authors.some((author) => authorKey(author) === search.author))
    return false;
  if (search.origin !== undefined && document.byPatient !== (search.origin === 'own')) return false;
  const title = foldName(document.title);
  return foldName(search.title ?? '')
    .split(' ')
    .every((word) => title.includes(word));
}

/** The choices that these documents give; the person themself is found by the origin, not among the authors. */
export function choicesAmong(documents: readonly Pick<Document, 'typeCode' | 'dated' | 'authors'>[]): DocumentChoices {
  const categories = new Set(documents.map(categoryOf));
  const authors = new Map(
    documents
      .flatMap((document) => document.authors)
      .filter((author) => author.kind !== 'patient' && author.name.trim() !== '')
      .map((author) => [authorKey(author), author.name]),
  );
  return {
    categories: Object.keys(DOCUMENT_CATEGORIES).filter(
      (key): key is DocumentCategory => isDocumentCategory(key) && categories.has(key),
    ),
    years: [...new Set(documents.map((document) => parisYear(document.dated)))].sort((a, b) => b - a),
    authors: [...authors]
      .map(([key, name]) => ({ key, name }))
      .sort((a, b) => (foldName(a.name) < foldName(b.name) ? -1 : 1)),
  };
}
