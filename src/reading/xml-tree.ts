// A parsed XML document as plain, immutable data: what the rest of the reading works on, whatever parser made it.

export const HL7 = 'urn:hl7-org:v3';
export const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

export type XmlNode = XmlElement | string;

/** `attributes` are keyed by local name; those of a namespace by `{namespace}name`, the declarations left out. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
}

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';

/** The children that are elements of HL7 v3 with this name. */
export const childrenOf = (parent: XmlElement | undefined, name: string): readonly XmlElement[] =>
  parent === undefined
    ? []
    : parent.children.filter((c): c is XmlElement => isElement(c) && c.name === name && c.namespace === HL7);

/** The first element at the end of a path of HL7 v3 names, or undefined. */
export function at(start: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let here = start;
  for (const name of path) {
    here = here?.children.find((c): c is XmlElement => isElement(c) && c.name === name && c.namespace === HL7);
    if (here === undefined) return undefined;
  }
  return here;
}

/** An attribute's value, trimmed; empty counts as absent. */
export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  const value = element?.attributes.get(name)?.trim();
  return value === undefined || value === '' ? undefined : value;
}

/** The local part of xsi:type (`PQ` of `hl7:PQ`). */
export const typeOf = (element: XmlElement): string | undefined =>
  attribute(element, `{${XSI}}type`)?.replace(/^.*:/u, '');

/** All the text below an element, as it stands. */
export function rawText(element: XmlElement | undefined): string {
  if (element === undefined) return '';
  const parts: string[] = [];
  for (const child of element.children) parts.push(isElement(child) ? rawText(child) : child);
  return parts.join('');
}

/** All the text below an element with white space folded, or undefined when there is none. */
export function textOf(element: XmlElement | undefined): string | undefined {
  const text = rawText(element).replace(/\s+/gu, ' ').trim();
  return text === '' ? undefined : text;
}

/** Every element below this one, itself first, in document order. */
export function* walk(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) if (isElement(child)) yield* walk(child);
}
