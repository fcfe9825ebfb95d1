// The form by which a person adds a document: what they typed, as values or as named faults, each with its field.
import { documentType } from '../kernel/codes/document-types.js';
import { ok, problem, type Result } from '../kernel/result.js';
import { tidyText } from '../kernel/text.js';
import { parisMidnight, HOUR, type Instant } from '../kernel/time.js';
import type { DocumentContent } from './document.model.js';

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
export interface UploadFields {
  readonly type: string;
  readonly title: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
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

export type UploadProblem =
  'document-type-missing' | 'document-title-missing' | 'document-date-invalid' | 'document-date-in-future';

const LONGEST_TITLE = 150;

export function parseUpload(fields: UploadFields, now: Instant): Result<Upload, UploadProblem> {
  const type = isOwnType(fields.type) ? documentType(fields.type) : undefined;
  if (type === undefined || !isOwnType(fields.type)) return problem('document-type-missing', 'type');
  const title = tidyText(fields.title).slice(0, LONGEST_TITLE);
  if (title === '') return problem('document-title-missing', 'titre');
  const date = parseDate(fields, now);
  if (!date.ok) return date;
  return ok({ typeCode: fields.type, classCode: type.class, title, hidden: fields.hidden, ...date.value });
}

/** Without a date it is today's; a year, or a year and a month, are enough. */
function parseDate(
  { day, month, year }: Pick<UploadFields, 'day' | 'month' | 'year'>,
  now: Instant,
): Result<Pick<Upload, 'dated' | 'datePrecision'>, UploadProblem> {
  const [d, m, y] = [day, month, year].map((part) => part.trim()) as [string, string, string];
  if (d === '' && m === '' && y === '') return ok({ dated: now, datePrecision: 'day' });
  if (!/^\d{4}$/.test(y) || !/^\d{0,2}$/.test(m) || !/^\d{0,2}$/.test(d) || (m === '' && d !== ''))
    return problem('document-date-invalid', 'date');
  const noon = Date.UTC(Number(y), m === '' ? 0 : Number(m) - 1, d === '' ? 1 : Number(d), 12);
  const back = new Date(noon);
  const same =
    back.getUTCFullYear() === Number(y) &&
    (m === '' || back.getUTCMonth() === Number(m) - 1) &&
    (d === '' || back.getUTCDate() === Number(d));
  if (!same || Number(y) < 1900) return problem('document-date-invalid', 'date');
  const dated = parisMidnight(noon) + 12 * HOUR;
  if (parisMidnight(dated) > now) return problem('document-date-in-future', 'date');
  return ok({ dated, datePrecision: d !== '' ? 'day' : m !== '' ? 'month' : 'year' });
}
