// The content of a document, shown by the browser or by our own renderer; what cannot be shown says why and is downloaded.
import type { VNode } from 'preact';
import { DocumentFrame, LinkButton, Notice, type Messages } from '../web/index.js';

export type DownloadReason = 'rtf' | 'tiff' | 'other' | 'active' | 'unreadable' | 'longText';

export type ShownContent =
  /** PDF or picture: the browser fetches the original. */
  | { readonly kind: 'frame'; readonly mediaType: string }
  | { readonly kind: 'text'; readonly text: string }
  /** Safe HTML of our own renderer; its PDF files are shown under it, each once. */
  | {
      readonly kind: 'cda';
      readonly html: string;
      readonly pdfs: readonly { readonly index: number; readonly href: string }[];
      /** Nothing but its file: the text around is not worth more than a summary. */
      readonly active: boolean;
    }
  | { readonly kind: 'download'; readonly reason: DownloadReason };

/** The page at the frame's width, without the strip of thumbnails: readers that know these words follow them. */
const PDF_VIEW = '#navpanes=0&view=FitH';

export function DocumentContent({
  m,
  content,
  title,
  href,
}: {
  m: Messages;
  content: ShownContent;
  title: string;
  href: string;
}): VNode {
  const t = m.documents.viewer;
  switch (content.kind) {
    case 'frame':
      return (
        <DocumentFrame
          m={m}
          src={content.mediaType === 'application/pdf' ? `${href}${PDF_VIEW}` : href}
          mediaType={content.mediaType}
          title={content.mediaType.startsWith('image/') ? t.imageAlt(title) : title}
        />
      );
    case 'text':
      return (
        <pre class="sheet sheet-pad document-text" tabIndex={0} aria-label={title} role="group">
          {content.text}
        </pre>
      );
    case 'cda':
      return (
        <>
          {content.active && (
            <Notice m={m} tone="warning">
              <p>{t.downloadOnly.active}</p>
            </Notice>
          )}
          {/* A PDF that is the document comes first: what stands around it repeats its head. */}
          {content.pdfs.map(({ index, href: part }) => (
            <DocumentFrame
              m={m}
              src={`${part}${PDF_VIEW}`}
              mediaType="application/pdf"
              title={t.attached(index + 1)}
              key={index}
            />
          ))}
          <div class="sheet sheet-pad" dangerouslySetInnerHTML={{ __html: content.html }} />
        </>
      );
    case 'download':
      return (
        <div class="sheet sheet-pad">
          <Notice m={m} tone={content.reason === 'active' ? 'warning' : 'info'}>
            <p>{t.downloadOnly[content.reason]}</p>
          </Notice>
          <LinkButton href={`${href}?telecharger=oui`} icon="download">
            {t.download}
          </LinkButton>
        </div>
      );
  }
}
