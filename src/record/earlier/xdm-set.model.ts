import {
  isConfidentiality,
  stricter,
  visibilityOf,
  type Confidentiality,
  type Visibility,
} from '../../kernel/codes/document-metadata.js';
import { parseIns, type Ins } from '../../kernel/ins.js';
import type { XmlElement } from '../../reading/index.js';

// METADATA.XML of an IHE XDM ZIP (ebRIM 3), as it is really written: by its own namespaces or others', with half of what it should say.

export interface XdmEntry {
  /** As its metadata names it, for problems. */
  readonly id: string;
  /** Relative to METADATA.XML. */
  readonly uri: string;
  readonly contentType: string;
  /** Hexadecimal SHA-1. */
  readonly hash?: string;
  readonly size?: number;
  readonly uniqueId?: string;
  readonly title?: string;
  readonly language?: string;
  /** HL7 time. */
  readonly created?: string;
  readonly typeCode?: string;
  readonly classCode?: string;
  readonly format?: string;
  readonly practiceSetting?: string;
  readonly facilityType?: string;
  /** The strictest that is stated. */
  readonly confidentiality?: Confidentiality;
  readonly visibility: readonly Visibility[];
  readonly authors: readonly { readonly id?: string; readonly name: string; readonly institution?: string }[];
  /** Whoever the metadata says the document is about. */
  readonly patients: readonly Ins[];
}

const SCHEMES = {
  class: 'urn:uuid:41a5887f-8865-4c09-adf7-e362475b143a',
  type: 'urn:uuid:f0306f51-975f-434e-a61c-c59651d33983',
  format: 'urn:uuid:a09d5840-386c-46f2-b5ad-9c3699a4309d',
  confidentiality: 'urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f',
  practice: 'urn:uuid:cccf5598-8b07-4b77-a05e-ae952c785ead',
  facility: 'urn:uuid:f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1',
  author: 'urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d',
  patientId: 'urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427',
  uniqueId: 'urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab',
} as const;

const elements = (parent: XmlElement, name: string): XmlElement[] =>
  parent.children.filter((child): child is XmlElement => typeof child !== 'string' && child.name === name);
const attribute = (element: XmlElement | undefined, name: string): string | undefined => {
  const value = element?.attributes.get(name)?.trim();
  return value === undefined || value === '' ? undefined : value;
};
const textOf = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');

function* everywhere(element: XmlElement, name: string): Generator<XmlElement> {
  if (element.name === name) yield element;
  for (const child of element.children) if (typeof child !== 'string') yield* everywhere(child, name);
}

/** The documents that a metadata file describes. */
export const xdmEntries = (root: XmlElement): XdmEntry[] => [...everywhere(root, 'ExtrinsicObject')].map(entryOf);

function entryOf(object: XmlElement): XdmEntry {
  const slots = slotsOf(object);
  const one = (name: string): string | undefined => slots.get(name)?.[0];
  const classified = (scheme: string): XmlElement[] =>
    elements(object, 'Classification').filter((each) => attribute(each, 'classificationScheme') === scheme);
  const code = (scheme: string): string | undefined => attribute(classified(scheme)[0], 'nodeRepresentation');
  const external = (scheme: string): string | undefined =>
    attribute(
      elements(object, 'ExternalIdentifier').find((each) => attribute(each, 'identificationScheme') === scheme),
      'value',
    );
  const confidentialities = classified(SCHEMES.confidentiality).flatMap(
    (each) => attribute(each, 'nodeRepresentation') ?? [],
  );
  const title = attribute([...everywhere(object, 'LocalizedString')][0], 'value');
  const size = Number(one('size'));
  return {
    id: attribute(object, 'id') ?? '',
    uri: one('URI') ?? '',
    contentType: attribute(object, 'mimeType') ?? 'application/octet-stream',
    visibility: confidentialities.flatMap((each) => visibilityOf(each) ?? []),
    authors: classified(SCHEMES.author).flatMap(authorOf),
    patients: [external(SCHEMES.patientId), one('sourcePatientId')].flatMap(patientOf),
    ...there('hash', one('hash')?.toLowerCase()),
    ...(Number.isInteger(size) && size > 0 ? { size } : {}),
    ...there('uniqueId', external(SCHEMES.uniqueId)),
    ...there('title', title),
    ...there('language', one('languageCode')),
    ...there('created', one('creationTime')),
    ...there('typeCode', code(SCHEMES.type)),
    ...there('classCode', code(SCHEMES.class)),
    ...there('format', code(SCHEMES.format)),
    ...there('practiceSetting', code(SCHEMES.practice)),
    ...there('facilityType', code(SCHEMES.facility)),
    ...there('confidentiality', strictest(confidentialities.filter(isConfidentiality))),
  };
}

const strictest = ([first, ...others]: readonly Confidentiality[]): Confidentiality | undefined =>
  first === undefined ? undefined : others.reduce(stricter, first);

function slotsOf(object: XmlElement): Map<string, string[]> {
  const slots = new Map<string, string[]>();
  for (const slot of elements(object, 'Slot')) {
    const values = [...everywhere(slot, 'Value')].map((value) => textOf(value).trim());
    // A long address is cut into numbered pieces: `1|IHE_XDM/…`.
    slots.set(
      attribute(slot, 'name') ?? '',
      values.map((value) => value.replace(/^\d+\|/, '')),
    );
  }
  return slots;
}

/** `899700000001^MODELE^Alix^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS`: identifier, family name, given name. */
function authorOf(classification: XmlElement): XdmEntry['authors'] {
  const slots = slotsOf(classification);
  const [id, family, given] = (slots.get('authorPerson')?.[0] ?? '').split('^');
  const name = [given, family].filter((part) => part !== undefined && part !== '').join(' ');
  if (name === '') return [];
  const institution = slots.get('authorInstitution')?.[0]?.split('^')[0];
  return [{ name, ...there('id', id === '' ? undefined : id), ...there('institution', institution) }];
}

/** `279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH`. */
function patientOf(value: string | undefined): Ins[] {
  const [, number, oid] = /^([^^]+)\^\^\^[^&]*&(?:amp;)?([\d.]+)&/.exec(value ?? '') ?? [];
  const ins = number === undefined || oid === undefined ? undefined : parseIns(oid, number);
  return ins?.ok === true ? [ins.value] : [];
}

const there = <Name extends string, Value>(name: Name, value: Value | undefined): { [N in Name]?: Value } =>
  value === undefined ? {} : ({ [name]: value } as { [N in Name]?: Value });
