// From bytes to text: what the file says of its encoding must agree with its bytes, or it is refused.
import type { Result } from '../kernel/result.js';
import { ok, problem } from '../kernel/result.js';

export type XmlCharsetProblem = 'xml-nul-byte' | 'xml-charset-mismatch' | 'xml-charset-unsupported';

/** Declared name → decoder. Latin-1 is read as windows-1252, its superset in practice (curly quotes, œ). */
const DECODERS: ReadonlyMap<string, string> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['iso-8859-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['windows-1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['iso-8859-15', 'iso-8859-15'],
]);

const DECLARATION = /^<\?xml\s[^>]{0,200}?\?>/;

/** The text of an XML file without byte order mark and XML declaration. */
export function decodeXml(bytes: Uint8Array): Result<string, XmlCharsetProblem> {
  const mark = markOf(bytes);
  const marked = mark !== undefined;
  const unmarked = marked ? undefined : wideWithoutMark(bytes);
  if (unmarked !== undefined) return decodeWideWithoutMark(bytes, unmarked);
  if (mark === 'utf-16le' || mark === 'utf-16be') {
    const text = decodeStrictly(bytes.subarray(2), mark);
    if (text === undefined) return problem('xml-charset-mismatch', undefined, 'bytes are not UTF-16');
    const declared = declaredEncoding(text);
    if (declared !== undefined && !declared.startsWith('utf-16'))
      return problem('xml-charset-mismatch', undefined, declared);
    return withoutNul(text);
  }
  const body = marked ? bytes.subarray(3) : bytes;
  if (body.includes(0)) return problem('xml-nul-byte');
  const declared = declaredEncoding(Buffer.from(body.subarray(0, 400)).toString('latin1')) ?? 'utf-8';
  if (declared.startsWith('utf-16')) return problem('xml-charset-mismatch', undefined, declared);
  const decoder = DECODERS.get(declared);
  if (decoder === undefined) return problem('xml-charset-unsupported', undefined, declared.slice(0, 40));
  if (marked && decoder !== 'utf-8') return problem('xml-charset-mismatch', undefined, declared);
  const text = decodeStrictly(body, decoder);
  if (text === undefined) return problem('xml-charset-mismatch', undefined, `bytes are not ${declared}`);
  return withoutNul(text);
}

function markOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-16 may come without a mark when it declares itself: its first two characters are then `<?`. */
function wideWithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0x3c && second === 0 && third === 0x3f && fourth === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c && third === 0 && fourth === 0x3f) return 'utf-16be';
  return undefined;
}

function decodeWideWithoutMark(
  bytes: Uint8Array,
  encoding: 'utf-16le' | 'utf-16be',
): Result<string, XmlCharsetProblem> {
  const text = decodeStrictly(bytes, encoding);
  const declared = text === undefined ? undefined : declaredEncoding(text);
  const agrees = declared === 'utf-16' || declared === encoding;
  return text !== undefined && agrees ? withoutNul(text) : problem('xml-charset-mismatch', undefined, declared);
}

function declaredEncoding(start: string): string | undefined {
  const declaration = DECLARATION.exec(start.slice(0, 400))?.[0];
  return declaration === undefined
    ? undefined
    : /\sencoding\s*=\s*["']([^"']{1,60})["']/.exec(declaration)?.[1]?.trim().toLowerCase();
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The declaration goes, since the text is now UTF-16 in memory and UTF-8 for the parser, whatever it said. */
function withoutNul(text: string): Result<string, XmlCharsetProblem> {
  return text.includes('\0') ? problem('xml-nul-byte') : ok(text.replace(DECLARATION, ''));
}
