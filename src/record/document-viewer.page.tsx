// What every reader of a document finds on its page: the content with what one may do with it, and its other versions.
import type { VNode } from 'preact';
import { Actions, LinkButton, Notice, type Messages } from '../web/index.js';
import type { Document } from './document.model.js';
import { DocumentContent, type ShownContent } from './document-content.page.js';
import type { OpenedDocument } from './open-document.act.js';

export interface ViewerView {
  readonly m: Messages;
  readonly content: ShownContent;
  readonly title: string;
  /** The document's own address, without a trailing slash. */
  readonly href: string;
}

export function DocumentViewer({ m, content, title, href }: ViewerView): VNode {
  const t = m.documents.viewer;
  // A page printed around a PDF leaves the PDF out: its own reader prints it.
  const isPdf = content.kind === 'frame' && content.mediaType === 'application/pdf';
  return (
    <section class="document-content" aria-labelledby="contenu-du-document">
      <h2 class="unseen" id="contenu-du-document">
        {t.content}
      </h2>
      <DocumentContent m={m} content={content} title={title} href={`${href}/contenu`} />
      <Actions class="document-actions">
        <LinkButton href={`${href}/contenu?telecharger=oui`} kind="secondary" icon="download">
          {t.download}
        </LinkButton>
        {content.kind === 'frame' && (
          <LinkButton href={`${href}/contenu`} kind="quiet" icon="external">
            {isPdf ? t.openToPrint : t.openAlone}
          </LinkButton>
        )}
        {!isPdf && <span data-print={t.print} />}
      </Actions>
      {isPdf && <p class="print-only">{t.printedApart}</p>}
    </section>
  );
}

export function OtherVersions({
  m,
  opened,
  hrefOf,
}: {
  m: Messages;
  opened: Pick<OpenedDocument, 'newer' | 'older'>;
  hrefOf: (document: Document) => string;
}): VNode {
  const t = m.documents.viewer;
  return (
    <>
      {opened.newer !== undefined && (
        <Notice m={m} tone="warning">
          <p>
            {t.newer} <a href={hrefOf(opened.newer)}>{t.seeNewer}</a>
          </p>
        </Notice>
      )}
      {opened.older !== undefined && (
        <Notice m={m}>
          <p>
            {t.older} <a href={hrefOf(opened.older)}>{t.seeOlder}</a>
          </p>
        </Notice>
      )}
    </>
  );
}
