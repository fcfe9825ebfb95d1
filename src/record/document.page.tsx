// One document: what it is, who wrote it, who can see it, what one may do with it, and its content.
import type { ComponentChildren, VNode } from 'preact';
import {
  ConfirmForm,
  DefinitionList,
  formatBytes,
  formatDate,
  Icon,
  LinkButton,
  Mark,
  Notice,
  PostButton,
  type Definition,
  type Messages,
} from '../web/index.js';
import type { Document } from './document.model.js';
import type { ShownContent } from './document-content.page.js';
import { DocumentViewer, OtherVersions } from './document-viewer.page.js';
import { authorWords, CATEGORY_ICONS, datedExactly, typeWords } from './document-words.js';
import { categoryOf } from './matching-documents.rule.js';
import type { OpenedDocument } from './open-document.act.js';

export interface DocumentView {
  readonly m: Messages;
  readonly opened: OpenedDocument;
  /** The document's own address, without a trailing slash. */
  readonly href: string;
  readonly hrefOf: (document: Document) => string;
  readonly content: ShownContent;
  readonly csrf: string;
  /** The operator follows the law's reading: the attending physician sees hidden documents too. */
  readonly attendingSeesHidden: boolean;
}

export function DocumentPage(view: DocumentView): VNode {
  const { m, opened, href, content } = view;
  const { document } = opened;
  const t = m.documents.viewer;
  return (
    <>
      <div class="page-head document-head">
        <span class="item-icon">
          <Icon name={CATEGORY_ICONS[categoryOf(document)]} />
        </span>
        <div>
          <h1>{document.title}</h1>
          <p class="lead">{m.documents.plain[categoryOf(document)]}</p>
          <Marks m={m} opened={opened} />
        </div>
      </div>
      <Versions view={view} />
      <div class="with-side">
        <DocumentViewer m={m} content={content} title={document.title} href={href} />
        <div class="document-side">
          <WhoSees view={view} />
          <section class="sheet sheet-pad">
            <h2 class="side-title">{t.about}</h2>
            <DefinitionList items={facts(document, m)} />
            {document.byPatient && (
              <p>
                <LinkButton href={`${href}/retirer`} kind="quiet" icon="trash">
                  {m.documents.remove.button}
                </LinkButton>
              </p>
            )}
          </section>
        </div>
      </div>
    </>
  );
}

function Marks({ m, opened: { document, newer } }: { m: Messages; opened: OpenedDocument }): VNode | null {
  const marks = [
    document.hidden ? ('hidden' as const) : undefined,
    document.byPatient ? ('own' as const) : undefined,
    document.archived ? ('archived' as const) : undefined,
    newer === undefined ? undefined : ('replaced' as const),
  ].filter((mark) => mark !== undefined);
  if (marks.length === 0) return null;
  return (
    <p class="marks">
      {marks.map((kind) => (
        <Mark kind={kind} m={m} key={kind} />
      ))}
    </p>
  );
}

function Versions({ view: { m, opened, hrefOf } }: { view: DocumentView }): VNode {
  const t = m.documents.viewer;
  return (
    <>
      <OtherVersions m={m} opened={opened} hrefOf={hrefOf} />
      {opened.document.archived && (
        <Notice m={m}>
          <p>{t.archived}</p>
        </Notice>
      )}
    </>
  );
}

/** Who can see it, and the one button that changes it: two actions from the list, with its undo. */
function WhoSees({ view: { m, opened, href, csrf, attendingSeesHidden } }: { view: DocumentView }): VNode {
  const t = m.documents.who;
  const { document, readInEmergency } = opened;
  return (
    <section class="sheet sheet-pad no-print">
      <h2 class="side-title">{t.title}</h2>
      {document.hidden ? (
        <>
          <p>{document.byPatient ? t.hiddenOwn : t.hidden}</p>
          <p>{readInEmergency ? t.emergencyYes : t.emergencyNo}</p>
          {attendingSeesHidden && <p>{m.access.attendingLaw.on}</p>}
          <p class="soft">{t.showLead}</p>
          <PostButton action={`${href}/montrer`} csrf={csrf} kind="primary" icon="eye">
            {t.show}
          </PostButton>
        </>
      ) : (
        <>
          <p>
            {t.visible} <a href="/acces/professions">{t.visibleMatrix}</a>
          </p>
          <p class="soft">
            {t.hideLead} {readInEmergency ? t.emergencyYes : ''}
          </p>
          <PostButton action={`${href}/masquer`} csrf={csrf} kind="primary" icon="hide">
            {t.hide}
          </PostButton>
        </>
      )}
      <ul class="side-links">
        <li>
          <a href={`${href}/qui-peut-voir`}>{m.preview.who.link}</a>
        </li>
        <li>
          <a href={`${href}/exceptions`}>{m.hiding.exceptions.page.link}</a>
        </li>
        <li>
          <a href="/acces">{t.access}</a>
        </li>
        <li>
          <a href="/historique">{t.history}</a>
        </li>
      </ul>
    </section>
  );
}

function facts(document: Document, m: Messages): Definition[] {
  const t = m.documents.viewer;
  const authors = document.authors.map((author) => authorWords(author, m)).filter((words) => words !== '');
  const who = document.byPatient ? t.you : document.depositorName;
  const care = document.service?.start;
  const definition = (term: string, value: ComponentChildren): Definition[] => [{ term, value }];
  return [
    ...definition(t.type, typeWords(document.typeCode, m)),
    ...(authors.length === 0
      ? []
      : definition(
          authors.length > 1 ? t.authors : t.author,
          authors.map((words) => <div key={words}>{words}</div>),
        )),
    ...definition(t.date, datedExactly(document, m)),
    ...(care === undefined || formatDate(care, m.lang) === formatDate(document.dated, m.lang)
      ? []
      : definition(t.care, formatDate(care, m.lang))),
    ...(who === undefined ? [] : definition(t.depositor, t.depositedOn(who, formatDate(document.depositedAt, m.lang)))),
    ...definition(t.file, `${fileKind(document.contentType) ?? t.structured}, ${formatBytes(document.size, m.lang)}`),
  ];
}

const FILE_KINDS: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/tiff': 'TIFF',
  'text/plain': 'TXT',
  'text/rtf': 'RTF',
  'application/rtf': 'RTF',
};

const fileKind = (contentType: string): string | undefined => FILE_KINDS[contentType];

/** Before the person takes back what they added: what follows, then the act. */
export function RemoveDocumentPage({
  m,
  document,
  href,
  csrf,
}: {
  m: Messages;
  document: Document;
  href: string;
  csrf: string;
}): VNode {
  const t = m.documents.remove;
  return (
    <div class="sheet sheet-pad narrow">
      <p>
        <strong>{document.title}</strong>
      </p>
      <ConfirmForm
        m={m}
        action={`${href}/retirer`}
        csrf={csrf}
        consequences={t.consequences}
        confirmLabel={t.confirm}
        danger
        cancelHref={href}
      />
    </div>
  );
}
