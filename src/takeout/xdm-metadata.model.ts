import { DOCUMENT_CLASS_SYSTEM, DOCUMENT_CLASSES } from '../kernel/codes/document-classes.js';
import { documentType, TYPE_SYSTEMS } from '../kernel/codes/document-types.js';
import type { Ins } from '../kernel/ins.js';
import type { Instant } from '../kernel/time.js';

// METADATA.XML of IHE XDM (ebRIM 3): one submission set and its documents, as medical software reads it from a disk or a mail.

interface Described {
  readonly document: {
    readonly uniqueId: string;
    readonly title: string;
    readonly language: string;
    readonly contentType: string;
    readonly size: number;
    readonly sha1: string;
    readonly typeCode: string;
    readonly classCode: string;
    readonly confidentiality: string;
    readonly dated: Instant;
    readonly format?: string;
    readonly practiceSetting?: string;
    readonly facilityType?: string;
    readonly service?: { readonly start?: Instant; readonly end?: Instant };
    readonly authors: readonly { readonly id?: string; readonly name: string; readonly structureName?: string }[];
  };
  readonly path: string;
}

const XDS = {
  entry: 'urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1',
  author: 'urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d',
  class: 'urn:uuid:41a5887f-8865-4c09-adf7-e362475b143a',
  type: 'urn:uuid:f0306f51-975f-434e-a61c-c59651d33983',
  format: 'urn:uuid:a09d5840-386c-46f2-b5ad-9c3699a4309d',
  confidentiality: 'urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f',
  practice: 'urn:uuid:cccf5598-8b07-4b77-a05e-ae952c785ead',
  facility: 'urn:uuid:f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1',
  patientId: 'urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427',
  uniqueId: 'urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab',
  set: 'urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd',
  setPatientId: 'urn:uuid:6b5aea1a-874d-4603-a4bc-96a0a7b38446',
  setUniqueId: 'urn:uuid:96fdda7c-d067-4183-912e-bf5ee74998a8',
  setSource: 'urn:uuid:554ac39e-e3fe-47fe-b233-965d2a147832',
} as const;
const HAS_MEMBER = 'urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember';
const STATUS = 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved';

const escaped = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? '');
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** YYYYMMDDhhmmss, UTC. */
const dtm = (at: Instant): string => new Date(at).toISOString().replace(/\D/g, '').slice(0, 14);
/** Without `urn:oid:`, as XDS wants OIDs. */
const bareId = (uniqueId: string): string => uniqueId.replace(/^urn:oid:/, '');

const slot = (name: string, ...values: readonly string[]): string =>
  `<rim:Slot name="${name}"><rim:ValueList>${values.map((value) => `<rim:Value>${escaped(value)}</rim:Value>`).join('')}</rim:ValueList></rim:Slot>`;
const named = (text: string): string => `<rim:Name><rim:LocalizedString value="${escaped(text)}"/></rim:Name>`;

