// What ITI-67 may ask for, from names and values of an address or a form to the filter of the record's list.
import { isConfidentiality, type Confidentiality } from '../../kernel/codes/document-metadata.js';
import { ok, problem, type Result } from '../../kernel/result.js';
import type { Instant } from '../../kernel/time.js';
import type { DocumentFilter } from '../../record/index.js';
import { uniqueIdOfToken } from '../unique-id.js';
import { dateAsked, describedBy, type Described } from './described-search.js';

export type SearchProblem =
  'patient-required' | 'status-required' | 'search-parameter-not-offered' | 'search-value-invalid';

export interface SearchAsked {
  /** `system|value`, or a reference. */
  readonly patient: { readonly token: string } | { readonly reference: string };
  readonly filter: Omit<DocumentFilter, 'uniqueIdIndexes' | 'ids'>;
  readonly uniqueIds?: readonly string[];
  readonly ids?: readonly string[];
  readonly archivedToo: boolean;
  readonly count: number;
  readonly offset: number;
  /** Pages after the first one show the list as it was then: nothing deposited since moves them. */
  readonly until?: Instant;
  readonly countOnly: boolean;
  /** What only the descriptions themselves can answer. */
  readonly described: readonly Described[];
  /** The parameters understood, without the patient and the page: for the links. */
  readonly kept: readonly (readonly [string, string])[];
}

const DEFAULT_COUNT = 50;
const MAX_COUNT = 200;
const MAX_VALUES = 100;
/** Just before the end of the year 9999: an instant of five-digit years has no form that the database reads. */
const LAST_INSTANT = 253_402_300_799_998;

const PATIENT_TOKENS = ['patient.identifier', 'patient:identifier', 'subject.identifier', 'subject:identifier'];
const PATIENT_REFERENCES = ['patient', 'subject', 'patient:Patient', 'subject:Patient'];
const SUMMARIES = new Set(['true', 'false', 'text', 'data', 'count']);
/** Changes nothing in what is found. */
const IGNORED = new Set(['_format', '_pretty', '_total']);

type Mutable = { -readonly [Name in keyof SearchAsked]?: SearchAsked[Name] } & { described: Described[] };
type Filter = { -readonly [Name in keyof SearchAsked['filter']]: SearchAsked['filter'][Name] };

export function readSearch(parameters: URLSearchParams): Result<SearchAsked, SearchProblem> {
  const asked: Mutable = { described: [] };
  const filter: Filter = {};
  const kept: [string, string][] = [];
  if ([...parameters].length > MAX_VALUES) return problem('search-value-invalid');
  for (const [name, value] of parameters) {
    if (IGNORED.has(name)) continue;
    // A control character is of no code and no identifier, and the database takes none that is zero.
    if (value.trim() === '' || /\p{Cc}/u.test(value)) return invalid(name);
    const read = readOne(name, value, asked, filter);
    if (!read.ok) return read;
    if (read.value) kept.push([name, value]);
  }
  if (asked.patient === undefined) return problem('patient-required', 'http.patient');
  if (filter.status === undefined) return problem('status-required', 'http.status');
  return ok({
    ...asked,
    patient: asked.patient,
    filter,
    archivedToo: asked.archivedToo ?? false,
    count: asked.count ?? DEFAULT_COUNT,
    offset: asked.offset ?? 0,
    countOnly: asked.countOnly ?? false,
    kept,
  });
}

const invalid = (name: string) => problem('search-value-invalid', `http.${name}`);

/** One parameter; true when it belongs in the links. */
function readOne(name: string, value: string, asked: Mutable, filter: Filter): Result<boolean, SearchProblem> {
  if (PATIENT_TOKENS.includes(name)) return once(asked, name, { token: value });
  if (PATIENT_REFERENCES.includes(name))
    return once(asked, name, {
      reference: value.startsWith('Patient/') ? value : value.replace(/^(?!https?:)/, 'Patient/'),
    });
  switch (name) {
    case 'status':
      return setStatus(filter, value);
    case 'type':
      return setCodes(filter, 'typeCodes', name, value);
    case 'category':
      return setCodes(filter, 'classCodes', name, value);
    case 'author.identifier':
    case 'author:identifier':
      return setCodes(filter, 'authorIds', name, value);
    case 'security-label':
      return setConfidentiality(filter, value);
    case 'date':
    case 'creation':
      return narrowDates(filter, name, value);
    case 'identifier':
      return setUniqueIds(asked, value);
    case '_id':
      asked.ids = value.split(',');
      return ok(true);
    case 'isArchived':
      return setArchived(asked, filter, value);
    case '_count':
      return setNumber(asked, 'count', name, value, MAX_COUNT);
    case '_offset':
      return setNumber(asked, 'offset', name, value, 1_000_000);
    case '_until':
      return setNumber(asked, 'until', name, value, LAST_INSTANT);
    case '_sort':
      return value === '-date' ? ok(true) : invalid(name);
    case '_summary':
      asked.countOnly = value === 'count';
      return SUMMARIES.has(value) ? ok(true) : invalid(name);
    case '_elements':
      return /^[A-Za-z._]+(?:,[A-Za-z._]+)*$/.test(value) ? ok(true) : invalid(name);
    case '_lastUpdated':
      return narrowDates(filter, name, value, 'changed');
    default: {
      const described = describedBy(name, value);
      if (described === 'invalid') return invalid(name);
      if (described !== undefined) {
        asked.described.push(described);
        return ok(true);
      }
      // A narrowing that is not understood is never ignored: it would give more than was asked for.
      return problem('search-parameter-not-offered', `http.${name.slice(0, 60)}`);
    }
  }
}

