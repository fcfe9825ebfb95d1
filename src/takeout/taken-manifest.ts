import { z } from 'zod';
import type { TraceEntry } from '../audit/index.js';
import type { Person } from '../identity/index.js';
import { isUuid, type DocumentId, type IdNatPs, type StructureId } from '../kernel/ids.js';
import { ok, problem, type Result } from '../kernel/result.js';
import type { Document } from '../record/index.js';
import { FORMAT, VERSION, type TakenSets } from './takeout.model.js';

// What a file says it is: every field that a copy holds is looked at before anything is stored. What this version does not know is left out.

/** A person as a copy has them: their number still has to be checked. */
export type TakenPerson = Omit<Person, 'ins'> & { readonly ins: { readonly oid: string; readonly value: string } };
/** A document as a copy has it: `file` is where its original is in the ZIP. */
export type TakenOriginal = Omit<Document, 'blob'> & { readonly file: string };

/** carnet/takeout.json, looked through. */
export interface TakenCopy {
  readonly person: TakenPerson;
  readonly documents: readonly TakenOriginal[];
  /** Rows of rights and notices, by table; their columns are looked at by the table itself. */
  readonly rows: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly sets: readonly TakenSets[];
  /** Oldest first. */
  readonly history: readonly TraceEntry[];
}

const text = z.string();
const optional = text.exactOptional();
/** An identifier of a kind of its own, kept as it was given. */
const named = <Id extends string>() => z.custom<Id>((said) => typeof said === 'string' && said !== '');
const documentId = z.custom<DocumentId>((said) => typeof said === 'string' && isUuid(said));
const instant = z.int().min(-8.64e15).max(8.64e15);

/** Every field of what is taken in: one that is added there does not compile until it is looked at here. */
type Fields<T> = Record<keyof T, z.ZodType>;

const PERSON: z.ZodType<TakenPerson> = z.object({
  ins: z.object({ oid: text, value: text }),
  familyName: text,
  givenNames: z.array(text),
  sex: z.enum(['female', 'male', 'unknown']),
  birthDate: text,
  birthPlace: optional,
  email: optional,
  phone: optional,
  ownContact: z.array(z.enum(['email', 'phone'])).exactOptional(),
  vitaleSerial: optional,
  addresseeNir: optional,
  address: z.array(text).exactOptional(),
  postalCode: optional,
  language: z.enum(['fr', 'en']).exactOptional(),
  largePrint: z.literal(true).exactOptional(),
  scheme: optional,
  representatives: z.array(z.object({ nir: text, kind: z.enum(['parent', 'guardian']) })).exactOptional(),
  deceasedOn: optional,
} satisfies Fields<TakenPerson>);

const AUTHOR = z.object({
  kind: z.enum(['professional', 'patient', 'device']),
  id: named<IdNatPs>().exactOptional(),
  name: text,
  profession: optional,
  speciality: optional,
  structureId: named<StructureId>().exactOptional(),
  structureName: optional,
} satisfies Fields<Document['authors'][number]>);

const ORIGINAL: z.ZodType<TakenOriginal> = z.object({
  file: text,
  id: documentId,
  uniqueId: text,
  title: text,
  language: text,
  contentType: text,
  size: z.int().min(0),
  sha1: text,
  sha256: text,
  authors: z.array(AUTHOR),
  depositorName: optional,
  format: optional,
  practiceSetting: optional,
  facilityType: optional,
  service: z.object({ start: instant.exactOptional(), end: instant.exactOptional() }).exactOptional(),
  setId: optional,
  datePrecision: z.enum(['year', 'month', 'day', 'minute', 'second']).exactOptional(),
  warnings: z.array(text).exactOptional(),
  hasActiveContent: z.boolean().exactOptional(),
  depositor: named<StructureId>(),
  authorIds: z.array(named<IdNatPs>()),
  byPatient: z.boolean(),
  typeCode: text,
  classCode: text,
  confidentiality: z.enum(['N', 'R', 'V']),
  dated: instant,
  depositedAt: instant,
  changedAt: instant,
  version: z.int().min(1),
  status: z.enum(['current', 'superseded', 'removed']),
  archived: z.boolean(),
  hidden: z.boolean(),
  withheldUntil: instant.exactOptional(),
  hiddenFromRepresentatives: z.boolean(),
  replaces: documentId.exactOptional(),
  firstSeenAt: instant.exactOptional(),
} satisfies Fields<TakenOriginal>);

