// A resource as FHIR XML. The order of elements is the order of properties: who builds the resource keeps the order of its definition.

const NAMESPACE = 'http://hl7.org/fhir';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string =>
  text
    .replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character)
    .replace(/[\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`);

/** `resource` as a document of http://hl7.org/fhir. */
export function toFhirXml(resource: { readonly resourceType: string }): string {
  const { resourceType, ...content } = resource;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${resourceType} xmlns="${NAMESPACE}">${children(content)}</${resourceType}>\n`;
}

const children = (content: object): string =>
  Object.entries(content)
    .map(([name, value]) => element(name, value))
    .join('');

function element(name: string, value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join('');
  if (typeof value === 'string') return `<${name} value="${escaped(value)}"/>`;
  if (typeof value === 'number' || typeof value === 'boolean') return `<${name} value="${value}"/>`;
  if (typeof value !== 'object' || value === null) throw new TypeError(`${name} is nothing that FHIR has`);
  const { id, url, ...rest } = value as { id?: string; url?: string };
  // Inside an element `id` is an attribute, and so is the url of an extension; a resource inside keeps both as elements.
  const isExtension = name === 'extension' || name === 'modifierExtension';
  const attributes =
    (id === undefined ? '' : ` id="${escaped(id)}"`) +
    (isExtension && url !== undefined ? ` url="${escaped(url)}"` : '');
  const content = isExtension || url === undefined ? rest : value;
  return `<${name}${attributes}>${children(content)}</${name}>`;
}
