import { createHash, hash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';

// Base64 as it stands in a body, to bytes and their hashes: a piece at a time, so that a large file neither holds the loop nor passes
// through a string as large as itself.

/** The characters between two quotes of a JSON body, still as they were sent. */
export interface Base64Content {
  readonly body: Buffer;
  readonly start: number;
  readonly end: number;
}

export interface Decoded {
  readonly bytes: Buffer;
  /** Base64, as FHIR carries it. */
  readonly sha1: string;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** Characters at once: a multiple of four, decoded and hashed in a few milliseconds. */
const PIECE = 1024 * 1024;

/** Decodes strictly: undefined for anything that is not base64 of the standard alphabet with its padding. White space is allowed. */
export async function decodeBase64Content(content: Base64Content | string): Promise<Decoded | undefined> {
  const { body, start, end } = compact(typeof content === 'string' ? whole(Buffer.from(content)) : content);
  const length = end - start;
  if (length % 4 !== 0 || has(body, start, end, '-') || has(body, start, end, '_')) return undefined;
  const padding = length === 0 || body[end - 1] !== EQUALS ? 0 : body[end - 2] === EQUALS ? 2 : 1;
  const bytes = Buffer.allocUnsafeSlow((length / 4) * 3 - padding);
  if (length <= PIECE) {
    // What the decoder does not know it skips: that shows in the length.
    if (bytes.write(body.toString('latin1', start, end), 'base64') !== bytes.length) return undefined;
    return { bytes, sha1: hash('sha1', bytes, 'base64'), sha256: hash('sha256', bytes, 'hex') };
  }
  const sha1 = createHash('sha1');
  const sha256 = createHash('sha256');
  let written = 0;
  for (let from = start; from < end; from += PIECE) {
    const to = Math.min(from + PIECE, end);
    const expected = ((to - from) / 4) * 3 - (to === end ? padding : 0);
    if (bytes.write(body.toString('latin1', from, to), written, 'base64') !== expected) return undefined;
    const piece = bytes.subarray(written, written + expected);
    sha1.update(piece);
    sha256.update(piece);
    written += expected;
    await nextTurn();
  }
  return { bytes, sha1: sha1.digest('base64'), sha256: sha256.digest('hex') };
}

const EQUALS = 0x3d;

const whole = (body: Buffer): Base64Content => ({ body, start: 0, end: body.length });

/** Looks at this content alone: a body may hold hundreds. */
const has = (body: Buffer, start: number, end: number, character: string): boolean =>
  body.subarray(start, end).includes(character, 0, 'latin1');

/** Without the escapes some writers put before slashes, and without white space; nearly always as it was. */
function compact(content: Base64Content): Base64Content {
  const { body, start, end } = content;
  if (![' ', '\t', '\r', '\n', '\\'].some((character) => has(body, start, end, character))) return content;
  const text = body.toString('utf8', start, end);
  const unescaped = text.includes('\\') ? unescape(text) : text;
  return whole(Buffer.from(unescaped.replace(/\s+/g, '')));
}

function unescape(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return text;
  }
}
