import type { HttpRequest } from '../platform/route.js';

// Which form an answer takes: what the address says (`_format`) before what the header says (`Accept`).

const JSON_TYPES: ReadonlySet<string> = new Set(['application/fhir+json', 'application/json', 'text/json', 'json']);
const XML_TYPES: ReadonlySet<string> = new Set(['application/fhir+xml', 'application/xml', 'text/xml', 'xml']);

interface Wanted {
  readonly type: string;
  readonly q: number;
}

/** Software asks in the same words all the time: what they mean is read once. Full, it stays as it is: nobody makes it grow. */
const READ = new Map<string, readonly Wanted[]>();
const REMEMBERED = 200;
const SHORT = 200;

/** Media types asked for, the most wanted first; those refused with q=0 left out. */
export function wantedTypes(accept: string): readonly Wanted[] {
  const known = READ.get(accept);
  if (known !== undefined) return known;
  const wanted = readWanted(accept);
  if (accept.length <= SHORT && READ.size < REMEMBERED) READ.set(accept, wanted);
  return wanted;
}

function readWanted(accept: string): readonly Wanted[] {
  return accept
    .slice(0, 2_000)
    .split(',')
    .map((part) => {
      const [type = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
      const q = parameters.find((text) => text.startsWith('q='));
      return { type, q: q === undefined ? 1 : Number(q.slice(2)) || 0 };
    })
    .filter(({ type, q }) => type !== '' && q > 0)
    .sort((one, other) => other.q - one.q);
}

const acceptOf = (request: HttpRequest): string => {
  const format = request.query.get('_format') ?? request.form.get('_format');
  // A plus sign in an address is read as a space.
  return format === null ? (request.header('accept') ?? '*/*') : format.replace(' ', '+');
};

/** JSON or XML for a resource; undefined when neither is wanted. */
export function resourceForm(request: HttpRequest): 'json' | 'xml' | undefined {
  const wanted = wantedTypes(acceptOf(request));
  if (wanted.length === 0) return 'json';
  for (const { type } of wanted) {
    if (JSON_TYPES.has(type) || type === '*/*' || type === 'application/*') return 'json';
    if (XML_TYPES.has(type)) return 'xml';
  }
  return undefined;
}

/** Types that are two names of one. */
const SAME: Readonly<Record<string, string>> = {
  'text/xml': 'application/xml',
  'text/rtf': 'application/rtf',
  'application/xslt+xml': 'application/xml',
};
const canonical = (type: string): string => SAME[type] ?? type;

/** How a Binary of this type is wanted: its own bytes, or wrapped in a resource; undefined when neither will do. */
export function binaryForm(request: HttpRequest, contentType: string): 'json' | 'xml' | 'native' | undefined {
  const wanted = wantedTypes(acceptOf(request));
  if (wanted.length === 0) return 'native';
  const family = `${contentType.split('/', 1)[0] ?? ''}/*`;
  const isNative = ({ type }: Wanted): boolean =>
    canonical(type) === canonical(contentType) ||
    type === family ||
    type === '*/*' ||
    type === 'application/octet-stream';
  for (const each of wanted) {
    if (each.type === 'application/fhir+json') return 'json';
    if (each.type === 'application/fhir+xml') return 'xml';
    // Clients that say `application/json, */*` to everybody want the file.
    if (isNative(each) || (each.type === 'application/json' && wanted.some(({ type }) => type === '*/*')))
      return 'native';
    if (JSON_TYPES.has(each.type)) return 'json';
  }
  return undefined;
}

/** The form in which a body is announced; undefined for what is no form of FHIR. */
export function sentForm(request: HttpRequest): 'json' | 'xml' | undefined {
  const type = (request.header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return JSON_TYPES.has(type) ? 'json' : XML_TYPES.has(type) ? 'xml' : undefined;
}

/** `Prefer: return=…`. */
export const preference = (request: HttpRequest): string | undefined =>
  /return=(\w+)/.exec(request.header('prefer') ?? '')?.[1];
