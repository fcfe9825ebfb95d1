// The list of documents a professional may see.
import type { VNode } from 'preact';
import type { IdNatPs } from '../kernel/ids.js';
import {
  byWords,
  CATEGORY_ICONS,
  CategoryAndYear,
  categoryOf,
  datedWords,
  DocumentsByYear,
  isWithheld,
  typeWords,
  type Document,
} from '../record/index.js';
import {
  Checkbox,
  EmptyPicture,
  EmptyState,
  FilterForm,
  Item,
  LinkButton,
  Mark,
  NothingFoundPicture,
  Notice,
  Pagination,
  Tag,
  TextField,
  type Messages,
} from '../web/index.js';
import { ACCESS, DEPOSIT, PATIENT } from './patient.page.js';
import type { DocumentsAsked, ShownDocuments } from './shown-documents.rule.js';

export interface DocumentsView {
  readonly m: Messages;
  readonly shown: ShownDocuments;
  readonly asked: DocumentsAsked;
  readonly hrefOf: (document: Document) => string;
  readonly me: IdNatPs;
  readonly now: number;
  /** Nothing but the reader's own deposits is open to them. */
  readonly ownOnly: boolean;
}

/** The address of the list with these filters; what is not set is not there. */
export function listHref(asked: DocumentsAsked): string {
  const query = new URLSearchParams();
  if (asked.words !== '') query.set('mots', asked.words);
  if (asked.category !== undefined) query.set('categorie', asked.category);
  if (asked.year !== undefined) query.set('annee', String(asked.year));
  if (asked.replacedToo) query.set('remplaces', 'oui');
  if (asked.archivedToo) query.set('archives', 'oui');
  if (asked.page > 1) query.set('page', String(asked.page));
  return query.size === 0 ? PATIENT : `${PATIENT}?${query.toString()}`;
}

export function DocumentsPage(view: DocumentsView): VNode {
  const { m, shown, asked, ownOnly } = view;
  const t = m.professionalDocuments;
  const narrowed = asked.words !== '' || asked.category !== undefined || asked.year !== undefined;
  return (
    <>
      {ownOnly && (
        <Notice m={m}>
          <p>
            {m.professional.access.ownOnly} <a href={ACCESS}>{m.professional.access.ownOnlyMore}</a>
          </p>
        </Notice>
      )}
      {shown.inAll === 0 && !asked.replacedToo && !asked.archivedToo ? (
        <EmptyState
          picture={<EmptyPicture />}
          title={t.none.title}
          action={<LinkButton href={DEPOSIT}>{m.professional.sections.deposit}</LinkButton>}
        >
          <p>{t.none.text}</p>
        </EmptyState>
      ) : (
        <>
          <Filters view={view} narrowed={narrowed} />
          <p class="count" role="status">
            {narrowed ? t.matching(shown.matching, shown.inAll) : t.count(shown.inAll)}
          </p>
          {shown.matching === 0 ? (
            <EmptyState
              picture={<NothingFoundPicture />}
              title={t.noMatch.title}
              action={
                <LinkButton href={PATIENT} kind="secondary">
                  {t.noMatch.clear}
                </LinkButton>
              }
            >
              <p>{t.noMatch.text}</p>
            </EmptyState>
          ) : (
            <DocumentsByYear
              m={m}
              documents={shown.documents}
              row={(document) => <Row view={view} document={document} />}
            />
          )}
          <Pagination m={m} page={shown.page} pages={shown.pages} hrefOf={(page) => listHref({ ...asked, page })} />
        </>
      )}
    </>
  );
}

function Filters({ view: { m, shown, asked }, narrowed }: { view: DocumentsView; narrowed: boolean }): VNode {
  const t = m.professionalDocuments.filters;
  const changed = narrowed || asked.replacedToo || asked.archivedToo;
  return (
    <FilterForm m={m} action={PATIENT} clearHref={changed ? PATIENT : undefined}>
      <TextField
        m={m}
        name="mots"
        label={t.words}
        value={asked.words}
        type="search"
        autocomplete="off"
        maxLength={100}
      />
      <CategoryAndYear m={m} labels={t} choices={shown} asked={asked} />
      <Checkbox m={m} name="remplaces" label={t.replaced} checked={asked.replacedToo} value="oui" />
      <Checkbox m={m} name="archives" label={t.archived} checked={asked.archivedToo} value="oui" />
    </FilterForm>
  );
}

function Row({ view, document }: { view: DocumentsView; document: Document }): VNode {
  const { m, hrefOf, shown, me, now } = view;
  const type = typeWords(document.typeCode, m);
  const by = document.byPatient ? m.professionalDocuments.byPatient : byWords(document, m);
  const meta = [datedWords(document, m), type === document.title ? '' : type, by, document.depositorName ?? ''];
  const href = hrefOf(document);
  return (
    <Item
      icon={CATEGORY_ICONS[categoryOf(document)]}
      title={document.title}
      href={isWithheld(document, now) ? `${href}/avertissement` : href}
      meta={meta.filter((part) => part !== '').join(' · ')}
      marks={<Marks m={m} document={document} replaced={shown.replaced.has(document.id)} me={me} now={now} />}
    />
  );
}

/** The states a professional must see: hidden, not yet visible, kept from representatives, archived, replaced, confidentiality. */
export function Marks({
  m,
  document,
  replaced,
  me,
  now,
}: {
  m: Messages;
  document: Document;
  replaced: boolean;
  me: IdNatPs;
  now: number;
}): VNode {
  const t = m.professionalDocuments.marks;
  return (
    <>
      {isWithheld(document, now) && (
        <Tag tone="caution" icon="clock">
          {t.withheld}
        </Tag>
      )}
      {document.hidden && (
        <Tag tone="caution" icon="hide">
          {t.hidden}
        </Tag>
      )}
      {document.hiddenFromRepresentatives && (
        <Tag tone="caution" icon="lock">
          {t.representatives}
        </Tag>
      )}
      {document.confidentiality === 'R' && <Tag icon="shield">{t.restricted}</Tag>}
      {document.confidentiality === 'V' && <Tag icon="shield">{t.veryRestricted}</Tag>}
      {replaced && <Mark m={m} kind="replaced" />}
      {document.archived && <Mark m={m} kind="archived" />}
      {document.byPatient && <Tag icon="person">{t.patient}</Tag>}
      {document.authorIds.includes(me) && <Tag icon="check">{t.own}</Tag>}
    </>
  );
}
