// The form by which a person adds a document: what they typed, as values or as named faults, each with its field.
import { documentType } from '../kernel/codes/document-types.js';
import { ok, problem, type Result } from '../kernel/result.js';
import { tidyText } from '../kernel/text.js';
import type { Instant } from '../kernel/time.js';
import type { DocumentContent } from './document.model.js';
import { parseTypedDate, type TypedDate, type TypedDateFault } from './typed-date.model.js';

/** What the person may add by hand, wishes and directives first. The generated profile is not among them. */
export const OWN_TYPES = [
  'EXPPAT_3',
  'EXPPAT_1',
  'DOCPAT02',
  'DOCPAT05',
  'DOCPAT04',
  'DOCPAT03',
  'DOCPAT06',
  'DOCPAT07',
  'DOCPAT01',
  'DOCPAT09',
  'EXPPAT_2',
] as const;

export type OwnType = (typeof OWN_TYPES)[number];

export const isOwnType = (code: string): code is OwnType => OWN_TYPES.some((type) => type === code);

/** The same fields as typed, to show the form again. */
export interface UploadFields extends TypedDate {
  readonly type: string;
  readonly title: string;
  readonly hidden: boolean;
  /** Made with the form: the same form sent twice adds one document. */
  readonly form: string;
}

export interface Upload {
  readonly typeCode: OwnType;
  readonly classCode: string;
  readonly title: string;
  readonly dated: Instant;
  readonly datePrecision: NonNullable<DocumentContent['datePrecision']>;
  readonly hidden: boolean;
}

export type UploadProblem = 'document-type-missing' | 'document-title-missing' | TypedDateFault;

const LONGEST_TITLE = 150;

/** Without a date it is today's; a year, or a year and a month, are enough. */
export function parseUpload(fields: UploadFields, now: Instant): Result<Upload, UploadProblem> {
  const type = isOwnType(fields.type) ? documentType(fields.type) : undefined;
  if (type === undefined || !isOwnType(fields.type)) return problem('document-type-missing', 'type');
  const title = tidyText(fields.title).slice(0, LONGEST_TITLE);
  if (title === '') return problem('document-title-missing', 'titre');
  const date = parseTypedDate(fields, now, { wholeDay: false });
  if (!date.ok) return date;
  const dated = date.value ?? { dated: now, datePrecision: 'day' };
  return ok({ typeCode: fields.type, classCode: type.class, title, hidden: fields.hidden, ...dated });
}
