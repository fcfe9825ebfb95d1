// What a professional sees of a list: the current versions first, replaced and archived ones on demand, narrowed by words, category, year.
// A version counts as replaced only by one that the same reader may see: a hidden successor must not show.
import type { DocumentCategory } from '../kernel/codes/document-classes.js';
import { documentType } from '../kernel/codes/document-types.js';
import { foldName } from '../kernel/text.js';
import { categoryOf, choicesAmong, parisYear, type Document, type DocumentChoices } from '../record/index.js';

export interface DocumentsAsked {
  readonly words: string;
  readonly category?: DocumentCategory | undefined;
  readonly year?: number | undefined;
  readonly replacedToo: boolean;
  readonly archivedToo: boolean;
  /** Counts from 1. */
  readonly page: number;
}

export interface ShownDocuments extends Pick<DocumentChoices, 'categories' | 'years'> {
  readonly documents: readonly Document[];
  /** Ids of those of which a newer version is visible too. */
  readonly replaced: ReadonlySet<string>;
  readonly matching: number;
  readonly inAll: number;
  readonly page: number;
  readonly pages: number;
}

export const PER_PAGE = 25;

/** `visible`: every document this reader may see, newest first. */
export function shownDocuments(visible: readonly Document[], asked: DocumentsAsked): ShownDocuments {
  const replaced = new Set(visible.flatMap(({ replaces }) => (replaces === undefined ? [] : [replaces])));
  const listed = visible.filter(
    ({ id, archived }) => (asked.replacedToo || !replaced.has(id)) && (asked.archivedToo || !archived),
  );
  const found = listed.filter((document) => matches(document, asked));
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const page = Math.min(Math.max(1, asked.page), pages);
  const { categories, years } = choicesAmong(listed);
  return {
    documents: found.slice((page - 1) * PER_PAGE, page * PER_PAGE),
    replaced,
    matching: found.length,
    inAll: listed.length,
    page,
    pages,
    categories,
    years,
  };
}

/** Every word, in any order, in the title, the type, an author or the place. */
function matches(document: Document, { words, category, year }: DocumentsAsked): boolean {
  if (category !== undefined && categoryOf(document) !== category) return false;
  if (year !== undefined && parisYear(document.dated) !== year) return false;
  const wanted = foldName(words);
  if (wanted === '') return true;
  const { authors, title, depositorName = '' } = document;
  const label = documentType(document.typeCode)?.label;
  const said = [title, label?.fr, label?.en, depositorName, ...authors.flatMap((a) => [a.name, a.structureName])];
  const text = foldName(said.filter((part) => part !== undefined).join(' '));
  return wanted.split(' ').every((word) => text.includes(word));
}
