// Small values that appear all over a CDA: identifiers, codes, names of people.
import { tidyText } from '../kernel/text.js';
import type { XmlElement } from './xml-tree.js';
import { attribute, childrenOf, textOf } from './xml-tree.js';

/** `root` is an OID or a UUID; `text` is how registries write it: `root` or `root^extension`. */
export interface CdaId {
  readonly root: string;
  readonly extension?: string;
  readonly text: string;
}

/** `system` is the code system's OID as written. */
export interface CdaCode {
  readonly code: string;
  readonly system?: string;
  readonly display?: string;
}

const OID = /^[0-2](?:\.(?:0|[1-9]\d*)){1,60}$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An II element; undefined when it is null or its root is neither an OID nor a UUID. */
export function idOf(element: XmlElement | undefined): CdaId | undefined {
  const root = attribute(element, 'root');
  if (root === undefined || root.length > 128 || !(OID.test(root) || UUID.test(root))) return undefined;
  const extension = attribute(element, 'extension');
  return extension === undefined ? { root, text: root } : { root, extension, text: `${root}^${extension}` };
}

export const idsOf = (parent: XmlElement | undefined): readonly CdaId[] =>
  childrenOf(parent, 'id').flatMap((element) => idOf(element) ?? []);

export function codeOf(element: XmlElement | undefined): CdaCode | undefined {
  const code = attribute(element, 'code');
  if (code === undefined) return undefined;
  const system = attribute(element, 'codeSystem');
  const display = attribute(element, 'displayName');
  return { code, ...(system === undefined ? {} : { system }), ...(display === undefined ? {} : { display }) };
}

/**
 * Do these two name the same document? A CDA writes `root^extension`, an envelope the same, or `urn:oid:root`, or `urn:uuid:…`;
 * UUIDs are compared without regard to case.
 */
export const sameDocumentId = (one: string, other: string): boolean => bareDocumentId(one) === bareDocumentId(other);

/** An identifier as registries compare it: without `urn:oid:` or `urn:uuid:`, UUIDs in lower case. */
const bareDocumentId = (id: string): string => {
  const bare = id.trim().replace(/^urn:(?:oid|uuid):/i, '');
  return UUID.test(bare) ? bare.toLowerCase() : bare;
};

/** Identifiers in envelopes are written less strictly than in a CDA. */
const WRITTEN_OID = /^[0-2](?:\.\d+)+(?:\^[^\s]+)?$/;

/** The same as a URI: `urn:uuid:…` in lower case, `urn:oid:root` or `urn:oid:root^extension`; undefined for anything else. */
export function documentUri(id: string): string | undefined {
  const bare = bareDocumentId(id);
  return UUID.test(bare) ? `urn:uuid:${bare}` : WRITTEN_OID.test(bare) ? `urn:oid:${bare}` : undefined;
}

/** The texts of the children of this name, tidied, empty ones left out. */
export const textsOf = (parent: XmlElement | undefined, name: string): readonly string[] =>
  childrenOf(parent, name).flatMap((element) => {
    const text = textOf(element);
    return text === undefined ? [] : [tidyText(text)];
  });

const ID_NAT_STRUCT = '1.2.250.1.71.4.2.2';

/** The national identifier of an organisation if it has one, else its first identifier. */
export function organizationIdOf(element: XmlElement | undefined): string | undefined {
  const ids = idsOf(element);
  return ids.find((id) => id.root === ID_NAT_STRUCT)?.extension ?? ids[0]?.text;
}

/** `undefined` properties left out: exactOptionalPropertyTypes without a ternary per field. */
export function given<T extends object>(fields: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
