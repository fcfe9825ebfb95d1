// A CDA of any level as a readable page: head, sections with headings, narrative, files. No stylesheet is run, nothing is fetched,
// no markup of the document passes: the HTML is made here, element by element.
import type { Result } from '../kernel/result.js';
import { ok } from '../kernel/result.js';
import { renderStatements, statementsOf } from './cda-entries.js';
import type { CdaHeader, CdaHeaderProblem } from './cda-header.js';
import { clinicalDocumentOf, readCdaHeader } from './cda-header.js';
import { renderNarrative, renderPart } from './cda-narrative.js';
import type { CdaPart, CdaPartProblem } from './cda-parts.js';
import { partsOf } from './cda-parts.js';
import { renderSummary } from './cda-summary.js';
import type { CdaWords, Language } from './cda-words.js';
import { cdaWords, nullFlavorWords } from './cda-words.js';
import type { NarrativeContext } from './narrative-context.js';
import type { Html, HtmlChild, HtmlElement } from './safe-html.js';
import { element, fragment, isBlank } from './safe-html.js';
import type { XmlProblem } from './xml-door.js';
import { openXml } from './xml-door.js';
import type { XmlElement } from './xml-tree.js';
import { at, attribute, childrenOf, rawText, textOf, walk } from './xml-tree.js';

export interface CdaPageOptions {
  /** Path of this site before the number of a part: `/documents/x/part/` gives `/documents/x/part/0`. */
  readonly partUrlPrefix: string;
  /** Level of the headings of the first sections: 2 when the page's title is h1. */
  readonly headingLevel: number;
  readonly language: Language;
  readonly idPrefix?: string;
}

export interface CdaAttachment {
  readonly index: number;
  readonly contentType: string;
  readonly size: number;
  /** `body`: the document itself, of level 1. `copy`, `media`: beside what the page says. */
  readonly role: CdaPart['role'];
}

export interface CdaPage {
  /** Safe to put into a page as it stands. */
  readonly html: string;
  readonly title?: string;
  readonly attachments: readonly CdaAttachment[];
}

export type CdaPageProblem = XmlProblem | CdaHeaderProblem | CdaPartProblem;

interface Opened {
  readonly document: XmlElement;
  readonly header: CdaHeader;
  readonly parts: readonly CdaPart[];
}

function open(bytes: Uint8Array): Result<Opened, CdaPageProblem> {
  const root = openXml(bytes);
  if (!root.ok) return root;
  const header = readCdaHeader(root.value);
  if (!header.ok) return header;
  const found = clinicalDocumentOf(root.value);
  if (!found.ok) return found;
  const parts = partsOf(found.value.document);
  return parts.ok ? ok({ document: found.value.document, header: header.value, parts: parts.value.parts }) : parts;
}

/** Renders a stored CDA. The bytes of its parts are fetched one by one with `readCdaPart`. */
export function renderCdaPage(bytes: Uint8Array, options: CdaPageOptions): Result<CdaPage, CdaPageProblem> {
  const opened = open(bytes);
  if (!opened.ok) return opened;
  const { document, header, parts } = opened.value;
  const words = cdaWords(options.language);
  const context: NarrativeContext = {
    words,
    partByMediaId: new Map(parts.flatMap((part) => part.mediaIds.map((id) => [id, part] as const))),
    partUrl: (index) => `${options.partUrlPrefix}${index}`,
    rankOf: (part) => rankOf(part, parts),
    idPrefix: options.idPrefix ?? 'cda-',
    targets: targetsIn(document),
    taken: new Set(),
    shown: new Set(),
  };
  const body = at(document, 'component', 'structuredBody');
  const sections = sectionsIn(body).map((section) => ({
    title: titleOf(section),
    html: renderSection(section, options.headingLevel, context, options.language),
  }));
  const content = body === undefined ? plainBody(document, words) : withContents(sections, context);
  const html = element(
    'article',
    { class: 'cda', lang: languageOf(header) },
    renderSummary(header, words, options.language),
    content,
    renderOtherParts(parts, context, options.headingLevel),
  );
  const attachments = parts.map(({ index, contentType, role, bytes: file }) => ({
    index,
    contentType,
    role,
    size: file.length,
  }));
  return ok({ html: html.html, ...(header.title === undefined ? {} : { title: header.title }), attachments });
}

/** One embedded file of a stored CDA; undefined when there is none of this number. Serve it sandboxed. */
export function readCdaPart(
  bytes: Uint8Array,
  index: number,
): Result<{ readonly contentType: string; readonly bytes: Uint8Array } | undefined, CdaPageProblem> {
  const opened = open(bytes);
  if (!opened.ok) return opened;
  const part = opened.value.parts[index];
  return ok(part === undefined ? undefined : { contentType: part.contentType, bytes: part.bytes });
}

/** PDFs are counted apart from pictures: a prescription's square code does not make its PDF the second one. */
function rankOf(part: CdaPart, parts: readonly CdaPart[]): string {
  const kind = ({ contentType }: CdaPart): string => (contentType.startsWith('image/') ? 'image' : contentType);
  const alike = parts.filter((other) => kind(other) === kind(part));
  return alike.length > 1 ? ` ${alike.indexOf(part) + 1}` : '';
}

