// What a description says and no column holds: place and setting of care, format, events, periods, names of authors, relations. These
// are looked for in the sealed forms themselves, one by one, after everything that columns can narrow.
import type { Instant } from '../../kernel/time.js';
import { foldName } from '../../kernel/text.js';
import { parseFhirTime, type FhirTime } from '../fhir-time.js';
import type { CodeableConcept, Coding, Contained, DocumentReference, Reference } from '../resources.js';

/** Does a description fit? Several of these hold together. */
export type Described = (resource: DocumentReference) => boolean;

type Reader = (value: string) => Described | undefined;

const READERS: Readonly<Record<string, Reader>> = {
  facility: coded(({ context }) => codings(context?.facilityType)),
  setting: coded(({ context }) => codings(context?.practiceSetting)),
  event: coded(({ context }) => (context?.event ?? []).flatMap(codings)),
  format: coded(({ content }) => content.flatMap(({ format }) => format ?? [])),
  contenttype: tokens((resource) => resource.content.flatMap(({ attachment }) => attachment.contentType ?? [])),
  language: tokens((resource) => resource.content.flatMap(({ attachment }) => attachment.language ?? [])),
  period: dated(({ context }) => [context?.period?.start, context?.period?.end]),
  'period-start': dated(({ context }) => [context?.period?.start, context?.period?.start]),
  'period-end': dated(({ context }) => [context?.period?.end, context?.period?.end]),
  relatesto: referring(({ relatesTo }) => (relatesTo ?? []).map(({ target }) => target)),
  relation: tokens(({ relatesTo }) => (relatesTo ?? []).map(({ code }) => code)),
  related: referring(({ context }) => context?.related ?? []),
  'author.given': named('given'),
  'author.family': named('family'),
};
const ALIASES: Readonly<Record<string, string>> = {
  'related.identifier': 'related',
  'related:identifier': 'related',
  'event-code': 'event',
};

/** A condition on descriptions; undefined when this is no such parameter, `invalid` when its value is none. */
export function describedBy(name: string, value: string): Described | 'invalid' | undefined {
  const key = ALIASES[name] ?? name;
  const reader = Object.hasOwn(READERS, key) ? READERS[key] : undefined;
  return reader === undefined ? undefined : (reader(value) ?? 'invalid');
}

const codings = (concept: CodeableConcept | undefined): readonly Coding[] => concept?.coding ?? [];

/** `system|code`, `|code` or `code`: the system counts when it is given, under its address or as an OID. */
function coded(of: (resource: DocumentReference) => readonly Coding[]): Reader {
  return (value) => {
    const wanted = value.split(',').map((token) => {
      const bar = token.lastIndexOf('|');
      return { system: token.slice(0, Math.max(0, bar)), code: token.slice(bar + 1) };
    });
    if (wanted.some(({ code }) => code === '')) return undefined;
    return (resource) =>
      of(resource).some((coding) =>
        wanted.some(({ system, code }) => coding.code === code && (system === '' || coding.system === system)),
      );
  };
}

function tokens(of: (resource: DocumentReference) => readonly string[]): Reader {
  return (value) => {
    const wanted = value.split(',').map((token) => token.slice(token.lastIndexOf('|') + 1));
    return wanted.includes('') ? undefined : (resource) => of(resource).some((each) => wanted.includes(each));
  };
}

/** A reference to a resource of ours, or the identifier of something elsewhere. */
function referring(of: (resource: DocumentReference) => readonly Reference[]): Reader {
  return (value) => {
    const wanted = value.split(',').map((token) => token.slice(token.lastIndexOf('|') + 1));
    if (wanted.includes('')) return undefined;
    const fits = (held: string | undefined): boolean =>
      held !== undefined &&
      wanted.some((each) => held === each || held.endsWith(`/${each}`) || each.endsWith(`/${held}`));
    return (resource) => of(resource).some(({ reference, identifier }) => fits(reference) || fits(identifier?.value));
  };
}

/** A date parameter against an interval: `ge2024-01`, as FHIR compares periods. */
function dated(of: (resource: DocumentReference) => readonly [string | undefined, string | undefined]): Reader {
  return (value) => {
    const asked = dateAsked(value);
    if (asked === undefined) return undefined;
    return (resource) => {
      const [start, end] = of(resource).map((text) => (text === undefined ? undefined : parseFhirTime(text)));
      return (start !== undefined || end !== undefined) && compares(asked, start, end);
    };
  };
}

interface DateAsked {
  readonly prefix: string;
  readonly time: FhirTime;
}

export function dateAsked(value: string): DateAsked | undefined {
  const [, prefix = 'eq', written = ''] = /^([a-z]{2})?(.+)$/.exec(value) ?? [];
  // A plus sign in an address arrives as a space.
  const time = parseFhirTime(written.replace(' ', '+'));
  return time === undefined || !PREFIXES.has(prefix) ? undefined : { prefix, time };
}

const PREFIXES = new Set(['eq', 'ge', 'gt', 'le', 'lt', 'sa', 'eb']);

function compares({ prefix, time }: DateAsked, start: FhirTime | undefined, end: FhirTime | undefined): boolean {
  const from: Instant = start?.from ?? -Infinity;
  const before: Instant = end?.before ?? Infinity;
  switch (prefix) {
    case 'ge':
      return before > time.from;
    case 'gt':
      return before > time.before;
    case 'le':
      return from < time.before;
    case 'lt':
      return from < time.from;
    case 'sa':
      return from >= time.before;
    case 'eb':
      return before <= time.from;
    default:
      return from >= time.from && before <= time.before;
  }
}

/** Does an instant fit what is asked of a date? */
export const fitsDate = (asked: DateAsked, at: Instant): boolean => {
  const point: FhirTime = { from: at, before: at + 1, precision: 'second' };
  return compares(asked, point, point);
};

/** Names of authors start with what is asked, whatever their case and accents. */
function named(part: 'given' | 'family'): Reader {
  return (value) => {
    const wanted = value.split(',').map(foldName);
    if (wanted.includes('')) return undefined;
    return ({ author, contained }) =>
      (author ?? []).some((reference) =>
        namesOf(reference, contained ?? [], part).some((name) =>
          wanted.some((each) => foldName(name).startsWith(each)),
        ),
      );
  };
}

function namesOf(reference: Reference, contained: readonly Contained[], part: 'given' | 'family'): readonly string[] {
  const inside = contained.find(({ id }) => `#${id ?? ''}` === reference.reference);
  const practitioner = contained.find(({ id }) => `#${id ?? ''}` === inside?.practitioner?.reference) ?? inside;
  const written = (typeof practitioner?.name === 'string' ? [] : (practitioner?.name ?? [])).flatMap((name) =>
    part === 'given' ? (name.given ?? []) : (name.family ?? []),
  );
  // A name in one piece is looked at word by word.
  return written.length > 0 ? written : (reference.display ?? inside?.practitioner?.display ?? '').split(/\s+/);
}
