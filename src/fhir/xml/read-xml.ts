// FHIR XML to the JSON form, by the table of elements. An element that R4 does not know is a fault with its path: left out silently it
// could be what its sender meant most.
import { ok, problem, type Result } from '../../kernel/result.js';
import type { XmlElement } from '../../reading/index.js';
import { elementNamed, isPrimitive, isResourceType } from './elements.js';
import { escaped } from './write-xml.js';

const NAMESPACE = 'http://hl7.org/fhir';
const XHTML = 'http://www.w3.org/1999/xhtml';

export type XmlResourceProblem = 'resource-type-unexpected' | 'xml-element-unexpected' | 'value-malformed';

type Json = Record<string, unknown>;

/** The problem of one element, with the path at which it stands. */
class Unexpected extends Error {
  readonly problem: XmlResourceProblem;
  readonly path: string;
  constructor(name: XmlResourceProblem, path: string) {
    super(name);
    this.problem = name;
    this.path = path;
  }
}

export function fromFhirXml(root: XmlElement): Result<Readonly<Json>, XmlResourceProblem> {
  try {
    return ok(resourceOf(root, root.name));
  } catch (error) {
    if (error instanceof Unexpected) return problem(error.problem, error.path);
    throw error;
  }
}

function resourceOf(element: XmlElement, path: string): Json {
  if (element.namespace !== NAMESPACE || !isResourceType(element.name))
    throw new Unexpected('resource-type-unexpected', path);
  return { resourceType: element.name, ...fieldsOf(element, element.name, path) };
}

function fieldsOf(element: XmlElement, type: string, path: string): Json {
  const json: Json = {};
  for (const attribute of ['id', 'url']) {
    const value = element.attributes.get(attribute);
    if (value !== undefined && (attribute === 'id' || type === 'Extension')) json[attribute] = value;
  }
  const seen = new Map<string, number>();
  for (const child of element.children) {
    if (typeof child === 'string') {
      if (child.trim() !== '') throw new Unexpected('xml-element-unexpected', path);
      continue;
    }
    const found = elementNamed(type, child.name);
    const at = `${path}.${child.name}`;
    if (found === undefined || (child.namespace !== NAMESPACE && found.type !== 'xhtml'))
      throw new Unexpected('xml-element-unexpected', at);
    const count = seen.get(child.name) ?? 0;
    seen.set(child.name, count + 1);
    if (!found.definition.many && count > 0) throw new Unexpected('xml-element-unexpected', at);
    put(json, child, found.type, found.definition.many, count, found.definition.many ? `${at}[${count}]` : at);
  }
  return json;
}

function put(json: Json, child: XmlElement, type: string, many: boolean, count: number, path: string): void {
  const { name } = child;
  if (!isPrimitive(type) || type === 'xhtml') {
    const value =
      type === 'xhtml' ? markup(child) : type === 'Resource' ? heldBy(child, path) : fieldsOf(child, type, path);
    if (many) ((json[name] ??= []) as unknown[]).push(value);
    else json[name] = value;
    return;
  }
  const written = child.attributes.get('value');
  const { value: _value, ...beside } = fieldsOf({ ...child, attributes: withoutValue(child) }, 'Primitive', path);
  const value = written === undefined ? undefined : primitiveOf(type, written, path);
  const hasMore = Object.keys(beside).length > 0;
  if (!many) {
    if (value !== undefined) json[name] = value;
    if (hasMore) json[`_${name}`] = beside;
    return;
  }
  ((json[name] ??= []) as unknown[]).push(value ?? null);
  if (hasMore || json[`_${name}`] !== undefined) {
    const others = (json[`_${name}`] ??= new Array<unknown>(count).fill(null)) as unknown[];
    others.push(hasMore ? beside : null);
  }
}

const withoutValue = ({ attributes }: XmlElement): XmlElement['attributes'] =>
  new Map([...attributes].filter(([name]) => name === 'id'));

/** The one resource an element holds (`contained`, `resource`). */
function heldBy(element: XmlElement, path: string): Json {
  const [resource, ...others] = element.children.filter((child) => typeof child !== 'string');
  if (resource === undefined || others.length > 0) throw new Unexpected('xml-element-unexpected', path);
  return resourceOf(resource, path);
}

function primitiveOf(type: string, written: string, path: string): unknown {
  switch (type) {
    case 'boolean':
      if (written !== 'true' && written !== 'false') throw new Unexpected('value-malformed', path);
      return written === 'true';
    case 'integer':
    case 'unsignedInt':
    case 'positiveInt':
      if (!/^-?\d{1,10}$/.test(written)) throw new Unexpected('value-malformed', path);
      return Number(written);
    case 'decimal':
      if (!/^-?\d{1,18}(?:\.\d{1,18})?(?:[eE][+-]?\d{1,3})?$/.test(written))
        throw new Unexpected('value-malformed', path);
      return Number(written);
    default:
      return written;
  }
}

/** Narrative as the text of its markup. */
function markup(element: XmlElement): string {
  const write = (node: XmlElement, outer: boolean): string => {
    const attributes = [...node.attributes]
      .filter(([name]) => !name.startsWith('{'))
      .map(([name, value]) => ` ${name}="${escaped(value)}"`)
      .join('');
    const inner = node.children
      .map((child) => (typeof child === 'string' ? escaped(child) : write(child, false)))
      .join('');
    return `<${node.name}${outer ? ` xmlns="${XHTML}"` : ''}${attributes}>${inner}</${node.name}>`;
  };
  return write(element, true);
}
