import type { Person } from '../../identity/index.js';
import type { IdNatPs } from '../../kernel/ids.js';
import { acceptsKind, INS_OID, parseIns, type Ins } from '../../kernel/ins.js';
import { ok, problem, type Result } from '../../kernel/result.js';
import { DAY, type Day, type Instant } from '../../kernel/time.js';

// One line of the insurer's feed, as docs/persons-feed.md says it. Whatever is not as said there refuses the line, and only that line.

/** A representative as the insurer knows them; for a minor the first one is the parent to whom the notice goes. */
export interface Representative {
  readonly nir: string;
  readonly kind: 'parent' | 'guardian';
}

export interface FeedLine {
  readonly person: Person;
  /** A shared record existed before the space. */
  readonly earlierRecord: boolean;
  readonly attending?: IdNatPs;
  /** When the insurer said so: of two lines on one person the later counts, whichever comes first. */
  readonly asOf?: Instant;
  readonly deceasedOn?: Day;
}

export type FeedProblem =
  | 'not-an-object'
  | 'unknown-field'
  | 'missing-field'
  | 'malformed-field'
  | 'text-too-long'
  | 'day-impossible'
  | 'in-the-future'
  | 'died-before-birth'
  | `ins-${string}`;

type Fields = Readonly<Record<string, unknown>>;

