// A first pass over XML text that only counts: it refuses what would make a parser work without measure, before one sees it.
import type { Result } from '../kernel/result.js';
import { ok, problem } from '../kernel/result.js';

export interface XmlLimits {
  readonly bytes: number;
  readonly depth: number;
  readonly elements: number;
  readonly attributesPerElement: number;
  readonly attributes: number;
}

/** Real documents reach 3 MB, depth 18 and 4,000 elements; the limits stand far above them. */
export const XML_LIMITS: XmlLimits = {
  bytes: 25 * 1024 * 1024,
  depth: 100,
  elements: 100_000,
  attributesPerElement: 100,
  attributes: 400_000,
};

export type XmlScanProblem =
  'xml-doctype-refused' | 'xml-malformed' | 'xml-too-deep' | 'xml-too-many-elements' | 'xml-too-many-attributes';

const QUOTE = 34;
const APOSTROPHE = 39;
const EQUALS = 61;
const GREATER = 62;
const SLASH = 47;

/** Walks the markup once, in linear time. What it lets through may still be malformed; it is no larger than the limits. */
export function scanXml(text: string, limits: XmlLimits): Result<{ readonly elements: number }, XmlScanProblem> {
  let depth = 0;
  let elements = 0;
  let attributes = 0;
  let from = text.indexOf('<');
  while (from >= 0) {
    let end: number;
    if (text.startsWith('<!--', from)) end = after(text, '-->', from + 4);
    else if (text.startsWith('<![CDATA[', from)) end = after(text, ']]>', from + 9);
    else if (text.startsWith('<?', from)) end = after(text, '?>', from + 2);
    else if (text.startsWith('<!', from)) return problem('xml-doctype-refused', `character ${from}`);
    else if (text.startsWith('</', from)) {
      depth -= 1;
      end = after(text, '>', from + 2);
    } else {
      elements += 1;
      if (elements > limits.elements) return problem('xml-too-many-elements', `character ${from}`);
      const tag = readTag(text, from + 1);
      attributes += tag.attributes;
      if (tag.attributes > limits.attributesPerElement || attributes > limits.attributes) {
        return problem('xml-too-many-attributes', `character ${from}`);
      }
      if (!tag.closed) depth += 1;
      if (depth > limits.depth) return problem('xml-too-deep', `character ${from}`);
      end = tag.end;
    }
    if (end < 0) return problem('xml-malformed', `character ${from}`, 'markup is not closed');
    from = text.indexOf('<', end);
  }
  return ok({ elements });
}

const after = (text: string, what: string, from: number): number => {
  const found = text.indexOf(what, from);
  return found < 0 ? -1 : found + what.length;
};

/** Reads a start tag up to its `>`, stepping over quoted values. */
function readTag(text: string, from: number): { end: number; closed: boolean; attributes: number } {
  let attributes = 0;
  let position = from;
  while (position < text.length) {
    const code = text.charCodeAt(position);
    if (code === GREATER) return { end: position + 1, closed: text.charCodeAt(position - 1) === SLASH, attributes };
    if (code === EQUALS) attributes += 1;
    if (code === QUOTE || code === APOSTROPHE) {
      const close = text.indexOf(code === QUOTE ? '"' : "'", position + 1);
      if (close < 0) break;
      position = close;
    }
    position += 1;
  }
  return { end: -1, closed: false, attributes };
}
