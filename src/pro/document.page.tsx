// One document as a professional reads it: its states said first, its content, what it is and where it comes from.
import type { VNode } from 'preact';
import { CONFIDENTIALITIES } from '../kernel/codes/document-metadata.js';
import type { IdNatPs } from '../kernel/ids.js';
import {
  authorWords,
  datedExactly,
  DocumentViewer,
  isWithheld,
  OtherVersions,
  typeWords,
  type Document,
  type OpenedDocument,
  type ShownContent,
} from '../record/index.js';
import {
  Actions,
  DefinitionList,
  formatBytes,
  formatDate,
  formatDateTime,
  LinkButton,
  Notice,
  type Definition,
  type Messages,
} from '../web/index.js';
import { DocumentActs } from './document-acts.page.js';
import { Marks } from './documents.page.js';
import { DEPOSIT, PATIENT } from './patient.page.js';

export interface DocumentView {
  readonly m: Messages;
  readonly opened: OpenedDocument;
  /** The document's own address, without a trailing slash. */
  readonly href: string;
  /** How forms name it. */
  readonly publicId: string;
  readonly hrefOf: (document: Document) => string;
  readonly content: ShownContent;
  readonly me: IdNatPs;
  readonly now: number;
  readonly csrf: string;
  /** Names the patient in the forms. */
  readonly patientKey: string;
}

export function DocumentBody(view: DocumentView): VNode {
  const { m, opened, href, publicId, content, me, now } = view;
  const { document, newer } = opened;
  const t = m.documents.viewer;
  const own = document.authorIds.includes(me);
  return (
    <>
      <p class="marks">
        <Marks m={m} document={document} replaced={newer !== undefined} me={me} now={now} />
      </p>
      <States view={view} />
      <div class="with-side">
        <DocumentViewer m={m} content={content} title={document.title} href={href} />
        <div class="document-side">
          <section class="sheet sheet-pad">
            <h2 class="side-title">{t.about}</h2>
            <DefinitionList items={facts(document, m)} />
            {own && newer === undefined && !document.byPatient && (
              <p>
                <LinkButton href={`${DEPOSIT}?remplace=${publicId}`} kind="secondary" icon="upload">
                  {m.professionalDocuments.viewer.replace}
                </LinkButton>
              </p>
            )}
          </section>
          <DocumentActs
            m={m}
            document={document}
            href={href}
            csrf={view.csrf}
            patientKey={view.patientKey}
            own={own}
            now={now}
          />
        </div>
      </div>
    </>
  );
}

function States({ view: { m, opened, hrefOf, now } }: { view: DocumentView }): VNode {
  const t = m.professionalDocuments;
  const { document } = opened;
  return (
    <>
      {isWithheld(document, now) && <WithheldNotice m={m} until={document.withheldUntil} />}
      {document.hidden && (
        <Notice m={m} tone="warning">
          <p>{t.hidden}</p>
        </Notice>
      )}
      {document.hiddenFromRepresentatives && (
        <Notice m={m} tone="warning">
          <p>{t.representatives}</p>
        </Notice>
      )}
      <OtherVersions m={m} opened={opened} hrefOf={hrefOf} />
    </>
  );
}

function WithheldNotice({ m, until }: { m: Messages; until: number | undefined }): VNode {
  const t = m.professionalDocuments.warning;
  return (
    <Notice m={m} tone="warning" title={t.title}>
      <p>
        {t.text} {t.todo}
      </p>
      {until !== undefined && <p>{t.until(formatDate(until, m.lang))}</p>}
    </Notice>
  );
}

/** Said before a document opens that the patient must not learn of from a screen. */
export function WithheldWarning({ m, href }: { m: Messages; href: string }): VNode {
  const t = m.professionalDocuments.warning;
  return (
    <div class="sheet sheet-pad narrow">
      <Notice m={m} tone="warning">
        <p>{t.text}</p>
        <p>{t.todo}</p>
      </Notice>
      <Actions>
        <LinkButton href={href}>{t.open}</LinkButton>
        <LinkButton href={PATIENT} kind="quiet">
          {t.back}
        </LinkButton>
      </Actions>
    </div>
  );
}

function facts(document: Document, m: Messages): Definition[] {
  const t = m.documents.viewer;
  const authors = document.authors.map((author) => authorWords(author, m)).filter((words) => words !== '');
  const care = document.service?.start;
  const sent = [document.byPatient ? m.professionalDocuments.marks.patient : document.depositorName]
    .filter((part) => part !== undefined)
    .join('');
  return [
    { term: t.type, value: typeWords(document.typeCode, m) },
    ...(authors.length === 0
      ? []
      : [
          {
            term: authors.length > 1 ? t.authors : t.author,
            value: authors.map((words) => <div key={words}>{words}</div>),
          },
        ]),
    { term: t.date, value: datedExactly(document, m) },
    ...(care === undefined || formatDate(care, m.lang) === formatDate(document.dated, m.lang)
      ? []
      : [{ term: t.care, value: formatDate(care, m.lang) }]),
    { term: t.depositor, value: t.depositedOn(sent, formatDateTime(document.depositedAt, m.lang)) },
    {
      term: m.professionalDocuments.viewer.confidentiality,
      value: CONFIDENTIALITIES[document.confidentiality][m.lang],
    },
    { term: t.file, value: formatBytes(document.size, m.lang) },
    { term: m.professionalDocuments.viewer.identifier, value: <code>{document.uniqueId}</code> },
  ];
}