const KNOWN = new Set(
  `ins oid familyName givenNames sex birthDate birthPlace address email phone attendingPhysician vitaleSerial
   representatives scheme earlierRecord language largePrint asOf deceasedOn`.split(/\s+/),
);
const SHAPES = {
  birthPlace: /^[0-9][0-9AB][0-9]{3}$/,
  postalCode: /^[0-9A-Z][0-9A-Z -]{1,9}$/,
  email: /^[^\s@<>"]{1,64}@[^\s@<>"]{1,190}\.[^\s@<>".]{2,}$/,
  phone: /^\+?[0-9][0-9 .-]{5,19}$/,
  attendingPhysician: /^\d{9,15}$/,
  vitaleSerial: /^\d{8,21}$/,
  scheme: /^[\p{L}\d -]{1,30}$/u,
} as const;
/** Also halves of letters, and what turns a line of text round or ends it. */
const CONTROL = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/u;

class Wrong extends Error {
  readonly problem: FeedProblem;
  readonly path: string;
  constructor(name: FeedProblem, path: string) {
    super(name);
    this.problem = name;
    this.path = path;
  }
}

/** A line of the feed, read at `now`, already as JSON or from its CSV columns. `mode` says which kinds of INS are taken. */
export function parseFeedLine(line: unknown, mode: 'demo' | 'production', now: Instant): Result<FeedLine, FeedProblem> {
  try {
    return ok(feedLine(line, mode, now));
  } catch (error) {
    if (error instanceof Wrong) return problem(error.problem, error.path);
    throw error;
  }
}

function feedLine(line: unknown, mode: 'demo' | 'production', now: Instant): FeedLine {
  const fields = object(line, '');
  for (const name of Object.keys(fields)) if (!KNOWN.has(name)) throw new Wrong('unknown-field', name);
  const ins = insOf(fields, mode);
  const birthDate = day(fields, 'birthDate', now) ?? missing('birthDate');
  const deceasedOn = day(fields, 'deceasedOn', now);
  if (deceasedOn !== undefined && deceasedOn < birthDate) throw new Wrong('died-before-birth', 'deceasedOn');
  const givenNames = list(fields, 'givenNames').map((name, at) => text(name, `givenNames[${at}]`, 100));
  if (givenNames.length === 0) missing('givenNames');
  const representatives = list(fields, 'representatives').map(representative);
  const address = fields['address'] === undefined ? undefined : addressOf(object(fields['address'], 'address'));
  const attending = shaped(fields, 'attendingPhysician');
  const asOf = fields['asOf'] === undefined ? undefined : instant(fields['asOf'], 'asOf', now);
  const person: Person = {
    ins,
    familyName: text(fields['familyName'] ?? missing('familyName'), 'familyName', 100),
    givenNames,
    sex: choice(fields, 'sex', ['female', 'male', 'unknown']) ?? missing('sex'),
    birthDate,
    ...optional('birthPlace', shaped(fields, 'birthPlace')),
    ...optional('email', shaped(fields, 'email')),
    ...optional('phone', shaped(fields, 'phone')),
    ...optional('vitaleSerial', shaped(fields, 'vitaleSerial')),
    ...optional('scheme', shaped(fields, 'scheme')),
    ...optional('language', choice(fields, 'language', ['fr', 'en'] as const)),
    ...(boolean(fields, 'largePrint') ? { largePrint: true as const } : {}),
    ...address,
    ...(representatives.length === 0 ? {} : { representatives }),
    ...optional('addresseeNir', representatives[0]?.nir),
    ...optional('deceasedOn', deceasedOn),
  };
  return {
    person,
    earlierRecord: boolean(fields, 'earlierRecord'),
    ...optional('attending', attending as IdNatPs | undefined),
    ...optional('asOf', asOf),
    ...optional('deceasedOn', deceasedOn),
  };
}

function insOf(fields: Fields, mode: 'demo' | 'production'): Ins {
  const oid = text(fields['oid'] ?? missing('oid'), 'oid', 60);
  const value = text(fields['ins'] ?? missing('ins'), 'ins', 40);
  const parsed = parseIns(oid, value);
  if (!parsed.ok) throw new Wrong(parsed.problem, 'ins');
  const accepted = acceptsKind(mode, parsed.value);
  if (!accepted.ok) throw new Wrong(accepted.problem, 'oid');
  return parsed.value;
}

function addressOf(fields: Fields): Pick<Person, 'address' | 'postalCode'> {
  for (const name of Object.keys(fields))
    if (!['lines', 'postalCode', 'town', 'country'].includes(name)) throw new Wrong('unknown-field', `address.${name}`);
  const lines = list(fields, 'lines', 'address.').map((line, at) => text(line, `address.lines[${at}]`, 60));
  const postalCode = shaped(fields, 'postalCode', 'address.');
  const town = fields['town'] === undefined ? undefined : text(fields['town'], 'address.town', 60);
  const country = fields['country'] === undefined ? undefined : text(fields['country'], 'address.country', 60);
  if (lines.length > 4) throw new Wrong('malformed-field', 'address.lines');
  const last = [postalCode, town].filter((part) => part !== undefined).join(' ');
  return {
    address: [...lines, ...(last === '' ? [] : [last]), ...(country === undefined ? [] : [country])],
    ...optional('postalCode', postalCode),
  };
}

function representative(value: unknown, at: number): Representative {
  const path = `representatives[${at}]`;
  const fields = object(value, path);
  const nir = text(fields['nir'] ?? missing(`${path}.nir`), `${path}.nir`, 30).replace(/\s/gu, '');
  const parsed = parseIns(INS_OID.nir, nir);
  if (!parsed.ok) throw new Wrong(parsed.problem, `${path}.nir`);
  return { nir: parsed.value.value, kind: choice(fields, 'kind', ['parent', 'guardian'], `${path}.`) ?? 'parent' };
}

function missing(path: string): never {
  throw new Wrong('missing-field', path);
}

function object(value: unknown, path: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Wrong('not-an-object', path);
  return value as Fields;
}

function text(value: unknown, path: string, atMost: number): string {
  if (typeof value !== 'string') throw new Wrong('malformed-field', path);
  if (value.length > atMost) throw new Wrong('text-too-long', path);
  const tidy = value.normalize('NFC').trim();
  if (tidy === '' || CONTROL.test(tidy)) throw new Wrong('malformed-field', path);
  return tidy;
}

function list(fields: Fields, name: string, within = ''): readonly unknown[] {
  const value = fields[name] ?? [];
  if (!Array.isArray(value) || value.length > 20) throw new Wrong('malformed-field', within + name);
  return value;
}

function shaped(fields: Fields, name: keyof typeof SHAPES, within = ''): string | undefined {
  if (fields[name] === undefined) return undefined;
  const value = text(fields[name], within + name, 260);
  if (!SHAPES[name].test(value)) throw new Wrong('malformed-field', within + name);
  return value;
}

function choice<Name extends string>(fields: Fields, name: string, of: readonly Name[], within = ''): Name | undefined {
  const value = fields[name];
  if (value === undefined) return undefined;
  const found = of.find((one) => one === value);
  if (found === undefined) throw new Wrong('malformed-field', within + name);
  return found;
}

function boolean(fields: Fields, name: string): boolean {
  const value = fields[name] ?? false;
  if (typeof value !== 'boolean') throw new Wrong('malformed-field', name);
  return value;
}

/** What is said of tomorrow: it may be tomorrow there already. */
const AHEAD = DAY;

function day(fields: Fields, name: string, now: Instant): Day | undefined {
  const value = fields[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) throw new Wrong('malformed-field', name);
  const at = Date.parse(`${value}T00:00:00Z`);
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== value || value < '1870-01-01')
    throw new Wrong('day-impossible', name);
  if (at > now + AHEAD) throw new Wrong('in-the-future', name);
  return value;
}

function instant(value: unknown, path: string, now: Instant): Instant {
  const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
  const at = typeof value === 'string' && shape.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(at)) throw new Wrong('malformed-field', path);
  // Nothing that comes later would count any more.
  if (at > now + AHEAD) throw new Wrong('in-the-future', path);
  return at;
}

const optional = <Name extends string, Value>(name: Name, value: Value | undefined): { [N in Name]?: Value } =>
  value === undefined ? {} : ({ [name]: value } as { [N in Name]?: Value });
