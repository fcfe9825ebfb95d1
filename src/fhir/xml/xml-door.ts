// The door for FHIR XML from outside: base64 content is set aside unparsed as it is in JSON, the small rest goes through the house's one
// door for XML.
import { isUtf8 } from 'node:buffer';
import { ok, problem, type Result } from '../../kernel/result.js';
import { openXml, type XmlProblem } from '../../reading/index.js';
import type { Base64Content } from '../base64-content.js';
import type { Opened } from '../json-door.js';
import { fromFhirXml, type XmlResourceProblem } from './read-xml.js';

export type FhirXmlProblem = 'body-missing' | 'not-utf8' | 'body-too-complex' | XmlProblem | XmlResourceProblem;

/** XML without its base64 content: a megabyte is parsed in some 20 ms. */
const MAX_STRUCTURE = 1024 * 1024;
const LIMITS = {
  bytes: 2 * MAX_STRUCTURE,
  depth: 64,
  elements: 60_000,
  attributesPerElement: 20,
  attributes: 120_000,
} as const;
/** Shorter contents are left where they are. */
const SET_ASIDE = 256;
/** Stands for content set aside; no base64 has a colon. A mark that its sender wrote leads at most to its own content. */
const MARK = 'aside:';

interface Range {
  readonly start: number;
  readonly end: number;
}

export function openFhirXml(body: Buffer): Result<Opened, FhirXmlProblem> {
  if (body.length === 0) return problem('body-missing');
  if (!isUtf8(body)) return problem('not-utf8');
  const contents = contentsOf(body).map((range): Base64Content => ({ body, ...range }));
  const pieces: Buffer[] = [];
  let from = 0;
  let rest = 0;
  for (const [at, { start, end }] of contents.entries()) {
    pieces.push(body.subarray(from, start), Buffer.from(`${MARK}${at}`));
    rest += start - from;
    from = end;
  }
  pieces.push(body.subarray(from));
  if (rest + body.length - from > MAX_STRUCTURE) return problem('body-too-complex');
  const root = openXml(Buffer.concat(pieces), LIMITS);
  if (!root.ok) return root;
  const resource = fromFhirXml(root.value);
  if (!resource.ok) return resource;
  return ok({
    resource: resource.value,
    contentAt(mark) {
      if (typeof mark !== 'string' || !mark.startsWith(MARK)) return undefined;
      return contents[Number(mark.slice(MARK.length))];
    },
  });
}

const VALUE = Buffer.from('value=');
const DATA = /<(?:[\w.-]{1,40}:)?data\s[^<>]*$/;

/** Long values of `data` elements, between their quotes. */
function contentsOf(body: Buffer): Range[] {
  const found: Range[] = [];
  for (let at = body.indexOf(VALUE); at >= 0;) {
    const start = at + VALUE.length + 1;
    const quote = body[start - 1];
    const end = quote === 0x22 || quote === 0x27 ? body.indexOf(quote, start) : -1;
    if (end < 0) break;
    if (end - start > SET_ASIDE && DATA.test(body.toString('latin1', Math.max(0, at - 200), at)))
      found.push({ start, end });
    at = body.indexOf(VALUE, end);
  }
  return found;
}
