// The form in which a document's description is sent: built once when it is deposited or changed, sealed, and later sent as it is.
import { DOCUMENT_CLASS_SYSTEM, DOCUMENT_CLASSES, isDocumentClass } from '../kernel/codes/document-classes.js';
import { documentType, TYPE_SYSTEMS } from '../kernel/codes/document-types.js';
import {
  isPracticeSetting,
  isSector,
  NON_PROFESSIONAL_SYSTEM,
  PRACTICE_SETTINGS,
  practiceSettingSystem,
  SECTOR_SYSTEM,
  SECTORS,
} from '../kernel/codes/care-settings.js';
import { FORMAT_SYSTEM } from '../kernel/codes/document-metadata.js';
import { insSystem, type Ins } from '../kernel/ins.js';
import { parisOffset } from '../kernel/time.js';
import type { Document, DocumentAuthor } from '../record/index.js';
import type {
  Attachment,
  CodeableConcept,
  Contained,
  DocumentContext,
  DocumentReference,
  Reference,
} from './resources.js';
import { securityLabelsOf } from './security-labels.js';
import { ARCHIVED_EXTENSION, ID_NAT_PS_SYSTEM, ID_NAT_STRUCT_SYSTEM, URI_SYSTEM } from './systems.js';

/**
 * Stands where the public address goes: it is only known when sending, and may change. JSON writes control characters inside
 * strings as escapes, so this byte cannot come from anybody's content.
 */
const ADDRESS = '\u0001';
const ADDRESS_BYTE = 1;

/** A document is found under this id as DocumentReference and, its bytes, as Binary. */
export interface WireContext {
  readonly publicId: string;
  readonly subject: { readonly ins: Ins };
  /** Public id of the person as Patient. */
  readonly patientId?: string;
  /** Public id of the document it replaces. */
  readonly replacesId?: string;
  /** The resource as its producer sent it: everything of it that is not ours to say is kept. */
  readonly received?: DocumentReference;
}

/** A DocumentReference as JSON, except that the public address is left open until {@link toSent}. */
export function documentReferenceWire(document: Document, context: WireContext): string {
  const { received } = context;
  const [content] = received?.content ?? [];
  const kept = received === undefined ? {} : keptOf(received);
  return assembled(
    {
      ...kept,
      ...(received?.context?.sourcePatientInfo === undefined
        ? { contained: [...(received?.contained ?? []), containedPatient(context)] }
        : {}),
      masterIdentifier: received?.masterIdentifier ?? { system: URI_SYSTEM, value: document.uniqueId },
      type: received?.type ?? typeOf(document),
      category: [classOf(document)],
      subject: subjectOf(context),
      date: statedDate(document, received?.date) ?? instant(document.dated),
      author: received?.author ?? document.authors.map(authorOf),
      ...(received?.custodian === undefined ? custodianOf(document) : {}),
      ...relatesToOf(context),
      content: [
        {
          ...content,
          attachment: attachmentOf(document, content?.attachment),
          ...(content?.format === undefined ? formatOf(document) : {}),
        },
      ],
      context: contextOf(document, received?.context),
    },
    document,
    context.publicId,
  );
}

/** The same after a change of state: status, labels, archived and version follow the document, what the producer wrote stays. */
export function wireAfterChange(previous: Buffer, document: Document): string {
  const resource = JSON.parse(previous.toString('utf8').replace(ADDRESS, '')) as DocumentReference & { id: string };
  return assembled(resource, document, resource.id);
}

/** The bytes as they go out, under the public address of the FHIR edge (`https://…/fhir`, no trailing slash). */
export function toSent(wire: Buffer, address: string): Buffer {
  return Buffer.concat(wirePieces(wire, Buffer.from(address)));
}

/** The same in pieces, for putting many into one bundle without copying each twice. */
export function wirePieces(wire: Buffer, address: Buffer): readonly [Buffer, Buffer, Buffer] {
  const at = wire.indexOf(ADDRESS_BYTE);
  if (at < 0) throw new Error('a wire form without a place for its address');
  return [wire.subarray(0, at), address, wire.subarray(at + 1)];
}

