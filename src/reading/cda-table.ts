// Tables of the narrative, put back into a shape that HTML and screen readers understand.
import type { NarrativeContext } from './narrative-context.js';
import { holdsBlock, idAttribute } from './narrative-context.js';
import type { Html, HtmlChild } from './safe-html.js';
import { element, fragment, isBlank } from './safe-html.js';
import type { XmlElement } from './xml-tree.js';
import type { XmlNode } from './xml-tree.js';
import { attribute, isElement, textOf } from './xml-tree.js';

/** Renders what stands inside a cell. */
type RenderNodes = (nodes: readonly XmlNode[], context: NarrativeContext) => Html;

type Group = 'thead' | 'tbody' | 'tfoot';

const elementsOf = (xml: XmlElement): readonly XmlElement[] => xml.children.filter(isElement);

const isGroup = (name: string): name is Group => name === 'thead' || name === 'tbody' || name === 'tfoot';

/** A table that scrolls by itself when it is wider than the page, also by keyboard; stray text around its rows is kept above it. */
export function renderTable(xml: XmlElement, context: NarrativeContext, renderNodes: RenderNodes): HtmlChild {
  const title = textOf(elementsOf(xml).find((child) => child.name === 'caption'));
  const groups = { thead: [] as Html[], tbody: [] as Html[], tfoot: [] as Html[] };
  const strays: HtmlChild[] = [];
  for (const child of xml.children) {
    if (!isElement(child)) {
      if (child.trim() !== '') strays.push(child);
    } else if (isGroup(child.name)) {
      for (const row of elementsOf(child).filter((r) => r.name === 'tr'))
        groups[child.name].push(renderRow(row, child.name, context, renderNodes));
    } else if (child.name === 'tr') {
      groups.tbody.push(renderRow(child, 'tbody', context, renderNodes));
    } else if (child.name !== 'caption') {
      strays.push(renderNodes([child], context));
    }
  }
  const only = onlyCell(xml);
  if (only !== undefined)
    return fragment(strays, title, element('div', idAttribute(only, context), renderNodes(only.children, context)));
  const rows = groups.thead.length + groups.tbody.length + groups.tfoot.length;
  if (rows === 0) return fragment(title, strays);
  const columns = columnsOf(xml);
  const label = title ?? context.sectionTitle;
  const table = element(
    'table',
    idAttribute(xml, context),
    title === undefined ? undefined : element('caption', {}, title),
    groups.thead.length === 0 ? undefined : element('thead', {}, groups.thead),
    groups.tbody.length === 0 ? undefined : element('tbody', {}, groups.tbody),
    groups.tfoot.length === 0 ? undefined : element('tfoot', {}, groups.tfoot),
  );
  return fragment(
    strays,
    element(
      'div',
      {
        class: `cda-scroll${columns < WIDE ? '' : columns < WIDEST ? ' cda-wide' : ' cda-wide cda-widest'}`,
        role: 'group',
        tabindex: 0,
        'aria-label': label === undefined ? context.words.table : `${context.words.table} : ${label}`,
      },
      table,
    ),
  );
}

/** From so many columns on a table is written smaller. */
const WIDE = 7;
/** From so many on its words are broken where they must, rather than cut off on paper. */
const WIDEST = 10;

const columnsOf = (xml: XmlElement): number => rowsOf(xml).reduce((most, row) => Math.max(most, widthOf(row)), 0);

const widthOf = (row: XmlElement): number =>
  elementsOf(row)
    .filter(isCell)
    .reduce((sum, cell) => sum + (spanOf(attribute(cell, 'colspan')) ?? 1), 0);

const rowsOf = (xml: XmlElement): readonly XmlElement[] =>
  elementsOf(xml).flatMap((child) =>
    isGroup(child.name) ? elementsOf(child).filter(({ name }) => name === 'tr') : child.name === 'tr' ? [child] : [],
  );

/** The one cell of a table that is none: a frame around a text or a file. */
function onlyCell(xml: XmlElement): XmlElement | undefined {
  const [row, ...others] = rowsOf(xml);
  const cells = row === undefined || others.length > 0 ? [] : elementsOf(row).filter(isCell);
  return cells.length === 1 ? cells[0] : undefined;
}

const isCell = ({ name }: XmlElement): boolean => name === 'td' || name === 'th';

function renderRow(row: XmlElement, group: Group, context: NarrativeContext, renderNodes: RenderNodes): Html {
  const cells = elementsOf(row).filter(isCell);
  // A row made of header cells only heads the columns below it, wherever it stands.
  const headsColumns = group === 'thead' || cells.every((cell) => cell.name === 'th');
  return element(
    'tr',
    idAttribute(row, context),
    cells.map((cell) => renderCell(cell, headsColumns, context, renderNodes)),
  );
}

function renderCell(
  cell: XmlElement,
  headsColumns: boolean,
  context: NarrativeContext,
  renderNodes: RenderNodes,
): Html {
  const html = renderNodes(cell.children, context);
  const attributes = {
    ...idAttribute(cell, context),
    colspan: spanOf(attribute(cell, 'colspan')),
    rowspan: spanOf(attribute(cell, 'rowspan')),
  };
  // A header without words would be announced for every cell: it stays an empty cell.
  const isHeader = (cell.name === 'th' || headsColumns) && !isBlank(html);
  const strong = /\bbold/i.test(attribute(cell, 'styleCode') ?? '') && !isHeader && !isBlank(html);
  return isHeader
    ? element('th', { ...attributes, scope: headsColumns ? 'col' : 'row' }, html)
    : element('td', attributes, strong && !holdsBlock(cell) ? element('strong', {}, html) : html);
}

const spanOf = (written: string | undefined): number | undefined => {
  const span = written !== undefined && /^\d{1,4}$/.test(written) ? Number(written) : 1;
  return span > 1 ? Math.min(span, 100) : undefined;
};
