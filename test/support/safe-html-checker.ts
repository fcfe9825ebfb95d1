// Reads HTML made from an outside document again, with a parser that did not make it, and lists everything that has no business there.
import { openXml } from '../../src/reading/xml-door.js';
import { walk } from '../../src/reading/xml-tree.js';

const ELEMENTS = new Set(
  'article header section div p span h1 h2 h3 h4 h5 h6 table caption thead tbody tfoot tr th td ul ol li dl dt dd strong em sub sup del ins br a img figure figcaption time details summary'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set('id class lang scope colspan rowspan href src alt role tabindex aria-label'.split(' '));

/** Problems found, in words; none when the page is inert. `partUrlPrefix` is the only place files may come from. */
export function unsafeThings(html: string, partUrlPrefix: string): string[] {
  // The void elements of HTML are the only thing that keeps it from being XML.
  const parsed = openXml(Buffer.from(html.replace(/<(br|img)((?:\s[a-z-]+="[^"]*")*)>/g, '<$1$2/>'), 'utf8'), {
    bytes: 100_000_000,
    depth: 1_000,
    elements: 1_000_000,
    attributesPerElement: 50,
    attributes: 2_000_000,
  });
  if (!parsed.ok) return [`not well-formed: ${parsed.problem} ${parsed.path ?? ''} ${parsed.detail ?? ''}`];
  const found: string[] = [];
  for (const element of walk(parsed.value)) {
    if (element.namespace !== '' || !ELEMENTS.has(element.name)) found.push(`element ${element.name}`);
    for (const [name, value] of element.attributes) {
      if (!ATTRIBUTES.has(name)) found.push(`attribute ${name}`);
      if (name === 'id' && !value.startsWith('cda-')) found.push(`id ${value}`);
      if (name === 'href' && !value.startsWith('#cda-') && !isPart(value, partUrlPrefix)) found.push(`href ${value}`);
      if (name === 'src' && !isPart(value, partUrlPrefix)) found.push(`src ${value}`);
      if (name === 'class' && !/^cda(?:-[a-z]+)?(?: cda-wide(?: cda-widest)?)?$/.test(value))
        found.push(`class ${value}`);
    }
  }
  return found;
}

const isPart = (address: string, prefix: string): boolean =>
  address.startsWith(prefix) && /^\d+$/.test(address.slice(prefix.length));
