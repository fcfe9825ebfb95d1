import { createHash, hash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';

// Base64 as it stands in a body, to bytes and their hashes. A large one is decoded where it stands, a piece at a time: it neither holds
// the loop nor needs memory of its own.

/** The characters between two quotes of a JSON body, still as they were sent. */
export interface Base64Content {
  readonly body: Buffer;
  readonly start: number;
  readonly end: number;
}

export interface Decoded {
  /** Of a large content: a part of the body it came in. */
  readonly bytes: Buffer;
  /** Base64, as FHIR carries it. */
  readonly sha1: string;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** Characters at once: decoded and hashed in a few milliseconds. */
const PIECE = 1024 * 1024;

/** What was decoded in place is no base64 any more; two documents may name the same file. */
const inPlace = new WeakMap<Base64Content, Promise<Decoded | undefined>>();

/**
 * Decodes strictly: undefined for anything that is not base64 of the standard alphabet with its padding. White space is allowed. A large
 * content must be given as the same object each time: its characters are overwritten by its bytes.
 */
export function decodeBase64Content(content: Base64Content | string): Promise<Decoded | undefined> {
  if (typeof content === 'string') return Promise.resolve(decodeAtOnce(whole(Buffer.from(content))));
  if (content.end - content.start <= PIECE) return Promise.resolve(decodeAtOnce(content));
  const before = inPlace.get(content);
  if (before !== undefined) return before;
  // Characters written as their numbers are nothing that any writer of base64 does: read, but at the cost of a copy.
  const decoding = decodeInPlace(has(content.body, content.start, content.end, '\\u') ? compact(content) : content);
  inPlace.set(content, decoding);
  return decoding;
}

function decodeAtOnce(content: Base64Content): Decoded | undefined {
  const { body, start, end } = compact(content);
  const length = end - start;
  if (length % 4 !== 0 || has(body, start, end, '-') || has(body, start, end, '_')) return undefined;
  const padding = length === 0 || body[end - 1] !== EQUALS ? 0 : body[end - 2] === EQUALS ? 2 : 1;
  const bytes = Buffer.allocUnsafeSlow((length / 4) * 3 - padding);
  // What the decoder does not know it skips: that shows in the length.
  if (bytes.write(body.toString('latin1', start, end), 'base64') !== bytes.length) return undefined;
  return { bytes, sha1: hash('sha1', bytes, 'base64'), sha256: hash('sha256', bytes, 'hex') };
}

const EQUALS = 0x3d;
const BACKSLASH = 0x5c;
/** Six bits for each character of the alphabet. */
const STRANGE = 64;
const SKIPPED = 65;
const MEANING = new Uint8Array(256).fill(STRANGE);
for (const [bits, character] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries())
  MEANING[character.charCodeAt(0)] = bits;
for (const character of ' \t\r\n') MEANING[character.charCodeAt(0)] = SKIPPED;

const meaning = (byte: number | undefined): number => MEANING[byte ?? 0] ?? STRANGE;

/** What stands for itself or for white space behind a backslash. */
const ESCAPED: ReadonlyMap<number | undefined, number> = new Map([
  [0x2f, meaning(0x2f)],
  ...[...'nrtf'].map((letter) => [letter.charCodeAt(0), SKIPPED] as const),
]);

async function decodeInPlace({ body, start, end }: Base64Content): Promise<Decoded | undefined> {
  const sha1 = createHash('sha1');
  const sha256 = createHash('sha256');
  let at = start;
  let to = start;
  // Of the group of four that is being read: its bits, its characters, its padding.
  let bits = 0;
  let count = 0;
  let padding = 0;
  while (at < end) {
    const stop = Math.min(at + PIECE, end);
    const from = to;
    while (at < stop) {
      if (count === 0 && padding === 0)
        for (; at + 4 <= stop; at += 4) {
          const one = meaning(body[at]);
          const two = meaning(body[at + 1]);
          const three = meaning(body[at + 2]);
          const four = meaning(body[at + 3]);
          if ((one | two | three | four) >= STRANGE) break;
          body[to] = (one << 2) | (two >> 4);
          body[to + 1] = ((two & 15) << 4) | (three >> 2);
          body[to + 2] = ((three & 3) << 6) | four;
          to += 3;
        }
      if (at >= stop) break;
      const byte = body[at];
      at += 1;
      if (byte === EQUALS) {
        padding += 1;
        continue;
      }
      let six = meaning(byte);
      if (byte === BACKSLASH) {
        six = ESCAPED.get(body[at]) ?? STRANGE;
        at += 1;
      }
      if (six === SKIPPED) continue;
      if (six === STRANGE || padding > 0) return undefined;
      bits = (bits << 6) | six;
      count += 1;
      if (count < 4) continue;
      to = body.writeUIntBE(bits, to, 3);
      bits = 0;
      count = 0;
    }
    if (at >= end) {
      if ((count + padding) % 4 !== 0 || padding > 2 || count === 1) return undefined;
      if (count === 2) to = body.writeUInt8(bits >> 4, to);
      if (count === 3) to = body.writeUInt16BE(bits >> 2, to);
    }
    const piece = body.subarray(from, to);
    sha1.update(piece);
    sha256.update(piece);
    await nextTurn();
  }
  return { bytes: body.subarray(start, to), sha1: sha1.digest('base64'), sha256: sha256.digest('hex') };
}

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
