// What rendering one document's narrative carries along.
import type { CdaPart } from './cda-parts.js';
import type { CdaWords } from './cda-words.js';
import type { HtmlChild } from './safe-html.js';
import { element } from './safe-html.js';
import type { XmlElement } from './xml-tree.js';
import { attribute, isElement } from './xml-tree.js';

export interface NarrativeContext {
  readonly words: CdaWords;
  readonly partByMediaId: ReadonlyMap<string, CdaPart>;
  readonly partUrl: (index: number) => string;
  /** ` 2` for the second of several files of a kind, nothing for one that is alone. */
  readonly rankOf: (part: CdaPart) => string;
  /** Prefix of every id in the page, so that a document cannot take one of ours. */
  readonly idPrefix: string;
  /** IDs that something in the document points to; only those become ids. */
  readonly targets: ReadonlySet<string>;
  /** IDs already given: the first keeps it. */
  readonly taken: Set<string>;
  /** Parts shown in the text; the others are listed at the end. */
  readonly shown: Set<number>;
  readonly sectionTitle?: string;
}

export const BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'list', 'table', 'renderMultiMedia']);

/** Is there a block somewhere below? Then a paragraph or span of HTML cannot hold it. */
export const holdsBlock = (xml: XmlElement): boolean =>
  xml.children.some((child) => isElement(child) && (BLOCKS.has(child.name) || holdsBlock(child)));

/** The id of an element that something points to. */
export function idAttribute(xml: XmlElement, context: NarrativeContext): { id?: string } {
  const id = attribute(xml, 'ID');
  if (id === undefined || !context.targets.has(id) || context.taken.has(id)) return {};
  context.taken.add(id);
  return { id: ownId(id, context) };
}

const ownId = (id: string, { idPrefix }: NarrativeContext): string =>
  `${idPrefix}${id.slice(0, 100).replace(/[^\w.-]/gu, (character) => `_${character.codePointAt(0) ?? 0}_`)}`;

export const internalLink = (id: string | undefined, label: HtmlChild, context: NarrativeContext): HtmlChild =>
  id === undefined ? label : element('a', { href: `#${ownId(id, context)}` }, label);
