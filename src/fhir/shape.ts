import { ok, problem, type Result } from '../kernel/result.js';

// Is a value from outside what its type says? Only what is read is checked; what is not known is left as it is.

/** The path of the first value at fault; undefined when there is none. */
export type Shape = (value: unknown, path: string) => string | undefined;

/** A string without control characters other than tab and line ends, as FHIR wants it. */

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

export const text: Shape = (value, path) => (typeof value === 'string' && !CONTROL.test(value) ? undefined : path);
/** Base64, set aside by the door or short enough to stand. */
export const content: Shape = (value, path) => (typeof value === 'string' ? undefined : path);
export const number: Shape = (value, path) => (typeof value === 'number' && Number.isFinite(value) ? undefined : path);
export const flag: Shape = (value, path) => (typeof value === 'boolean' ? undefined : path);

export const list =
  (each: Shape): Shape =>
  (value, path) => {
    if (!Array.isArray(value)) return path;
    for (const [at, item] of value.entries()) {
      const fault = each(item, `${path}[${at}]`);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };

/** Fields are optional; those that are there have their shape. */
export const object =
  (fields: Readonly<Record<string, Shape>>): Shape =>
  (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return path;
    for (const [name, shape] of Object.entries(fields)) {
      const field = (value as Record<string, unknown>)[name];
      if (field === undefined) continue;
      const fault = shape(field, `${path}.${name}`);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };

/** The value as the type its shape stands for, or `value-malformed` with the path. */
export function checked<T>(shape: Shape, value: unknown, path: string): Result<T, 'value-malformed'> {
  const fault = shape(value, path);
  return fault === undefined ? ok(value as T) : problem('value-malformed', fault);
}

const coding = object({ system: text, code: text, display: text });
export const concept = object({ coding: list(coding), text });
export const identifier = object({ use: text, type: concept, system: text, value: text });
export const reference = object({ reference: text, type: text, identifier, display: text });
const period = object({ start: text, end: text });

const humanName = object({ family: text, given: list(text), text });
const name: Shape = (value, path) => (typeof value === 'string' ? text(value, path) : list(humanName)(value, path));
/** A single identifier (Organization in a bundle of another version) is not R4. */
export const contained = object({
  resourceType: text,
  id: text,
  identifier: list(identifier),
  name,
  practitioner: reference,
  organization: reference,
  specialty: list(concept),
  gender: text,
  birthDate: text,
});

export const extension = object({ url: text, valueBoolean: flag });

export const documentReferenceShape = object({
  resourceType: text,
  id: text,
  meta: object({ profile: list(text) }),
  contained: list(contained),
  extension: list(extension),
  masterIdentifier: identifier,
  identifier: list(identifier),
  status: text,
  type: concept,
  category: list(concept),
  subject: reference,
  date: text,
  author: list(reference),
  authenticator: reference,
  custodian: reference,
  relatesTo: list(object({ code: text, target: reference })),
  description: text,
  securityLabel: list(concept),
  content: list(
    object({
      attachment: object({
        contentType: text,
        language: text,
        data: content,
        url: text,
        size: number,
        hash: text,
        title: text,
        creation: text,
      }),
      format: coding,
    }),
  ),
  context: object({
    period,
    facilityType: concept,
    practiceSetting: concept,
    sourcePatientInfo: reference,
    related: list(reference),
  }),
});

export const listShape = object({
  resourceType: text,
  id: text,
  identifier: list(identifier),
  status: text,
  mode: text,
  title: text,
  code: concept,
  subject: reference,
  date: text,
  source: reference,
  entry: list(object({ item: reference })),
});

export const bundleShape = object({
  resourceType: text,
  type: text,
  entry: list(
    object({
      fullUrl: text,
      resource: object({ resourceType: text, id: text }),
      request: object({ method: text, url: text }),
    }),
  ),
});

export const consentShape = object({
  resourceType: text,
  status: text,
  scope: concept,
  category: list(concept),
  patient: reference,
  dateTime: text,
  performer: list(reference),
  provision: object({
    type: text,
    period,
    actor: list(object({ role: concept, reference })),
  }),
});
