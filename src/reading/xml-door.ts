// The one door for XML from outside. It refuses before parsing: empty or oversized files, DOCTYPE, disagreeing encodings, depth,
// floods of elements or attributes. The parser behind it is told never to load anything.
import {
  ParseOption,
  XmlCData,
  XmlDocument,
  XmlElement as ParsedElement,
  XmlError,
  XmlLibError,
  XmlText,
} from 'libxml2-wasm';
import type { Result } from '../kernel/result.js';
import { ok, problem } from '../kernel/result.js';
import type { XmlCharsetProblem } from './xml-charset.js';
import { decodeXml } from './xml-charset.js';
import type { XmlLimits, XmlScanProblem } from './xml-scan.js';
import { scanXml, XML_LIMITS } from './xml-scan.js';
import type { XmlElement, XmlNode } from './xml-tree.js';

export type XmlProblem = 'xml-empty' | 'xml-too-large' | XmlCharsetProblem | XmlScanProblem;

/** HUGE only lifts the parser's own 10 MB limit on one text, which embedded PDF reach; the scan has bounded all the rest. */
const OPTIONS =
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NOWARNING |
  ParseOption.XML_PARSE_HUGE;

/** Bytes from outside → the root element as plain data, or the named reason why not. Blocks for about 20 ms per MB. */
export function openXml(bytes: Uint8Array, limits: XmlLimits = XML_LIMITS): Result<XmlElement, XmlProblem> {
  if (bytes.length === 0) return problem('xml-empty');
  if (bytes.length > limits.bytes) return problem('xml-too-large', undefined, `${bytes.length} bytes`);
  const text = decodeXml(bytes);
  if (!text.ok) return text;
  if (text.value.trim() === '') return problem('xml-empty');
  const scanned = scanXml(text.value, limits);
  if (!scanned.ok) return scanned;
  return parse(text.value);
}

function parse(text: string): Result<XmlElement, 'xml-malformed'> {
  let document: XmlDocument;
  try {
    document = XmlDocument.fromString(text, { option: OPTIONS });
  } catch (error) {
    if (error instanceof XmlError) return problem('xml-malformed', placeOf(error));
    throw error;
  }
  try {
    const root = plain(document.root);
    return root === undefined ? problem('xml-malformed', undefined, 'namespaces do not resolve') : ok(root);
  } finally {
    // The parsed tree lives in the WebAssembly memory, which the garbage collector does not see.
    document.dispose();
  }
}

/** Where the parser stopped. Its message is left out: it may quote the document. */
const placeOf = (error: XmlError): string | undefined => {
  const first = error instanceof XmlLibError ? error.details[0] : undefined;
  return first === undefined ? undefined : `line ${first.line}, column ${first.col}`;
};

/**
 * Copies one element out; undefined when a prefix was never declared (the parser leaves it in the name, with its colon) or two
 * prefixes make one attribute twice: errors of namespaces, which the parser only reports.
 */
function plain(element: ParsedElement): XmlElement | undefined {
  const name = element.name;
  if (name.includes(':')) return undefined;
  const attributes = new Map<string, string>();
  for (const attribute of element.attrs) {
    const local = attribute.name;
    if (local.includes(':')) return undefined;
    const namespace = attribute.namespaceUri;
    const key = namespace === '' ? local : `{${namespace}}${local}`;
    if (attributes.has(key)) return undefined;
    attributes.set(key, attribute.value);
  }
  const children: XmlNode[] = [];
  for (let child = element.firstChild; child !== null; child = child.next) {
    if (child instanceof ParsedElement) {
      const copy = plain(child);
      if (copy === undefined) return undefined;
      children.push(copy);
    } else if (child instanceof XmlText || child instanceof XmlCData) {
      children.push(child.content);
    }
  }
  return { namespace: element.namespaceUri, name, attributes, children };
}