/** What every description is, whatever its producer called it: that of a simplified publication carries its file. */
export const PROFILE =
  'https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-comprehensive-document-reference';

const QUOTE = 0x22;
const ID_STARTS = '{"resourceType":"DocumentReference","id":"'.length;

/** The public id written at the start of a wire form. */
export const wireId = (wire: Buffer): string => wireIdBytes(wire).toString('latin1');

/** The same, as it stands there. */
export const wireIdBytes = (wire: Buffer): Buffer => wire.subarray(ID_STARTS, wire.indexOf(QUOTE, ID_STARTS));

const META_STARTS = '","meta":{"versionId":"'.length;
const UPDATED_STARTS = '","lastUpdated":"'.length;
const INSTANT_LENGTH = '2026-01-01T00:00:00.000Z'.length;

/** Version and last change of a wire form, read from its start. */
export function wireVersion(wire: Buffer): { readonly version: string; readonly lastUpdated: string } {
  const from = wire.indexOf('"', ID_STARTS) + META_STARTS;
  const to = wire.indexOf('"', from);
  const updated = to + UPDATED_STARTS;
  return {
    version: wire.toString('latin1', from, to),
    lastUpdated: wire.toString('latin1', updated, updated + INSTANT_LENGTH),
  };
}

/** Id and version first, where they are found without parsing; the address last, in the one place it has. */
function assembled(resource: Omit<DocumentReference, 'resourceType'>, document: Document, publicId: string): string {
  const { content, meta: _meta, extension, securityLabel, ...rest } = resource;
  const others = (extension ?? []).filter((each) => each.url !== ARCHIVED_EXTENSION);
  const body = JSON.stringify({
    ...rest,
    resourceType: undefined,
    id: undefined,
    extension: [...others, { url: ARCHIVED_EXTENSION, valueBoolean: document.archived }],
    status: STATUS[document.status],
    securityLabel: securityLabelsOf(document, securityLabel ?? []),
  });
  const [first] = content;
  const { attachment, ...beside } = first ?? { attachment: {} };
  const { url: _url, data: _data, ...described } = attachment;
  const attached = `"attachment":${JSON.stringify(described).slice(0, -1)},"url":"${ADDRESS}/Binary/${publicId}"}`;
  const besideText = JSON.stringify(beside).slice(1, -1);
  return (
    `{"resourceType":"DocumentReference","id":"${publicId}","meta":{"versionId":"${document.version}",` +
    `"lastUpdated":"${instant(document.changedAt)}","profile":["${PROFILE}"]},${body.slice(1, -1)},` +
    `"content":[{${attached}${besideText === '' ? '' : `,${besideText}`}}]}`
  );
}

const STATUS = { current: 'current', superseded: 'superseded', removed: 'entered-in-error' } as const;

/** What a producer says that we neither compute nor vouch for. Narrative is not kept: it says the same in markup nobody checked. */
function keptOf(received: DocumentReference): Partial<DocumentReference> {
  const kept: Record<string, unknown> = { ...received };
  for (const name of ['text', 'implicitRules', 'relatesTo', 'content']) delete kept[name];
  return kept;
}

const instant = (at: number): string => new Date(at).toISOString();

function containedPatient({ subject }: WireContext): Contained {
  return {
    resourceType: 'Patient',
    id: 'source-patient',
    identifier: [{ system: insSystem(subject.ins), value: subject.ins.value }],
  };
}

function subjectOf({ subject, patientId }: WireContext): Reference {
  return {
    ...(patientId === undefined ? {} : { reference: `Patient/${patientId}` }),
    type: 'Patient',
    identifier: { system: insSystem(subject.ins), value: subject.ins.value },
  };
}

function typeOf({ typeCode }: Document): CodeableConcept {
  const type = documentType(typeCode);
  return {
    coding: [
      type === undefined
        ? { code: typeCode }
        : { system: TYPE_SYSTEMS[type.system].fhir, code: typeCode, display: type.label.fr },
    ],
  };
}

