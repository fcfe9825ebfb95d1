// Building HTML from documents nobody vouches for: only these elements and attributes exist, every text and value is escaped.

export interface Html {
  readonly html: string;
}

export type HtmlChild = Html | string | undefined | readonly HtmlChild[];

// prettier-ignore
const ELEMENTS = [
  'article', 'header', 'section', 'div', 'p', 'span', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'caption', 'thead', 'tbody', 'tfoot',
  'tr', 'th', 'td', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'strong', 'em', 'sub', 'sup', 'del', 'ins', 'br', 'a', 'img', 'figure',
  'figcaption', 'time', 'details', 'summary',
] as const;

export type HtmlElement = (typeof ELEMENTS)[number];

// prettier-ignore
const ATTRIBUTES = [
  'id', 'class', 'lang', 'scope', 'colspan', 'rowspan', 'href', 'src', 'alt', 'datetime', 'role', 'tabindex', 'aria-label',
] as const;

export type HtmlAttribute = (typeof ATTRIBUTES)[number];

const VOID: ReadonlySet<string> = new Set(['br', 'img']);

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters, and the marks that turn the direction of the text around them and so can show a name reversed. */
const UNWANTED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

export const escapeHtml = (text: string): string =>
  text.replace(UNWANTED, '').replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

/** Addresses point into the page (`#…`) or to a path of this site, never elsewhere. */
const isOwnAddress = (address: string): boolean => address.startsWith('#') || /^\/(?![/\\])[^\s\\]*$/.test(address);

export function element(
  name: HtmlElement,
  attributes: Readonly<Partial<Record<HtmlAttribute, string | number | undefined>>>,
  ...children: readonly HtmlChild[]
): Html {
  let open = `<${name}`;
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    if ((attribute === 'href' || attribute === 'src') && !isOwnAddress(String(value))) continue;
    open += ` ${attribute}="${escapeHtml(String(value))}"`;
  }
  return { html: VOID.has(name) ? `${open}>` : `${open}>${render(children)}</${name}>` };
}

/** Several children as one, without an element of their own. */
export const fragment = (...children: readonly HtmlChild[]): Html => ({ html: render(children) });

function render(children: readonly HtmlChild[]): string {
  let out = '';
  for (const child of children) {
    if (child === undefined) continue;
    if (typeof child === 'string') out += escapeHtml(child);
    else if ('html' in child) out += child.html;
    else out += render(child);
  }
  return out;
}

/** Is there nothing to see in it? */
export const isBlank = (html: Html): boolean => !/[^\s]/u.test(html.html.replace(/<(?!img)[^>]*>/g, ''));
