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
  const said = namesIn(file);
  // The objects of an encrypted file can be out of our sight; its cross-reference stream then stands for them.
  const hidden = said.encrypted ? NOTHING : namesIn(Buffer.from(objectStreams(file), 'latin1'));
  const pages = said.page || hidden.page || (said.encrypted && said.objectStream);
  if (!pages) return problem('pdf-unreadable', undefined, 'no page');
  return ok({ encrypted: said.encrypted, hasActiveContent: said.active || hidden.active });
}

const NOTHING = { encrypted: false, objectStream: false, page: false, active: false };

/** Characters at once, and those looked at twice: more than any name takes, also when all of it is written in numbers. */
const WINDOW = 128 * 1024;
const OVERLAP = 256;

/** Which of the names that matter stand in a file, looked at in windows: it may be large. */
function namesIn(file: Buffer): typeof NOTHING {
  const found = { ...NOTHING };
  for (let from = 0; from < file.length; from += WINDOW) {
    const to = from + WINDOW + OVERLAP;
    const text = plainNames(file.toString('latin1', from, to));
    const last = to >= file.length;
    // What touches the end of a window may go on behind it, and stands whole in the next.
    const has = (name: RegExp): boolean => {
      for (const { 0: match, index } of text.matchAll(name))
        if (last || index + match.length < text.length) return true;
      return false;
    };
    found.encrypted ||= has(ENCRYPTED);
    found.objectStream ||= has(OBJECT_STREAM);
    found.page ||= has(PAGE);
    found.active ||= has(ACTIVE);
    if (last) break;
  }
  return found;
}

const ENCRYPTED = /\/Encrypt\b/g;
const OBJECT_STREAM = /\/ObjStm\b/g;

const PAGE = /\/Type\s{0,20}\/Page(?![A-Za-z])/g;
const ACTIVE =
  /\/(?:JavaScript|JS|OpenAction|AA|Launch|SubmitForm|ImportData|RichMedia|EmbeddedFiles?|XFA)(?![A-Za-z])/g;

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