const classOf = ({ classCode }: Document): CodeableConcept => ({
  coding: [
    {
      system: DOCUMENT_CLASS_SYSTEM.fhir,
      code: classCode,
      ...(isDocumentClass(classCode) ? { display: DOCUMENT_CLASSES[classCode].fr } : {}),
    },
  ],
});

function authorOf(author: DocumentAuthor): Reference {
  const type = author.kind === 'professional' ? 'Practitioner' : author.kind === 'patient' ? 'Patient' : 'Device';
  return {
    type,
    ...(author.id === undefined ? {} : { identifier: { system: ID_NAT_PS_SYSTEM, value: author.id } }),
    display: author.name,
  };
}

function custodianOf({ depositor, depositorName }: Document): Pick<DocumentReference, 'custodian'> {
  if (depositor === 'patient')
    return { custodian: { type: 'Organization', display: 'Espace de santé de la personne' } };
  return {
    custodian: {
      type: 'Organization',
      identifier: { system: ID_NAT_STRUCT_SYSTEM, value: depositor },
      ...(depositorName === undefined ? {} : { display: depositorName }),
    },
  };
}

const relatesToOf = ({ replacesId }: WireContext): Pick<DocumentReference, 'relatesTo'> =>
  replacesId === undefined
    ? {}
    : { relatesTo: [{ code: 'replaces', target: { reference: `DocumentReference/${replacesId}` } }] };

function attachmentOf(document: Document, received: Attachment | undefined): Attachment {
  return {
    ...received,
    contentType: received?.contentType ?? document.contentType,
    language: document.language,
    size: document.size,
    hash: document.sha1,
    title: document.title,
    creation: statedDate(document, received?.creation) ?? datedText(document),
  };
}

/** The producer's date, unless the document itself says another. */
const statedDate = ({ warnings }: Document, stated: string | undefined): string | undefined =>
  warnings?.includes('date-corrected') === true ? undefined : stated;

/** The document's own date, no more precise than it is known. */
function datedText({ dated, datePrecision }: Document): string {
  if (datePrecision === undefined || datePrecision === 'minute' || datePrecision === 'second') return instant(dated);
  const local = new Date(dated + parisOffset(dated)).toISOString();
  if (datePrecision === 'year') return local.slice(0, 4);
  if (datePrecision === 'month') return local.slice(0, 7);
  return local.slice(0, 10);
}

/** Where nothing says the format, the media type says it. */
const MEDIA_TYPE_SAYS = 'urn:ihe:iti:xds:2017:mimeTypeSufficient';

const formatOf = ({ format }: Document): { format: { system: string; code: string } } => ({
  format: { system: FORMAT_SYSTEM, code: format ?? MEDIA_TYPE_SAYS },
});

function contextOf(document: Document, received: DocumentContext | undefined): DocumentContext {
  const start = document.service?.start;
  const end = document.service?.end;
  const period = {
    start: start === undefined ? datedText(document) : instant(start),
    ...(end === undefined ? {} : { end: instant(end) }),
  };
  const byThemselves = document.byPatient ? 'EXP_PATIENT' : undefined;
  const facility = document.facilityType ?? byThemselves;
  const setting = document.practiceSetting ?? byThemselves;
  return {
    period,
    ...(facility === undefined ? {} : { facilityType: facilityOf(facility) }),
    ...(setting === undefined ? {} : { practiceSetting: settingOf(setting) }),
    sourcePatientInfo: { reference: '#source-patient' },
    ...received,
  };
}

const facilityOf = (code: string): CodeableConcept => ({
  coding: [
    isSector(code)
      ? { system: SECTOR_SYSTEM.fhir, code, display: SECTORS[code] }
      : code === 'EXP_PATIENT'
        ? { system: NON_PROFESSIONAL_SYSTEM.fhir, code, display: PRACTICE_SETTINGS[code] }
        : { code },
  ],
});

const settingOf = (code: string): CodeableConcept => ({
  coding: [
    isPracticeSetting(code)
      ? { system: practiceSettingSystem(code).fhir, code, display: PRACTICE_SETTINGS[code] }
      : { code },
  ],
});
