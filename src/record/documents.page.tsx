// The person's list of documents: filters, years, marks, pages.
import type { ComponentChildren, VNode } from 'preact';
import {
  Actions,
  Button,
  Checkbox,
  ErrorSummary,
  EmptyPicture,
  EmptyState,
  FilterForm,
  Item,
  LinkButton,
  Mark,
  NothingFoundPicture,
  Pagination,
  PostForm,
  Select,
  TextField,
  type Messages,
} from '../web/index.js';
import type { BrowsedDocuments, BrowseInput } from './browse-documents.act.js';
import type { Document } from './document.model.js';
import { byWords, CATEGORY_ICONS, datedWords, typeWords } from './document-words.js';
import { CategoryAndYear, DocumentsByYear } from './document-list-parts.page.js';
import { categoryOf } from './matching-documents.rule.js';

export interface DocumentsView {
  readonly m: Messages;
  readonly browsed: BrowsedDocuments;
  readonly asked: BrowseInput;
  readonly hrefOf: (document: Document) => string;
  /** Several documents are being chosen: boxes to tick stand beside them, in one form. */
  readonly choosing?: Choosing | undefined;
}

export interface Choosing {
  readonly csrf: string;
  readonly action: string;
  readonly keyOf: (document: Document) => string;
  /** It was sent with nothing ticked. */
  readonly noneTicked: boolean;
}

/** The address of the list with these filters: what is not set is not there. */
export function listHref({ search, archivedToo, page }: BrowseInput): string {
  const query = new URLSearchParams();
  const add = (name: string, value: string | number | undefined): void => {
    if (value !== undefined && value !== '') query.set(name, String(value));
  };
  add('categorie', search.category);
  add('annee', search.year);
  add('auteur', search.author);
  add('origine', search.origin === 'own' ? 'moi' : search.origin === 'professionals' ? 'pros' : undefined);
  add('titre', search.title);
  add('archives', archivedToo ? 'oui' : undefined);
  add('page', page > 1 ? page : undefined);
  return query.size === 0 ? '/documents' : `/documents?${query.toString()}`;
}

export function DocumentsPage({ m, browsed, asked, hrefOf, choosing }: DocumentsView): VNode {
  const { search } = asked;
  const page = (at: number): string => withChoosing(listHref({ ...asked, page: at }), choosing !== undefined);
  const narrowed = Object.values(search).some((value) => value !== undefined);
  if (browsed.inAll === 0 && !asked.archivedToo)
    return (
      <>
        <EmptyState
          picture={<EmptyPicture />}
          title={m.documents.none.title}
          action={<LinkButton href="/documents/ajouter">{m.documents.add}</LinkButton>}
        >
          <p>{m.documents.none.text}</p>
        </EmptyState>
        {narrowed && (
          <p>
            <a href="/documents">{m.common.filters.clear}</a>
          </p>
        )}
      </>
    );
  return (
    <>
      <Filters m={m} browsed={browsed} asked={asked} narrowed={narrowed} />
      <div class="list-head">
        <p class="count" role="status">
          {narrowed ? m.documents.matching(browsed.matching, browsed.inAll) : m.documents.count(browsed.inAll)}
        </p>
        {choosing === undefined && browsed.matching > 0 && (
          <p class="no-print">
            <a href={withChoosing(listHref(asked), true)}>{m.hiding.documents.several}</a>
          </p>
        )}
      </div>
      {browsed.matching === 0 ? (
        <EmptyState
          picture={<NothingFoundPicture />}
          title={m.documents.noMatch.title}
          action={
            <LinkButton href="/documents" kind="secondary">
              {m.documents.noMatch.clear}
            </LinkButton>
          }
        >
          <p>{m.documents.noMatch.text}</p>
        </EmptyState>
      ) : (
        <ChoosingForm m={m} choosing={choosing} leaveHref={listHref(asked)}>
          <DocumentsByYear
            m={m}
            documents={browsed.documents}
            row={(document) => (
              <DocumentItem
                m={m}
                document={document}
                href={hrefOf(document)}
                replaced={browsed.replacedBy.has(document.id)}
                tick={choosing?.keyOf(document)}
              />
            )}
          />
        </ChoosingForm>
      )}
      <Pagination m={m} page={browsed.page} pages={browsed.pages} hrefOf={page} />
    </>
  );
}

