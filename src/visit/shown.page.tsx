// What a visitor reads: whose record, what the person shows, one document. Nothing to search, nothing to add.
import type { ComponentChildren, VNode } from 'preact';
import {
  authorWords,
  byWords,
  CATEGORY_ICONS,
  categoryOf,
  datedExactly,
  datedWords,
  DocumentContent,
  typeWords,
} from '../record/index.js';
import type { Document, ShownContent } from '../record/index.js';
import {
  Actions,
  DefinitionList,
  EmptyState,
  formatDay,
  formatTime,
  Item,
  ItemList,
  LinkButton,
  Notice,
  PostButton,
  type Messages,
} from '../web/index.js';
import type { Shown } from './look-visit.act.js';
import { SHOWN, VISITOR_DOOR } from './visitor.edge.js';

export function ShownPage({
  m,
  csrf,
  shown,
  hrefOf,
}: {
  m: Messages;
  csrf: string;
  shown: Shown;
  hrefOf: (document: Document) => string;
}): VNode {
  const t = m.visit.shown;
  const { person, documents, visit } = shown;
  return (
    <div data-watch={`${VISITOR_DOOR}/etat`} data-standing="open">
      <Notice m={m}>
        <p>
          {t.until(formatTime(visit.until ?? 0, m.lang))} {t.maybeMore}
        </p>
      </Notice>
      <p>
        <strong>{[...person.givenNames, person.familyName].join(' ')}</strong>
        {' · '}
        {t.born(formatDay(person.birthDate, m.lang))}
      </p>
      {documents.length === 0 ? (
        <EmptyState title={t.none}>
          <p>{t.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <p class="count">{t.count(documents.length)}</p>
          <ItemList label={t.documents}>
            {documents.map((document) => (
              <Item
                icon={CATEGORY_ICONS[categoryOf(document)]}
                title={document.title}
                href={hrefOf(document)}
                meta={[datedWords(document, m), typeWords(document.typeCode, m), byWords(document, m)]
                  .filter((part) => part !== '' && part !== document.title)
                  .join(' · ')}
                key={document.id}
              />
            ))}
          </ItemList>
        </>
      )}
      <Actions>
        <PostButton action={`${VISITOR_DOOR}/finir`} csrf={csrf} kind="secondary" icon="check">
          {t.leave}
        </PostButton>
      </Actions>
    </div>
  );
}

export interface ShownDocumentView {
  readonly m: Messages;
  readonly document: Document;
  readonly href: string;
  readonly content: ShownContent;
  /** The person chose it by name: a copy may be kept. */
  readonly mayTake: boolean;
}

export function ShownDocumentPage({ m, document, href, content, mayTake }: ShownDocumentView): VNode {
  const t = m.visit.shown;
  const v = m.documents.viewer;
  const authors = document.authors.map((author) => authorWords(author, m)).filter((words) => words !== '');
  return (
    <div data-watch={`${VISITOR_DOOR}/etat`} data-standing="open">
      <h1>{document.title}</h1>
      <DefinitionList
        items={[
          { term: v.type, value: typeWords(document.typeCode, m) },
          { term: v.date, value: datedExactly(document, m) },
          ...(authors.length === 0 ? [] : [{ term: v.author, value: authors.join(', ') }]),
        ]}
      />
      <section class="document-content" aria-labelledby="contenu-du-document">
        <h2 class="unseen" id="contenu-du-document">
          {t.content}
        </h2>
        {content.kind === 'download' ? (
          <NotShown m={m} taken={mayTake}>
            {m.documents.viewer.downloadOnly[content.reason]}
          </NotShown>
        ) : (
          <DocumentContent m={m} content={content} title={document.title} href={`${href}/contenu`} />
        )}
      </section>
      <Actions>
        {mayTake && (
          <LinkButton href={`${href}/fichier`} kind="secondary" icon="download">
            {t.take}
          </LinkButton>
        )}
        <LinkButton href={SHOWN} kind="quiet">
          {t.back}
        </LinkButton>
      </Actions>
    </div>
  );
}

const NotShown = ({ m, taken, children }: { m: Messages; taken: boolean; children: ComponentChildren }): VNode => (
  <Notice m={m}>
    <p>{taken ? children : m.visit.shown.notTaken}</p>
  </Notice>
);
