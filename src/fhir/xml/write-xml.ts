// A resource as FHIR XML: elements in the order of their definition, whatever order the JSON had.
import { openXml } from '../../reading/index.js';
import { elementNamed, elementsOf, isPrimitive, isResourceType } from './elements.js';

const NAMESPACE = 'http://hl7.org/fhir';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escaped = (text: string): string =>
  text
    .replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character)
    .replace(/[\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`);

type Value = Readonly<Record<string, unknown>>;

/** `resource` as a document of http://hl7.org/fhir. What R4 does not know has no place in it and is left out. */
export function toFhirXml(resource: { readonly resourceType: string }): string {
  const { resourceType } = resource;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${resourceType} xmlns="${NAMESPACE}">${content(resourceType, resource as unknown as Value)}</${resourceType}>\n`;
}

/** The elements inside one of `type`. */
function content(type: string, value: Value): string {
  const asResource = isResourceType(type);
  let out = '';
  for (const { name, choice, types } of elementsOf(type) ?? []) {
    if (!asResource && (name === 'id' || (type === 'Extension' && name === 'url'))) continue;
    if (!choice) {
      out += elements(name, types[0] ?? 'string', value[name], value[`_${name}`]);
      continue;
    }
    const key = Object.keys(value).find(
      (each) => each.startsWith(name) && elementNamed(type, each)?.definition.name === name,
    );
    const found = key === undefined ? undefined : elementNamed(type, key);
    if (key !== undefined && found !== undefined) out += elements(key, found.type, value[key], value[`_${key}`]);
  }
  return out;
}

function elements(name: string, type: string, value: unknown, beside: unknown): string {
  if (value === undefined && beside === undefined) return '';
  if (Array.isArray(value) || Array.isArray(beside)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [];
    const others: readonly unknown[] = Array.isArray(beside) ? beside : [];
    let out = '';
    for (let at = 0; at < Math.max(items.length, others.length); at += 1) out += one(name, type, items[at], others[at]);
    return out;
  }
  return one(name, type, value, beside);
}

function one(name: string, type: string, value: unknown, beside: unknown): string {
  if (type === 'xhtml') return typeof value === 'string' && openXml(Buffer.from(value)).ok ? value : '';
  if (type === 'Resource') return inside(name, value);
  if (isPrimitive(type)) return primitive(name, value, beside);
  if (typeof value !== 'object' || value === null) return '';
  const held = value as Value;
  return `<${name}${attributesOf(type, held)}>${content(type, held)}</${name}>`;
}

function inside(name: string, value: unknown): string {
  const type = (value as { resourceType?: unknown } | undefined)?.resourceType;
  if (typeof type !== 'string' || !isResourceType(type)) return '';
  return `<${name}><${type}>${content(type, value as Value)}</${type}></${name}>`;
}

function primitive(name: string, value: unknown, beside: unknown): string {
  const held = typeof beside === 'object' && beside !== null ? (beside as Value) : {};
  const written =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? ` value="${escaped(String(value))}"`
      : '';
  const extension = elements('extension', 'Extension', held['extension'], undefined);
  const id = attributesOf('Element', held);
  if (written === '' && extension === '' && id === '') return '';
  return extension === '' ? `<${name}${id}${written}/>` : `<${name}${id}${written}>${extension}</${name}>`;
}

function attributesOf(type: string, { id, url }: Value): string {
  const of = (name: string, value: unknown): string =>
    typeof value === 'string' ? ` ${name}="${escaped(value)}"` : '';
  return of('id', id) + (type === 'Extension' ? of('url', url) : '');
}
