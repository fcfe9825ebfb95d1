// A small reader of our own HTML for the tests: elements in order with attributes and text. It throws on bad nesting.

export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The text inside, children included. */
  text: string;
  readonly parents: readonly Element[];
}

const VOID = new Set(['meta', 'link', 'input', 'img', 'br', 'hr', 'source', 'col']);
const TOKEN = /<!doctype[^>]*>|<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>|([^<]+)/gy;

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const decoded = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);

/** All elements of a page, in document order. */
export function elementsOf(html: string): Element[] {
  const all: Element[] = [];
  let open: Element[] = [];
  let at = 0;
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(html); token !== null; token = TOKEN.exec(html)) {
    at = TOKEN.lastIndex;
    const [, closing, name, attributes, selfClosing, text] = token;
    if (text !== undefined) for (const element of open) element.text += decoded(text);
    if (name === undefined) continue;
    const tag = name.toLowerCase();
    if (closing === '/') {
      const last = open.at(-1);
      if (last?.tag !== tag) throw new Error(`</${tag}> closes <${last?.tag ?? 'nothing'}> at ${at}`);
      open = open.slice(0, -1);
      continue;
    }
    const element: Element = { tag, attributes: attributesOf(attributes ?? ''), text: '', parents: open };
    all.push(element);
    if (selfClosing !== '/' && !VOID.has(tag)) open = [...open, element];
  }
  if (at !== html.length) throw new Error(`Unreadable at ${at}: ${html.slice(at, at + 80)}`);
  if (open.length > 0) throw new Error(`<${open.at(-1)?.tag ?? ''}> is not closed`);
  return all;
}

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/([\w:-]+)(?:="([^"]*)")?/g))
    found[name.toLowerCase()] = decoded(value);
  return found;
}
