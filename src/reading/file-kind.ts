// What a file is by its first bytes, against what its sender says it is.
import type { Result } from '../kernel/result.js';
import { ok, problem } from '../kernel/result.js';

export type FileKind =
  | 'empty'
  | 'pdf'
  | 'jpeg'
  | 'png'
  | 'tiff'
  | 'gif'
  | 'heic'
  | 'rtf'
  | 'xml'
  | 'html'
  | 'svg'
  | 'zip'
  | 'program'
  | 'text'
  | 'unknown';

/** How a deposited file is checked and shown: one way per kind. */
export type DocumentKind = 'cda' | 'pdf' | 'image' | 'text' | 'rtf';

const MAGIC: readonly (readonly [FileKind, number, readonly number[]])[] = [
  ['jpeg', 0, [0xff, 0xd8, 0xff]],
  ['png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['tiff', 0, [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', 0, [0x4d, 0x4d, 0x00, 0x2a]],
  ['gif', 0, [0x47, 0x49, 0x46, 0x38]],
  ['zip', 0, [0x50, 0x4b, 0x03, 0x04]],
  ['zip', 0, [0x50, 0x4b, 0x05, 0x06]],
  ['program', 0, [0x7f, 0x45, 0x4c, 0x46]],
  ['heic', 4, [0x66, 0x74, 0x79, 0x70]],
  ['rtf', 0, [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

/** A PDF reader looks for the header in the first 1,024 bytes. */
const PDF_WINDOW = 1024;

export function sniff(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  for (const [kind, offset, magic] of MAGIC) {
    if (magic.every((byte, index) => bytes[offset + index] === byte)) return kind;
  }
  const start = startText(bytes);
  if (start.startsWith('MZ') && start.includes('\0')) return 'program';
  if (Buffer.from(bytes.subarray(0, PDF_WINDOW)).includes('%PDF-')) return 'pdf';
  const markup = start.replace(/^\uFEFF/, '').trimStart();
  if (markup.startsWith('<')) return sniffMarkup(markup);
  return looksLikeText(bytes) ? 'text' : 'unknown';
}

/** The first kilobytes as characters, UTF-16 recognised by its mark. */
function startText(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 4096);
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le').decode(head);
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be').decode(head);
  const marked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  return Buffer.from(marked ? head.subarray(3) : head).toString('latin1');
}

function sniffMarkup(markup: string): FileKind {
  const body = markup.replace(/^(?:<\?[^>]{0,1000}\?>\s*|<!--[^]{0,2000}?-->\s*)+/u, '');
  if (/^<(?:!doctype\s+svg|(?:[a-z]+:)?svg[\s>/])/i.test(body)) return 'svg';
  if (/^<(?:!doctype\s+html|(?:html|head|body|script|iframe|img|div|style|table)[\s>/])/i.test(body)) return 'html';
  return /^<[\p{L}_!?]/u.test(markup) ? 'xml' : 'text';
}

/** Text has no NUL and no control character but tab, line feeds, form feed and the DOS end of file. */
const looksLikeText = (bytes: Uint8Array): boolean => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return true;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return true;
  return bytes.every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 12 || byte === 13 || byte === 26);
};

/** Media types accepted for a deposit, and what is expected inside. XML is accepted as CDA only. */
const ACCEPTED: ReadonlyMap<string, readonly [DocumentKind, FileKind]> = new Map([
  ['application/pdf', ['pdf', 'pdf']],
  ['image/jpeg', ['image', 'jpeg']],
  ['image/png', ['image', 'png']],
  ['image/tiff', ['image', 'tiff']],
  ['text/plain', ['text', 'text']],
  ['application/rtf', ['rtf', 'rtf']],
  ['text/rtf', ['rtf', 'rtf']],
  ['text/xml', ['cda', 'xml']],
  ['application/xml', ['cda', 'xml']],
  ['application/xslt+xml', ['cda', 'xml']],
]);

/** `text/xml; charset=utf-8` → `text/xml`. */
export const bareContentType = (declared: string): string => (declared.split(';', 1)[0] ?? '').trim().toLowerCase();

/**
 * Accepts a file whose declared type is on the list and whose bytes agree with it. What is declared XML and might be XML is
 * left to the XML door, which names its fault better.
 */
export function checkKind(
  bytes: Uint8Array,
  declared: string,
): Result<{ readonly kind: DocumentKind; readonly contentType: string }, FileKindProblem> {
  const contentType = bareContentType(declared);
  const accepted = ACCEPTED.get(contentType);
  if (accepted === undefined) return problem('content-type-refused', undefined, contentType.slice(0, 100));
  const [kind, expected] = accepted;
  const found = sniff(bytes);
  if (kind === 'cda') {
    const other = found === 'pdf' || found === 'rtf' || BINARY.has(found);
    return other ? problem('content-type-mismatch', undefined, found) : ok({ kind, contentType });
  }
  if (found === 'empty') return problem('file-empty');
  return found === expected ? ok({ kind, contentType }) : problem('content-type-mismatch', undefined, found);
}

export type FileKindProblem = 'file-empty' | 'content-type-refused' | 'content-type-mismatch';

const BINARY: ReadonlySet<FileKind> = new Set(['jpeg', 'png', 'tiff', 'gif', 'heic', 'zip', 'program']);
