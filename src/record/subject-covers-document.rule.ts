// A hidden subject covers a document by what the document declares of itself: its type, and who made it. What says nothing of its
// subject is not covered; the page that hides by subject says so. (EHDS art. 8: parts of the data)
import type { Document } from './document.model.js';
import { THEMES, type HiddenSubject, type Subject } from './hidden-subject.model.js';
import { categoryOf } from './matching-documents.rule.js';

type Declared = Pick<Document, 'typeCode' | 'authors'>;

export function subjectCoversDocument(subject: Subject, document: Declared): boolean {
  switch (subject.kind) {
    case 'category':
      return categoryOf(document) === subject.category;
    case 'author':
      return document.authors.some(({ id }) => id === subject.idNatPs);
    case 'theme': {
      const { specialities, professions, types } = THEMES[subject.theme];
      const among = (list: readonly string[], code: string | undefined): boolean =>
        code !== undefined && list.includes(code);
      return (
        among(types, document.typeCode) ||
        document.authors.some(
          (author) => among(specialities, author.speciality) || among(professions, author.profession),
        )
      );
    }
  }
}

/** The first of these subjects that covers the document. */
export const coveringSubject = (subjects: readonly HiddenSubject[], document: Declared): HiddenSubject | undefined =>
  subjects.find(({ subject }) => subjectCoversDocument(subject, document));