const ENTRY: z.ZodType<TraceEntry> = z.object({
  at: instant,
  act: text,
  outcome: z.enum(['done', 'refused', 'failed']),
  rule: text,
  actor: z.object({
    kind: z.enum(['person', 'professional', 'visitor', 'heir', 'software', 'helpdesk', 'auditor', 'system']),
    id: optional,
    name: optional,
    inTheirStead: z.literal(true).exactOptional(),
    profession: optional,
    structureId: optional,
    structureName: optional,
    software: optional,
  } satisfies Fields<TraceEntry['actor']>),
  situation: z.enum(['normal', 'bris_de_glace', 'centre_15']),
  reason: optional,
  object: z
    .object({
      kind: z.enum(['document', 'professional', 'consent', 'setting']),
      id: text,
      label: optional,
      typeCode: optional,
    } satisfies Fields<NonNullable<TraceEntry['object']>>)
    .exactOptional(),
  query: optional,
  problem: optional,
  releasedWith: optional,
  released: z.object({ at: instant, id: text, blind: text }).exactOptional(),
} satisfies Fields<TraceEntry>);

const SAID = z.looseObject({ format: z.literal(FORMAT), version: z.literal(VERSION) });
const FIELDS = z.record(z.string(), z.unknown());
const COPY = z.object({
  person: PERSON,
  documents: z.array(ORIGINAL),
  rows: z.record(z.string(), z.array(FIELDS)),
  // Copies made before sets left with the rest have none.
  sets: z.array(FIELDS).default([]),
  history: z.array(ENTRY),
});

/** `takeout-unknown-version` for what is no copy of ours, or of another version; `takeout-malformed`, with the path, for one that is broken. */
export function parseManifest(said: unknown): Result<TakenCopy, 'takeout-unknown-version' | 'takeout-malformed'> {
  if (!SAID.safeParse(said).success) return problem('takeout-unknown-version');
  const parsed = COPY.safeParse(said);
  if (!parsed.success) return problem('takeout-malformed', parsed.error.issues[0]?.path.join('.') ?? '');
  const { documents } = parsed.data;
  if (new Set(documents.map(({ id }) => id)).size < documents.length) return problem('takeout-malformed', 'documents');
  return ok(parsed.data);
}

const RESOURCE = z.looseObject({
  resourceType: text,
  masterIdentifier: z.looseObject({ value: optional }).exactOptional(),
});
/** What of a description is taken over piece by piece. */
const DESCRIPTION = RESOURCE.extend({
  contained: z.array(z.looseObject({})).exactOptional(),
  author: z.array(z.looseObject({})).exactOptional(),
  content: z.array(z.looseObject({ attachment: z.looseObject({}) })).exactOptional(),
  context: z.looseObject({}).exactOptional(),
});
const BUNDLE = z.looseObject({ entry: z.array(z.looseObject({ resource: RESOURCE.exactOptional() })).exactOptional() });

/** The descriptions that producers wrote, by the document's unique id. `takeout-malformed`, with the path, where they are none. */
export function parseDescriptions(said: unknown): Result<ReadonlyMap<string, object>, 'takeout-malformed'> {
  const bundle = BUNDLE.safeParse(said);
  if (!bundle.success)
    return problem('takeout-malformed', `fhir/bundle.json ${bundle.error.issues[0]?.path.join('.') ?? ''}`);
  const found = new Map<string, object>();
  for (const [at, { resource }] of (bundle.data.entry ?? []).entries()) {
    const uniqueId = resource?.masterIdentifier?.value;
    if (resource?.resourceType !== 'DocumentReference' || uniqueId === undefined) continue;
    const description = DESCRIPTION.safeParse(resource);
    if (!description.success) return problem('takeout-malformed', `fhir/bundle.json entry.${at}.resource`);
    found.set(uniqueId, description.data);
  }
  return ok(found);
}
