// The plain text of a document, section by section: what search and the "read aloud" of a document work on.
import { tidyText } from '../kernel/text.js';
import type { Result } from '../kernel/result.js';
import { ok } from '../kernel/result.js';
import { statementsOf } from './cda-entries.js';
import type { CdaHeaderProblem } from './cda-header.js';
import { clinicalDocumentOf } from './cda-header.js';
import type { DocumentKind } from './file-kind.js';
import type { XmlProblem } from './xml-door.js';
import { openXml } from './xml-door.js';
import type { XmlElement, XmlNode } from './xml-tree.js';
import { at, attribute, childrenOf, isElement, textOf, walk } from './xml-tree.js';

export interface TextSection {
  /** Absent for what stands before the first titled section. */
  readonly title?: string;
  /** LOINC of the section, when it has one. */
  readonly code?: string;
  readonly text: string;
}

export interface DocumentText {
  readonly title?: string;
  readonly sections: readonly TextSection[];
}

/** More text than any report holds; what lies beyond is not searched. */
const MAX_CHARACTERS = 2_000_000;

/** The text of a CDA or of a plain text file; a PDF, a picture or RTF has none here. */
export function documentText(
  bytes: Uint8Array,
  kind: DocumentKind,
): Result<DocumentText, XmlProblem | CdaHeaderProblem> {
  if (kind === 'text') return ok({ sections: [{ text: plainText(bytes).slice(0, MAX_CHARACTERS) }] });
  if (kind !== 'cda') return ok({ sections: [] });
  const root = openXml(bytes);
  if (!root.ok) return root;
  const found = clinicalDocumentOf(root.value);
  if (!found.ok) return found;
  const { document } = found.value;
  const title = textOf(at(document, 'title'));
  const sections = [...walk(document)].filter((xml) => xml.name === 'section').map(sectionText);
  const body = at(document, 'component', 'nonXMLBody', 'text');
  if (body !== undefined && attribute(body, 'representation') !== 'B64') sections.push({ text: narrativeText(body) });
  return ok({ ...(title === undefined ? {} : { title: tidyText(title) }), sections: sections.filter(saysSomething) });
}

const saysSomething = (section: TextSection): boolean => section.title !== undefined || section.text !== '';

/** The section's own text; that of the sections inside it is theirs. */
function sectionText(section: XmlElement): TextSection {
  const text = at(section, 'text');
  const title = textOf(at(section, 'title')) ?? attribute(at(section, 'code'), 'displayName');
  const code = attribute(at(section, 'code'), 'code');
  const narrative = text === undefined || attribute(text, 'representation') === 'B64' ? '' : narrativeText(text);
  return {
    ...(title === undefined ? {} : { title: tidyText(title) }),
    ...(code === undefined ? {} : { code }),
    text: (narrative === '' && !showsFiles(text) ? codedText(section) : narrative).slice(0, MAX_CHARACTERS),
  };
}

/** A narrative that is a picture or a PDF has no words, and its entries only describe the file. */
const showsFiles = (text: XmlElement | undefined): boolean =>
  text !== undefined && [...walk(text)].some((xml) => xml.name === 'renderMultiMedia');

const codedText = (section: XmlElement): string =>
  childrenOf(section, 'entry').length === 0
    ? ''
    : statementsOf(section, 'fr')
        .map((statement) => [statement.what, statement.value, statement.date].filter((part) => part !== '').join(' '))
        .join('\n');

const LINES: ReadonlySet<string> = new Set(['paragraph', 'item', 'tr', 'br', 'caption', 'table', 'list']);
const CELLS: ReadonlySet<string> = new Set(['td', 'th']);

/** Rows and paragraphs become lines, cells are set apart, so that words of two cells do not run together. */
function narrativeText(xml: XmlElement): string {
  const raw = xml.children.map(nodeText).join('');
  return raw
    .split('\n')
    .map((line) => tidyText(line).replace(/(?: ?\| ?)+$/u, ''))
    .filter((line) => line !== '')
    .join('\n');
}

function nodeText(node: XmlNode): string {
  if (!isElement(node)) return node.replace(/\s+/gu, ' ');
  const inside = node.children.map(nodeText).join('');
  if (CELLS.has(node.name)) return `${inside} | `;
  return LINES.has(node.name) ? `\n${inside}\n` : inside;
}

/** Text files come in UTF-8, UTF-16 with a mark, or the Windows alphabet. */
function plainText(bytes: Uint8Array): string {
  for (const [encoding, first, second] of [
    ['utf-16le', 0xff, 0xfe],
    ['utf-16be', 0xfe, 0xff],
  ] as const) {
    if (bytes[0] === first && bytes[1] === second) return new TextDecoder(encoding).decode(bytes);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