const withChoosing = (href: string, choosing: boolean): string =>
  choosing ? `${href}${href.includes('?') ? '&' : '?'}choisir=oui` : href;

/** The list as it is, or as a form whose ticked documents are hidden or shown in one go. */
function ChoosingForm({
  m,
  choosing,
  leaveHref,
  children,
}: {
  m: Messages;
  choosing: Choosing | undefined;
  leaveHref: string;
  children: ComponentChildren;
}): VNode {
  const t = m.hiding.choose;
  if (choosing === undefined) return <>{children}</>;
  const buttons = (
    <Actions>
      <Button name="masquer" value="oui" icon="hide">
        {t.hide}
      </Button>
      <Button name="masquer" value="non" kind="secondary" icon="eye">
        {t.show}
      </Button>
      <a href={leaveHref} class="btn btn-quiet">
        {t.leave}
      </a>
    </Actions>
  );
  return (
    <PostForm action={choosing.action} csrf={choosing.csrf} fields={{ retour: 'documents' }}>
      <ErrorSummary m={m} errors={choosing.noneTicked ? [{ field: 'document', text: t.none }] : undefined} />
      <p id="document">{t.lead}</p>
      {children}
      <div class="choosing-bar">{buttons}</div>
    </PostForm>
  );
}

function Filters({
  m,
  browsed: { choices },
  asked: { search, archivedToo },
  narrowed,
}: {
  m: Messages;
  browsed: BrowsedDocuments;
  asked: BrowseInput;
  narrowed: boolean;
}): VNode {
  const t = m.documents.filters;
  const any = m.common.filters.any;
  return (
    <FilterForm m={m} action="/documents" clearHref={narrowed || archivedToo ? '/documents' : undefined}>
      <TextField
        m={m}
        name="titre"
        label={t.title}
        value={search.title}
        type="search"
        autocomplete="off"
        maxLength={100}
      />
      <CategoryAndYear m={m} labels={t} choices={choices} asked={search} />
      <Select
        m={m}
        name="auteur"
        label={t.author}
        empty={any}
        value={search.author}
        options={choices.authors.map(({ key, name }) => ({ value: key, label: name }))}
      />
      <Select
        m={m}
        name="origine"
        label={t.origin}
        empty={any}
        value={search.origin === 'own' ? 'moi' : search.origin === 'professionals' ? 'pros' : undefined}
        options={[
          { value: 'moi', label: t.own },
          { value: 'pros', label: t.professionals },
        ]}
      />
      <Checkbox m={m} name="archives" label={t.archived} checked={archivedToo} value="oui" />
    </FilterForm>
  );
}

/** One row: also used by the home. */
export function DocumentItem({
  m,
  document,
  href,
  replaced = false,
  tick,
}: {
  m: Messages;
  document: Document;
  href: string;
  replaced?: boolean;
  /** The value of the box to tick, where several are chosen. */
  tick?: string | undefined;
}): VNode {
  const fresh = document.firstSeenAt === undefined && !document.byPatient;
  const marks = [
    fresh ? ('new' as const) : undefined,
    document.hidden ? ('hidden' as const) : undefined,
    document.byPatient ? ('own' as const) : undefined,
    document.archived ? ('archived' as const) : undefined,
    replaced ? ('replaced' as const) : undefined,
  ].filter((mark) => mark !== undefined);
  const type = typeWords(document.typeCode, m);
  const by = document.byPatient ? '' : byWords(document, m);
  const meta = [datedWords(document, m), type === document.title ? '' : type, by].filter((part) => part !== '');
  return (
    <Item
      icon={CATEGORY_ICONS[categoryOf(document)]}
      title={document.title}
      href={href}
      meta={meta.join(' · ')}
      fresh={fresh}
      tick={tick === undefined ? undefined : { value: tick, label: m.hiding.choose.label(document.title) }}
      marks={marks.length === 0 ? undefined : marks.map((kind) => <Mark kind={kind} m={m} key={kind} />)}
    />
  );
}