function once(asked: Mutable, name: string, patient: SearchAsked['patient']): Result<boolean, SearchProblem> {
  if (asked.patient !== undefined) return invalid(name);
  asked.patient = patient;
  return ok(false);
}

const STATUSES: Readonly<Record<string, 'current' | 'superseded' | 'none'>> = {
  current: 'current',
  superseded: 'superseded',
  // Removed documents leave all searches.
  'entered-in-error': 'none',
};

function setStatus(filter: Filter, value: string): Result<boolean, SearchProblem> {
  const statuses = value.split(',').map((code) => STATUSES[code.slice(code.lastIndexOf('|') + 1)]);
  if (filter.status !== undefined || statuses.includes(undefined)) return invalid('status');
  filter.status = statuses.filter((status) => status === 'current' || status === 'superseded');
  return ok(true);
}

/** `system|code`, `|code` or `code`, several by commas: codes are unique over our systems. */
const codesOf = (value: string): readonly string[] =>
  value.split(',').map((token) => token.slice(token.lastIndexOf('|') + 1));

function setCodes(
  filter: Filter,
  field: 'typeCodes' | 'classCodes' | 'authorIds',
  name: string,
  value: string,
): Result<boolean, SearchProblem> {
  const codes = codesOf(value);
  if (codes.includes('') || codes.length > MAX_VALUES) return invalid(name);
  const before = filter[field];
  // Twice the same parameter asks for both.
  filter[field] = before === undefined ? codes : before.filter((code) => codes.includes(code));
  return ok(true);
}

function setConfidentiality(filter: Filter, value: string): Result<boolean, SearchProblem> {
  const codes = codesOf(value);
  if (filter.confidentiality !== undefined || !codes.every((code): code is Confidentiality => isConfidentiality(code)))
    return invalid('security-label');
  filter.confidentiality = codes.filter((code) => isConfidentiality(code));
  return ok(true);
}

function setArchived(asked: Mutable, filter: Filter, value: string): Result<boolean, SearchProblem> {
  const values = value.split(',');
  if (!values.every((each) => each === 'true' || each === 'false')) return invalid('isArchived');
  asked.archivedToo = values.includes('true');
  if (!values.includes('false')) filter.archived = true;
  return ok(true);
}

function setUniqueIds(asked: Mutable, value: string): Result<boolean, SearchProblem> {
  const ids = value.split(',').map((token) => uniqueIdOfToken(token) ?? '');
  if (asked.uniqueIds !== undefined || ids.length > MAX_VALUES) return invalid('identifier');
  asked.uniqueIds = ids;
  return ok(true);
}

function setNumber(
  asked: Mutable,
  field: 'count' | 'offset' | 'until',
  name: string,
  value: string,
  most: number,
): Result<boolean, SearchProblem> {
  if (!/^\d{1,16}$/.test(value)) return invalid(name);
  if (field === 'count') asked.countOnly = value === '0';
  asked[field] = Math.min(Number(value), most);
  return ok(field === 'count');
}

/** `ge2024-01-01`, `2024-03`…: the interval the value stands for, and its prefix. Repeated, both hold. */
function narrowDates(
  filter: Filter,
  name: string,
  value: string,
  of: 'dated' | 'changed' = 'dated',
): Result<boolean, SearchProblem> {
  const asked = dateAsked(value);
  if (asked === undefined) return invalid(name);
  const { prefix, time } = asked;
  const from = (at: Instant): void => {
    filter[`${of}From`] = Math.max(filter[`${of}From`] ?? -Infinity, at);
  };
  const before = (at: Instant): void => {
    filter[`${of}Before`] = Math.min(filter[`${of}Before`] ?? Infinity, at);
  };
  switch (prefix) {
    case 'eq':
      from(time.from);
      before(time.before);
      return ok(true);
    case 'ge':
      from(time.from);
      return ok(true);
    case 'gt':
    case 'sa':
      from(time.before);
      return ok(true);
    case 'le':
      before(time.before);
      return ok(true);
    case 'lt':
    case 'eb':
      before(time.from);
      return ok(true);
    default:
      return invalid(name);
  }
}