const languageOf = (header: CdaHeader): string | undefined =>
  header.language !== undefined && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?$/.test(header.language)
    ? header.language
    : undefined;

/** What links and footnotes of the document point to. */
function targetsIn(document: XmlElement): ReadonlySet<string> {
  const targets = new Set<string>();
  for (const xml of walk(document)) {
    const target =
      xml.name === 'linkHtml'
        ? attribute(xml, 'href')
        : xml.name === 'footnoteRef'
          ? attribute(xml, 'IDREF')
          : undefined;
    if (target !== undefined) targets.add(target.replace(/^#/u, ''));
  }
  return targets;
}

/** From this many titled sections on, a list of them stands before the text. */
const SECTIONS_WITH_CONTENTS = 6;

interface RenderedSection {
  readonly title: string | undefined;
  readonly html: HtmlChild;
}

/** Unlike any id of the document: those never hold a colon. */
const anchorOf = (index: number, { idPrefix }: NarrativeContext): string => `${idPrefix}:${index + 1}`;

function withContents(rendered: readonly RenderedSection[], context: NarrativeContext): Html {
  const sections = rendered.filter(({ html }) => html !== undefined);
  const anchors = sections.map(({ title }, index) => (title === undefined ? undefined : anchorOf(index, context)));
  const parts = sections.map(({ html }, index) =>
    anchors[index] === undefined ? html : element('div', { id: anchors[index] }, html),
  );
  if (anchors.filter((anchor) => anchor !== undefined).length < SECTIONS_WITH_CONTENTS)
    return fragment(sections.map(({ html }) => html));
  const links = sections.map(({ title }, index) =>
    anchors[index] === undefined ? undefined : element('li', {}, element('a', { href: `#${anchors[index]}` }, title)),
  );
  return fragment(
    element(
      'details',
      { class: 'cda-contents' },
      element('summary', {}, context.words.contents),
      element('ol', {}, links),
    ),
    parts,
  );
}

const titleOf = (section: XmlElement): string | undefined =>
  textOf(at(section, 'title')) ?? attribute(at(section, 'code'), 'displayName');

const sectionsIn = (parent: XmlElement | undefined): readonly XmlElement[] =>
  childrenOf(parent, 'component').flatMap((component) => childrenOf(component, 'section'));

function renderSection(section: XmlElement, level: number, page: NarrativeContext, language: Language): HtmlChild {
  const title = titleOf(section);
  const context: NarrativeContext = title === undefined ? page : { ...page, sectionTitle: title };
  const inner = sectionsIn(section);
  const text = renderText(section, context, language);
  const nested = inner.map((child) => renderSection(child, title === undefined ? level : level + 1, context, language));
  const heading = title === undefined ? undefined : element(headingOf(level), {}, title);
  const empty = isBlank(text) && inner.length === 0;
  // A section that only carries the PDF copy is shown by its file, at the end.
  if (empty && (title === undefined || holdsOnlyFiles(section))) return undefined;
  return element(
    'section',
    {},
    heading,
    empty ? element('p', { class: 'cda-empty' }, page.words.noContent) : text,
    nested,
  );
}

const headingOf = (level: number): HtmlElement => `h${Math.min(Math.max(level, 1), 6)}` as HtmlElement;

function renderText(section: XmlElement, context: NarrativeContext, language: Language): Html {
  const text = at(section, 'text');
  const narrative =
    text === undefined || attribute(text, 'representation') === 'B64'
      ? fragment()
      : renderNarrative(text.children, context);
  if (!isBlank(narrative)) return element('div', { class: 'cda-text' }, narrative);
  const statements = statementsOf(section, language);
  if (statements.length > 0) return renderStatements(statements, context.words, context.sectionTitle);
  const missing = attribute(text, 'nullFlavor') ?? attribute(section, 'nullFlavor');
  return missing === undefined
    ? fragment()
    : element('p', { class: 'cda-missing' }, nullFlavorWords(missing, language));
}

const holdsOnlyFiles = (section: XmlElement): boolean => {
  const entries = childrenOf(section, 'entry');
  return (
    entries.length > 0 && entries.every((entry) => [...walk(entry)].some((xml) => xml.name === 'observationMedia'))
  );
};

/** A level 1 document in plain text keeps its lines. */
function plainBody(document: XmlElement, words: CdaWords): Html {
  const text = at(document, 'component', 'nonXMLBody', 'text');
  if (text === undefined || attribute(text, 'representation') === 'B64') return fragment();
  const lines = rawText(text).trim();
  return lines === ''
    ? element('p', { class: 'cda-empty' }, words.noContent)
    : element(
        'div',
        { class: 'cda-plain' },
        lines.split(/\r?\n/u).map((line) => fragment(line, element('br', {}))),
      );
}

/** The files that the narrative did not show, each once; the body of a level 1 document is one of them. */
function renderOtherParts(parts: readonly CdaPart[], context: NarrativeContext, level: number): HtmlChild {
  const others = parts.filter((part) => !context.shown.has(part.index));
  if (others.length === 0) return undefined;
  return element(
    'section',
    { class: 'cda-files' },
    element(headingOf(level), {}, context.words.attachments),
    others.map((part) => renderPart(part, context, undefined)),
  );
}
