// What the lists of documents have in common, the person's and the professional's.
import type { VNode } from 'preact';
import { DOCUMENT_CATEGORIES, type DocumentCategory } from '../kernel/codes/document-classes.js';
import { ItemList, Select, type Messages } from '../web/index.js';
import type { Document } from './document.model.js';
import { parisYear, type DocumentChoices } from './matching-documents.rule.js';

/** The rows under the year of each, in the order given. */
export function DocumentsByYear({
  m,
  documents,
  row,
}: {
  m: Messages;
  documents: readonly Document[];
  row: (document: Document) => VNode;
}): VNode {
  const years = new Map<number, Document[]>();
  for (const document of documents) {
    const year = parisYear(document.dated);
    years.set(year, [...(years.get(year) ?? []), document]);
  }
  return (
    <>
      {[...years].map(([year, ofYear]) => (
        <section class="year" key={year} aria-label={m.documents.listOf(year)}>
          <h2 class="year-label">{year}</h2>
          <ItemList>{ofYear.map((document) => row(document))}</ItemList>
        </section>
      ))}
    </>
  );
}

/** The filters by category and by year: only what is there can be chosen. */
export function CategoryAndYear({
  m,
  labels,
  choices,
  asked,
}: {
  m: Messages;
  labels: { readonly category: string; readonly year: string };
  choices: Pick<DocumentChoices, 'categories' | 'years'>;
  asked: { readonly category?: DocumentCategory | undefined; readonly year?: number | undefined };
}): VNode {
  return (
    <>
      <Select
        m={m}
        name="categorie"
        label={labels.category}
        empty={m.common.filters.any}
        value={asked.category}
        options={choices.categories.map((value) => ({ value, label: DOCUMENT_CATEGORIES[value][m.lang] }))}
      />
      <Select
        m={m}
        name="annee"
        label={labels.year}
        empty={m.common.filters.any}
        value={asked.year === undefined ? undefined : String(asked.year)}
        options={choices.years.map((year) => ({ value: String(year), label: String(year) }))}
      />
    </>
  );
}
