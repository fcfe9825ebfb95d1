// The files a CDA carries inside: the one of nonXMLBody, the pictures and PDF copies of observationMedia.
import type { Result } from '../kernel/result.js';
import { ok, problem } from '../kernel/result.js';
import { decodeBase64 } from './base64.js';
import type { FileKind } from './file-kind.js';
import { bareContentType, sniff } from './file-kind.js';
import type { XmlElement } from './xml-tree.js';
import { at, attribute, HL7, isElement, rawText } from './xml-tree.js';

export interface CdaPart {
  /** Its rank among the different files of the document; identical copies share one. */
  readonly index: number;
  /** What its bytes say it is. */
  readonly contentType: string;
  readonly bytes: Buffer;
  /** The IDs by which the narrative refers to it. */
  readonly mediaIds: readonly string[];
  /** `body`: the document itself (level 1). `copy`: its presentable copy (section 55108-5). `media`: a picture or annex. */
  readonly role: 'body' | 'copy' | 'media';
  readonly path: string;
}

export interface CdaParts {
  readonly parts: readonly CdaPart[];
  readonly warnings: readonly string[];
}

export type CdaPartProblem = 'base64-invalid' | 'content-type-mismatch' | 'content-type-refused';

const COPY_SECTION = '55108-5';
const MAX_PARTS = 200;

const TYPE_OF_KIND: Partial<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  tiff: 'image/tiff',
  gif: 'image/gif',
  rtf: 'application/rtf',
  text: 'text/plain',
  xml: 'application/xml',
};

const DECLARED: ReadonlyMap<string, readonly FileKind[]> = new Map<string, readonly FileKind[]>([
  ['application/pdf', ['pdf']],
  // Real documents call PNG pictures JPEG: any picture passes for any other, with a warning.
  ['image/jpeg', ['jpeg', 'png', 'tiff', 'gif']],
  ['image/jpg', ['jpeg', 'png', 'tiff', 'gif']],
  ['image/png', ['png', 'jpeg', 'tiff', 'gif']],
  ['image/tiff', ['tiff', 'png', 'jpeg', 'gif']],
  ['image/gif', ['gif', 'png', 'jpeg', 'tiff']],
  ['application/rtf', ['rtf']],
  ['text/rtf', ['rtf']],
  ['text/plain', ['text']],
  ['application/xml', ['xml']],
  ['text/xml', ['xml']],
]);

interface Found {
  readonly element: XmlElement;
  readonly mediaId?: string;
  readonly role: CdaPart['role'];
  readonly path: string;
}

/** Decodes and checks every embedded file of a ClinicalDocument, in document order. */
export function partsOf(document: XmlElement): Result<CdaParts, CdaPartProblem> {
  const parts: CdaPart[] = [];
  const warnings = new Set<string>();
  const found = [...embedded(document, { path: 'ClinicalDocument', role: 'media' })];
  if (found.length > MAX_PARTS) return problem('content-type-refused', 'ClinicalDocument', 'too many embedded files');
  for (const { element, mediaId, role, path } of found) {
    if (attribute(element, 'compression') !== undefined) return problem('content-type-refused', path, 'compressed');
    const bytes = decodeBase64(rawText(element));
    if (!bytes.ok) return problem('base64-invalid', path);
    const kind = sniff(bytes.value);
    const declared = bareContentType(attribute(element, 'mediaType') ?? 'text/plain');
    const expected = DECLARED.get(declared);
    if (expected === undefined) return problem('content-type-refused', path, declared.slice(0, 100));
    const contentType = TYPE_OF_KIND[kind];
    if (contentType === undefined || !expected.includes(kind)) return problem('content-type-mismatch', path, kind);
    if (kind !== expected[0]) warnings.add('image-type-differs');
    const ids = mediaId === undefined ? [] : [mediaId];
    const twin = parts.findIndex((part) => part.bytes.equals(bytes.value));
    const known = parts[twin];
    if (known === undefined) {
      parts.push({ index: parts.length, contentType, bytes: bytes.value, mediaIds: ids, role, path });
    } else {
      parts[twin] = { ...known, mediaIds: [...known.mediaIds, ...ids] };
    }
  }
  if (hasOutsideReference(document)) warnings.add('outside-reference-ignored');
  return ok({ parts, warnings: [...warnings] });
}

interface Place {
  readonly path: string;
  readonly role: CdaPart['role'];
  readonly mediaId?: string;
}

function* embedded(element: XmlElement, place: Place): Generator<Found> {
  for (const child of element.children) {
    if (!isElement(child)) continue;
    const inside = placeOf(child, place);
    if (child.namespace === HL7 && attribute(child, 'representation') === 'B64' && hasContent(child)) {
      yield { element: child, ...inside };
    } else {
      yield* embedded(child, inside);
    }
  }
}

/** A media element without content is an empty slot, but the body of a level 1 document may not be empty. */
const hasContent = (element: XmlElement): boolean =>
  element.name === 'text' || element.children.some((child) => !isElement(child) && child.trim() !== '');

function placeOf(child: XmlElement, place: Place): Place {
  const path = `${place.path}/${child.name}`;
  if (child.name === 'nonXMLBody') return { path, role: 'body' };
  if (child.name === 'section') {
    return { path, role: attribute(at(child, 'code'), 'code') === COPY_SECTION ? 'copy' : 'media' };
  }
  const mediaId = child.name === 'observationMedia' ? attribute(child, 'ID') : place.mediaId;
  return mediaId === undefined ? { path, role: place.role } : { path, role: place.role, mediaId };
}

/** Is there a picture or body that lies elsewhere? It is never fetched. */
function hasOutsideReference(element: XmlElement): boolean {
  const reference = element.namespace === HL7 && element.name === 'reference' ? attribute(element, 'value') : undefined;
  if (reference !== undefined && /^[a-z][a-z0-9+.-]*:/i.test(reference)) return true;
  return element.children.some((child) => isElement(child) && hasOutsideReference(child));
}