/** The whole file. `originals` are the documents and where they lie in the ZIP. */
export function xdmMetadata(person: { readonly ins: Ins }, originals: readonly Described[], madeAt: Instant): string {
  const patient = `${person.ins.value}^^^&${person.ins.oid}&ISO^NH`;
  const set = `2.25.${BigInt(madeAt)}`;
  const parts = [
    submissionSet(set, patient, madeAt),
    ...originals.map((one, at) => extrinsicObject(one, `doc${at + 1}`, patient)),
    ...originals.map(
      (_one, at) =>
        `<rim:Association id="as${at + 1}" associationType="${HAS_MEMBER}" sourceObject="set" targetObject="doc${at + 1}">${slot('SubmissionSetStatus', 'Original')}</rim:Association>`,
    ),
  ];
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<lcm:SubmitObjectsRequest xmlns:lcm="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0" ` +
    `xmlns:rim="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0"><rim:RegistryObjectList>\n${parts.join('\n')}\n` +
    `</rim:RegistryObjectList></lcm:SubmitObjectsRequest>\n`
  );
}

function submissionSet(uniqueId: string, patient: string, madeAt: Instant): string {
  return (
    `<rim:RegistryPackage id="set" objectType="urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:RegistryPackage" status="${STATUS}">` +
    slot('submissionTime', dtm(madeAt)) +
    named('Copie du dossier demandée par son titulaire') +
    external('set', 's1', XDS.setPatientId, 'XDSSubmissionSet.patientId', patient) +
    external('set', 's2', XDS.setUniqueId, 'XDSSubmissionSet.uniqueId', uniqueId) +
    external('set', 's3', XDS.setSource, 'XDSSubmissionSet.sourceId', '2.25.1') +
    `</rim:RegistryPackage><rim:Classification id="set-class" classifiedObject="set" classificationNode="${XDS.set}"/>`
  );
}

function extrinsicObject({ document, path }: Described, id: string, patient: string): string {
  const type = documentType(document.typeCode);
  const classLabel = Object.hasOwn(DOCUMENT_CLASSES, document.classCode)
    ? DOCUMENT_CLASSES[document.classCode as keyof typeof DOCUMENT_CLASSES].fr
    : document.classCode;
  const typeSystem = type === undefined ? undefined : TYPE_SYSTEMS[type.system];
  const { service } = document;
  return (
    `<rim:ExtrinsicObject id="${id}" mimeType="${escaped(document.contentType)}" objectType="${XDS.entry}" status="${STATUS}">` +
    slot('creationTime', dtm(document.dated)) +
    slot('hash', Buffer.from(document.sha1, 'base64').toString('hex')) +
    slot('languageCode', document.language) +
    slot('size', String(document.size)) +
    slot('sourcePatientId', patient) +
    slot('URI', path.replace(/^IHE_XDM\/SUBSET01\//, '')) +
    (service?.start === undefined ? '' : slot('serviceStartTime', dtm(service.start))) +
    (service?.end === undefined ? '' : slot('serviceStopTime', dtm(service.end))) +
    named(document.title) +
    document.authors.map((author, at) => authorOf(author, id, at)).join('') +
    code(id, 'class', XDS.class, document.classCode, DOCUMENT_CLASS_SYSTEM.oid, classLabel) +
    code(
      id,
      'type',
      XDS.type,
      document.typeCode,
      typeSystem?.oid ?? typeSystem?.fhir ?? '',
      type?.label.fr ?? document.typeCode,
    ) +
    code(
      id,
      'format',
      XDS.format,
      document.format ?? document.contentType,
      '1.2.250.1.213.1.1.4.2.282',
      document.format ?? document.contentType,
    ) +
    code(
      id,
      'conf',
      XDS.confidentiality,
      document.confidentiality,
      '2.16.840.1.113883.5.25',
      document.confidentiality,
    ) +
    code(
      id,
      'practice',
      XDS.practice,
      document.practiceSetting ?? 'AMBULATOIRE',
      '1.2.250.1.213.1.1.4.9',
      document.practiceSetting ?? 'Ambulatoire',
    ) +
    code(
      id,
      'facility',
      XDS.facility,
      document.facilityType ?? 'SA05',
      '1.2.250.1.71.4.2.4',
      document.facilityType ?? 'SA05',
    ) +
    external(id, `${id}-p`, XDS.patientId, 'XDSDocumentEntry.patientId', patient) +
    external(id, `${id}-u`, XDS.uniqueId, 'XDSDocumentEntry.uniqueId', bareId(document.uniqueId)) +
    '</rim:ExtrinsicObject>'
  );
}

const authorOf = (author: Described['document']['authors'][number], id: string, at: number): string =>
  `<rim:Classification id="${id}-a${at}" classificationScheme="${XDS.author}" classifiedObject="${id}" nodeRepresentation="">` +
  slot('authorPerson', `${author.id ?? ''}^${author.name}^^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS`) +
  (author.structureName === undefined ? '' : slot('authorInstitution', author.structureName)) +
  '</rim:Classification>';

const code = (of: string, kind: string, scheme: string, value: string, system: string, label: string): string =>
  `<rim:Classification id="${of}-${kind}" classificationScheme="${scheme}" classifiedObject="${of}" nodeRepresentation="${escaped(value)}">` +
  `${slot('codingScheme', system)}${named(label)}</rim:Classification>`;

const external = (of: string, id: string, scheme: string, name: string, value: string): string =>
  `<rim:ExternalIdentifier id="${id}" registryObject="${of}" identificationScheme="${scheme}" value="${escaped(value)}">${named(name)}</rim:ExternalIdentifier>`;
