// The readable text of a section (narrative block), rebuilt from an allow-list: what is not known keeps its text, nothing else.
import type { CdaPart } from './cda-parts.js';
import { renderTable } from './cda-table.js';
import type { NarrativeContext } from './narrative-context.js';
import { BLOCKS, holdsBlock, idAttribute, internalLink } from './narrative-context.js';
import type { Html, HtmlChild } from './safe-html.js';
import { element, fragment, isBlank } from './safe-html.js';
import type { XmlElement, XmlNode } from './xml-tree.js';
import { attribute, HL7, isElement, textOf } from './xml-tree.js';

/** Whose text is code, not words. */
const SILENT: ReadonlySet<string> = new Set(['script', 'style', 'object', 'iframe', 'template', 'col', 'colgroup']);

/** What fills a block (a section, a paragraph, a cell): as `renderInline`, without empty lines at its ends. */
export const renderNarrative = (nodes: readonly XmlNode[], context: NarrativeContext): Html =>
  renderInline(withoutLooseBreaks(nodes), context);

function renderInline(nodes: readonly XmlNode[], context: NarrativeContext): Html {
  return fragment(nodes.map((node) => (isElement(node) ? renderElement(node, context) : node.replace(/\s+/gu, ' '))));
}

function renderElement(xml: XmlElement, context: NarrativeContext): HtmlChild {
  if (SILENT.has(xml.name.toLowerCase())) return undefined;
  if (xml.namespace !== HL7) return inside(xml, context);
  switch (xml.name) {
    case 'br':
      return element('br', {});
    case 'paragraph':
      return paragraph(xml, context);
    case 'content':
      return styled(xml, context);
    case 'sub':
    case 'sup':
      return element(xml.name, {}, inside(xml, context));
    case 'list':
      return list(xml, context);
    case 'table':
      return renderTable(xml, context, renderNarrative);
    case 'linkHtml':
      return link(xml, context);
    case 'renderMultiMedia':
      return media(xml, context);
    case 'footnote':
      return element(
        'span',
        { ...idAttribute(xml, context), class: 'cda-note' },
        ' [',
        context.words.note,
        ' : ',
        inside(xml, context),
        ']',
      );
    case 'footnoteRef':
      return internalLink(attribute(xml, 'IDREF'), context.words.note, context);
    default:
      return inside(xml, context);
  }
}

const inside = (xml: XmlElement, context: NarrativeContext): Html => renderInline(xml.children, context);

const isBreak = (node: XmlNode): boolean => isElement(node) && node.name === 'br' && node.namespace === HL7;
const isLoose = (node: XmlNode): boolean => isBreak(node) || (!isElement(node) && node.trim() === '');

/** Software sets texts and tables apart by lines without words; here the style sheet does: one empty line at most, none at the ends. */
function withoutLooseBreaks(nodes: readonly XmlNode[]): readonly XmlNode[] {
  const first = nodes.findIndex((node) => !isLoose(node));
  // A break between two texts may be all that an element holds.
  if (first === -1) return nodes;
  const last = nodes.findLastIndex((node) => !isLoose(node));
  let breaks = 0;
  return nodes.slice(first, last + 1).filter((node) => {
    if (!isLoose(node)) breaks = isElement(node) && BLOCKS.has(node.name) ? 2 : 0;
    else if (isBreak(node)) breaks += 1;
    return !isBreak(node) || breaks <= 2;
  });
}

function paragraph(xml: XmlElement, context: NarrativeContext): HtmlChild {
  const id = idAttribute(xml, context);
  const title = caption(xml, context);
  const words = body(xml, context);
  if (id.id === undefined && title === undefined && isBlank(words)) return undefined;
  return element(holdsBlock(xml) ? 'div' : 'p', id, title, words);
}

/** Children without the caption, which has its own place. */
const body = (xml: XmlElement, context: NarrativeContext): Html =>
  renderNarrative(
    xml.children.filter((child) => !(isElement(child) && child.name === 'caption')),
    context,
  );

