// Is this a PDF a reader can open, and does it carry anything that acts? Nothing is rendered or run.
import { constants, inflateSync } from 'node:zlib';
import type { Result } from '../kernel/result.js';
import { ok, problem } from '../kernel/result.js';

export interface PdfFacts {
  readonly encrypted: boolean;
  /** JavaScript, actions on opening, launching, forms that send, embedded files: shown sandboxed, never run. */
  readonly hasActiveContent: boolean;
}

export type PdfProblem = 'pdf-unreadable' | 'pdf-trailing-data';

const HEADER_WINDOW = 1024;
const MAX_OBJECT_STREAMS = 500;
const MAX_INFLATED = 16 * 1024 * 1024;

export function checkPdf(bytes: Uint8Array): Result<PdfFacts, PdfProblem> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = file.subarray(0, HEADER_WINDOW).indexOf('%PDF-');
  if (header < 0) return problem('pdf-unreadable', undefined, 'no header');
  const end = file.lastIndexOf('%%EOF');
  if (end < header) return problem('pdf-unreadable', undefined, 'no end of file mark');
  if (isZipToo(file) || hasTrail(file.subarray(end + 5))) return problem('pdf-trailing-data');
  const text = plainNames(file.toString('latin1'));
  const encrypted = /\/Encrypt\b/.test(text);
  const hidden = encrypted ? '' : plainNames(objectStreams(file));
  const pages = PAGE.test(text) || PAGE.test(hidden);
  // The objects of an encrypted file can be out of our sight; its cross-reference stream then stands for them.
  if (!pages && !(encrypted && /\/ObjStm\b/.test(text))) return problem('pdf-unreadable', undefined, 'no page');
  return ok({ encrypted, hasActiveContent: ACTIVE.test(text) || ACTIVE.test(hidden) });
}

const PAGE = /\/Type\s{0,20}\/Page(?![A-Za-z])/;
const ACTIVE =
  /\/(?:JavaScript|JS|OpenAction|AA|Launch|SubmitForm|ImportData|RichMedia|EmbeddedFiles?|XFA)(?![A-Za-z])/;

/** Names may be written with `#4a` for `J`. */
const plainNames = (text: string): string =>
  text.includes('#')
    ? text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** Readers pad with line ends and NUL; anything else behind the end is another file. */
const hasTrail = (trail: Buffer): boolean =>
  trail.some(
    (byte) => byte !== 0 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 32 && byte !== 26,
  );

/** A zip is read from its end: a central directory whose comment runs exactly to the end of the file. */
function isZipToo(file: Buffer): boolean {
  const record = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (record < 0 || record + 22 > file.length) return false;
  return record + 22 + file.readUInt16LE(record + 20) === file.length;
}

/** The text of the object streams (PDF 1.5 keeps pages in them), inflated within bounds. */
function objectStreams(file: Buffer): string {
  const parts: string[] = [];
  let inflated = 0;
  let from = 0;
  for (let count = 0; count < MAX_OBJECT_STREAMS && inflated < MAX_INFLATED; count += 1) {
    const marker = file.indexOf('/ObjStm', from);
    if (marker < 0) break;
    const start = file.indexOf('stream', marker);
    if (start < 0) break;
    const data = start + (file[start + 6] === 13 ? 8 : 7);
    const stop = file.indexOf('endstream', data);
    const content = inflate(file.subarray(data, stop < 0 ? undefined : stop), MAX_INFLATED - inflated);
    parts.push(content);
    inflated += content.length;
    from = data;
  }
  return parts.join('\n');
}

function inflate(data: Buffer, limit: number): string {
  try {
    return inflateSync(data, { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1');
  } catch {
    // Not a Flate stream, damaged, or larger than the bound: it then contributes no page.
    return '';
  }
}
