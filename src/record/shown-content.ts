import type { ReadingPool } from '../reading/index.js';
import type { Lang } from '../web/index.js';
import type { DownloadReason, ShownContent } from './document-content.page.js';
import type { Document } from './document.model.js';
import { isCda, type OpenedDocument } from './open-document.act.js';

/** How a document is shown: by the browser, by our renderer, as text, or as a download that says why. */
export async function shownContent(
  reading: Pick<ReadingPool, 'renderCda'>,
  { document, original }: OpenedDocument,
  href: string,
  language: Lang,
): Promise<ShownContent> {
  if (isCda(document)) return cdaContent(reading, document, original, href, language);
  if (document.hasActiveContent === true) return download('active');
  if (document.contentType === 'text/plain')
    return original === undefined ? download('longText') : { kind: 'text', text: plainText(original) };
  if (['application/pdf', 'image/jpeg', 'image/png'].includes(document.contentType))
    return { kind: 'frame', mediaType: document.contentType };
  if (document.contentType === 'image/tiff') return download('tiff');
  return download(document.contentType.endsWith('rtf') ? 'rtf' : 'other');
}

const download = (reason: DownloadReason): ShownContent => ({ kind: 'download', reason });

async function cdaContent(
  reading: Pick<ReadingPool, 'renderCda'>,
  document: Document,
  original: Buffer | undefined,
  href: string,
  language: Lang,
): Promise<ShownContent> {
  if (original === undefined) return download('unreadable');
  const page = await reading.renderCda(original, { partUrlPrefix: `${href}/parties/`, headingLevel: 3, language });
  if (!page.ok) return download('unreadable');
  const active = document.hasActiveContent === true;
  const pdfs = page.value.attachments
    // A PDF that is the document is shown; a copy of what the page already says stays a link.
    .filter(({ contentType, role }) => contentType === 'application/pdf' && role === 'body' && !active)
    .map(({ index }) => ({ index, href: `${href}/parties/${index}` }));
  return { kind: 'cda', html: page.value.html, pdfs, active };
}

/** Text of any origin: UTF-8 where it is, else the Western code page that old software writes. */
function plainText(bytes: Uint8Array): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