function caption(xml: XmlElement, context: NarrativeContext): Html | undefined {
  const found = xml.children.find((child): child is XmlElement => isElement(child) && child.name === 'caption');
  if (found === undefined) return undefined;
  const html = inside(found, context);
  return isBlank(html) ? undefined : element('strong', { class: 'cda-caption' }, html, ' ');
}

/** The text styles that carry emphasis; colours, fonts and rules do not. */
function styled(xml: XmlElement, context: NarrativeContext): HtmlChild {
  const styles = new Set((attribute(xml, 'styleCode') ?? '').toLowerCase().split(/[\s,]+/u));
  const revised = attribute(xml, 'revised');
  const block = holdsBlock(xml);
  let html = inside(xml, context);
  if (!block) {
    if (styles.has('italics') || styles.has('bolditalics')) html = element('em', {}, html);
    if (styles.has('bold') || styles.has('bolditalics') || styles.has('emphasis')) html = element('strong', {}, html);
    if (styles.has('underline')) html = element('span', { class: 'cda-underline' }, html);
    if (revised === 'delete') html = element('del', {}, html);
    if (revised === 'insert') html = element('ins', {}, html);
  }
  const id = idAttribute(xml, context);
  return id.id === undefined && !block ? html : element(block ? 'div' : 'span', id, html);
}

function list(xml: XmlElement, context: NarrativeContext): HtmlChild {
  const items = xml.children.filter((child): child is XmlElement => isElement(child) && child.name === 'item');
  if (items.length === 0) return body(xml, context);
  const ordered = (attribute(xml, 'listType') ?? '').toLowerCase() === 'ordered';
  return fragment(
    caption(xml, context),
    element(
      ordered ? 'ol' : 'ul',
      idAttribute(xml, context),
      items.map((item) => element('li', idAttribute(item, context), caption(item, context), body(item, context))),
    ),
  );
}

/** A link inside the document stays one; an address of the web is shown as text, for the reader to judge; others are dropped. */
function link(xml: XmlElement, context: NarrativeContext): HtmlChild {
  const address = attribute(xml, 'href') ?? '';
  const label = inside(xml, context);
  if (address.startsWith('#') && address.length > 1) {
    return internalLink(address.slice(1), isBlank(label) ? address.slice(1) : label, context);
  }
  if (!/^https?:\/\/[^\s]+$/i.test(address)) return label;
  return isBlank(label) || textOf(xml) === address ? address : fragment(label, ` (${address})`);
}

function media(xml: XmlElement, context: NarrativeContext): HtmlChild {
  const ids = (attribute(xml, 'referencedObject') ?? '').split(/\s+/u).filter((id) => id !== '');
  const title = caption(xml, context);
  return ids.slice(0, 50).map((id) => {
    const part = context.partByMediaId.get(id);
    if (part === undefined) return element('p', { class: 'cda-missing' }, context.words.missingFile);
    context.shown.add(part.index);
    return renderPart(part, context, title === undefined ? undefined : textOfCaption(xml));
  });
}

const textOfCaption = (xml: XmlElement): string | undefined =>
  textOf(xml.children.find((child): child is XmlElement => isElement(child) && child.name === 'caption'));

/** A picture is shown, any other file is a link; both come from an address of ours. */
export function renderPart(part: CdaPart, context: NarrativeContext, title: string | undefined): Html {
  const url = context.partUrl(part.index);
  const rank = context.rankOf(part);
  if (part.contentType === 'image/png' || part.contentType === 'image/jpeg' || part.contentType === 'image/gif') {
    const about = title ?? context.sectionTitle;
    const alt = about === undefined ? context.words.picture + rank : `${context.words.picture} : ${about}`;
    return element(
      'figure',
      {},
      element('img', { src: url, alt }),
      title === undefined ? undefined : element('figcaption', {}, title),
    );
  }
  const label = part.contentType === 'application/pdf' ? context.words.openPdf : context.words.openFile;
  return element(
    'p',
    {},
    element('a', { href: url, class: 'cda-part' }, title === undefined ? label + rank : `${label} : ${title}`),
  );
}
