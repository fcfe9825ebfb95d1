// The least XML writer: escaping and one element at a time.

export type Attributes = Readonly<Record<string, string | number | undefined>>;

export const escapeXml = (text: string): string =>
  text.replace(/[<>&"']/g, (character) => `&#${String(character.codePointAt(0))};`);

/** `<name a="b">children</name>`; children are XML already, text goes through `escapeXml`. */
export const tag = (name: string, attributes: Attributes = {}, ...children: readonly string[]): string => {
  const shown = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('');
  return children.length === 0 ? `<${name}${shown}/>` : `<${name}${shown}>${children.join('')}</${name}>`;
};

export const textTag = (name: string, text: string, attributes: Attributes = {}): string =>
  tag(name, attributes, escapeXml(text));

export const LOINC = '2.16.840.1.113883.6.1';

export const coded = (
  name: string,
  code: string,
  displayName: string,
  codeSystem: string,
  ...children: readonly string[]
): string => tag(name, { code, displayName, codeSystem }, ...children);

export const template = (...roots: readonly string[]): string =>
  roots.map((root) => tag('templateId', { root })).join('');

/** A narrative table; cells are plain text. */
export const narrativeTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  tag(
    'table',
    { border: '0' },
    head.length === 0 ? '' : tag('thead', {}, tag('tr', {}, ...head.map((cell) => textTag('th', cell)))),
    tag('tbody', {}, ...rows.map((row) => tag('tr', {}, ...row.map((cell) => textTag('td', cell))))),
  );
