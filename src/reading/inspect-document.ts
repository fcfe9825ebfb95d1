// The one check of everything that is deposited: what it is, whether it can be read, whether it does harm, what it says of itself.
import type { Result } from '../kernel/result.js';
import { ok, problem } from '../kernel/result.js';
import type { Instant } from '../kernel/time.js';
import { DAY } from '../kernel/time.js';
import type { CdaHeader, CdaHeaderProblem } from './cda-header.js';
import { clinicalDocumentOf, readCdaHeader } from './cda-header.js';
import type { CdaPart, CdaPartProblem } from './cda-parts.js';
import { partsOf } from './cda-parts.js';
import type { DocumentKind, FileKindProblem } from './file-kind.js';
import { checkKind } from './file-kind.js';
import type { ImageProblem, ImageSize } from './image-check.js';
import { checkImage } from './image-check.js';
import { hasTestVirus } from './malware-check.js';
import type { PdfProblem } from './pdf-check.js';
import { checkPdf } from './pdf-check.js';
import type { XmlProblem } from './xml-door.js';
import { openXml } from './xml-door.js';

export interface Inspected {
  readonly kind: DocumentKind;
  /** The accepted media type, in lower case, without parameters. */
  readonly contentType: string;
  readonly cda?: CdaHeader;
  readonly image?: ImageSize;
  /** Number of different files inside a CDA. */
  readonly parts: number;
  /** Names of things that were accepted but are worth saying. */
  readonly warnings: readonly InspectionWarning[];
  /** Something inside could act when opened by careless software: it is only ever shown sandboxed. */
  readonly hasActiveContent: boolean;
}

export type InspectionWarning = string;

export type InspectionProblem =
  | 'document-too-large'
  | 'malware-found'
  | 'document-date-in-future'
  | FileKindProblem
  | XmlProblem
  | CdaHeaderProblem
  | CdaPartProblem
  | PdfProblem
  | ImageProblem;

export const MAX_DOCUMENT_BYTES = 25 * 1024 * 1024;

/**
 * Inspects a deposited file. `declared` is the media type its sender gives, `now` the domain's instant: a CDA dated more than
 * a day ahead is refused. Blocks for about 20 ms per MB: call it through the reading pool.
 */
export function inspectDocument(
  bytes: Uint8Array,
  declared: string,
  now: Instant,
): Result<Inspected, InspectionProblem> {
  if (bytes.length > MAX_DOCUMENT_BYTES) return problem('document-too-large', undefined, `${bytes.length} bytes`);
  if (hasTestVirus(bytes)) return problem('malware-found');
  const checked = checkKind(bytes, declared);
  if (!checked.ok) return checked;
  const { kind, contentType } = checked.value;
  const plain: Inspected = { kind, contentType, parts: 0, warnings: [], hasActiveContent: false };
  switch (kind) {
    case 'cda':
      return inspectCda(bytes, plain, now);
    case 'pdf': {
      const pdf = checkPdf(bytes);
      return pdf.ok ? ok({ ...plain, ...pdfFindings(pdf.value) }) : pdf;
    }
    case 'image': {
      const image = checkImage(
        bytes,
        contentType === 'image/png' ? 'png' : contentType === 'image/tiff' ? 'tiff' : 'jpeg',
      );
      return image.ok ? ok({ ...plain, image: image.value }) : image;
    }
    case 'rtf':
      return ok({
        ...plain,
        hasActiveContent: /\\obj(?:data|ocx|emb|link)\b/.test(Buffer.from(bytes).toString('latin1')),
      });
    case 'text':
      return ok(plain);
  }
}

const pdfFindings = (pdf: {
  readonly encrypted: boolean;
  readonly hasActiveContent: boolean;
}): { warnings: string[]; hasActiveContent: boolean } => ({
  warnings: pdf.encrypted ? ['pdf-encrypted'] : [],
  hasActiveContent: pdf.hasActiveContent,
});

function inspectCda(bytes: Uint8Array, plain: Inspected, now: Instant): Result<Inspected, InspectionProblem> {
  const root = openXml(bytes);
  if (!root.ok) return root;
  const header = readCdaHeader(root.value);
  if (!header.ok) return header;
  if (header.value.effectiveTime.from > now + DAY) {
    return problem('document-date-in-future', 'ClinicalDocument/effectiveTime');
  }
  const found = clinicalDocumentOf(root.value);
  if (!found.ok) return found;
  const parts = partsOf(found.value.document);
  if (!parts.ok) return parts;
  const warnings = new Set(parts.value.warnings);
  if (header.value.selfPresenting) warnings.add('stylesheet-not-run');
  let hasActiveContent = false;
  for (const part of parts.value.parts) {
    const finding = inspectPart(part);
    if (!finding.ok) return finding;
    for (const warning of finding.value.warnings) warnings.add(warning);
    hasActiveContent ||= finding.value.hasActiveContent;
  }
  return ok({
    ...plain,
    cda: header.value,
    parts: parts.value.parts.length,
    warnings: [...warnings],
    hasActiveContent,
  });
}

/** The body of a level 1 document must be whole; an annex that cannot be shown does not keep the rest from being read. */
function inspectPart(
  part: CdaPart,
): Result<{ readonly warnings: readonly string[]; readonly hasActiveContent: boolean }, InspectionProblem> {
  if (hasTestVirus(part.bytes)) return problem('malware-found', part.path);
  const fault = (name: 'pdf-unreadable' | 'pdf-trailing-data' | 'image-unreadable') =>
    part.role === 'body' ? problem(name, part.path) : ok({ warnings: [`embedded-${name}`], hasActiveContent: false });
  switch (part.contentType) {
    case 'application/pdf': {
      const pdf = checkPdf(part.bytes);
      return pdf.ok ? ok(pdfFindings(pdf.value)) : fault(pdf.problem);
    }
    case 'image/png':
    case 'image/jpeg':
    case 'image/tiff': {
      const image = checkImage(part.bytes, part.contentType.slice(6) as 'png' | 'jpeg' | 'tiff');
      if (image.ok) return ok({ warnings: [], hasActiveContent: false });
      return image.problem === 'image-too-large' ? problem(image.problem, part.path) : fault(image.problem);
    }
    case 'application/xml': {
      const xml = openXml(part.bytes);
      return xml.ok ? ok({ warnings: [], hasActiveContent: false }) : problem(xml.problem, part.path);
    }
    default:
      return ok({ warnings: [], hasActiveContent: false });
  }
}
