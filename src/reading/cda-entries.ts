// Coded entries in readable form, for sections whose text is missing: a generic table, the same for every kind of entry.
import { parseHl7Time } from './hl7-time.js';
import type { Html } from './safe-html.js';
import { element } from './safe-html.js';
import type { CdaWords, Language } from './cda-words.js';
import { interpretationWords, nullFlavorWords, timeWords } from './cda-words.js';
import type { XmlElement } from './xml-tree.js';
import { at, attribute, childrenOf, isElement, textOf, typeOf } from './xml-tree.js';

export interface CodedStatement {
  readonly what: string;
  readonly value: string;
  readonly date: string;
  readonly interpretation: string;
  readonly reference: string;
}

const STATEMENTS: ReadonlySet<string> = new Set([
  'observation',
  'substanceAdministration',
  'supply',
  'procedure',
  'act',
  'encounter',
  'organizer',
  'observationMedia',
  'regionOfInterest',
]);

const MAX_STATEMENTS = 5_000;

/** Every statement of a section's entries, nested ones after the one that holds them. */
export function statementsOf(section: XmlElement, language: Language): readonly CodedStatement[] {
  const found: CodedStatement[] = [];
  for (const entry of childrenOf(section, 'entry')) collect(entry, language, found);
  return found;
}

function collect(parent: XmlElement, language: Language, found: CodedStatement[]): void {
  for (const child of parent.children) {
    if (!isElement(child) || found.length >= MAX_STATEMENTS) continue;
    if (STATEMENTS.has(child.name)) {
      const statement = statementOf(child, language);
      if (statement !== undefined) found.push(statement);
      collect(child, language, found);
    } else if (child.name === 'entryRelationship' || child.name === 'component') {
      collect(child, language, found);
    }
  }
}

function statementOf(xml: XmlElement, language: Language): CodedStatement | undefined {
  if (xml.name === 'observationMedia' || xml.name === 'regionOfInterest') return undefined;
  const what = subjectOf(xml, language);
  const statement: CodedStatement = {
    what,
    value: [...childrenOf(xml, 'value'), ...childrenOf(xml, 'doseQuantity'), ...childrenOf(xml, 'quantity')]
      .map((value) => valueWords(value, language))
      .filter((value) => value !== '')
      .join(', '),
    date: timeOf(at(xml, 'effectiveTime'), language),
    interpretation: childrenOf(xml, 'interpretationCode')
      .map((code) => interpretationWords(attribute(code, 'code') ?? '', language) ?? codeWords(code, language))
      .join(', '),
    reference: childrenOf(xml, 'referenceRange')
      .map((range) => rangeWords(at(range, 'observationRange'), language))
      .filter((range) => range !== '')
      .join(' ; '),
  };
  // A bare grouping (an organizer without a name) says nothing by itself.
  return what === '' && statement.value === '' ? undefined : statement;
}

/** What a statement is about: its medicine when it has one, else its code, else its text. */
function subjectOf(xml: XmlElement, language: Language): string {
  const product =
    at(xml, 'consumable', 'manufacturedProduct', 'manufacturedMaterial') ??
    at(xml, 'product', 'manufacturedProduct', 'manufacturedMaterial');
  const code = codeWords(at(xml, 'code'), language);
  if (product === undefined) return code === '' ? (textOf(at(xml, 'text')) ?? '') : code;
  const medicine = textOf(at(product, 'name')) ?? codeWords(at(product, 'code'), language);
  return medicine === '' ? code : medicine;
}

function codeWords(code: XmlElement | undefined, language: Language): string {
  if (code === undefined) return '';
  const words = attribute(code, 'displayName') ?? textOf(at(code, 'originalText')) ?? attribute(code, 'code');
  const missing = attribute(code, 'nullFlavor');
  return words ?? (missing === undefined ? '' : nullFlavorWords(missing, language));
}

/** One value of any HL7 type, as words and figures. */
export function valueWords(value: XmlElement, language: Language): string {
  const missing = attribute(value, 'nullFlavor');
  if (missing !== undefined && attribute(value, 'value') === undefined) return nullFlavorWords(missing, language);
  const type = typeOf(value) ?? '';
  if (type.startsWith('IVL')) return type === 'IVL_TS' ? timeOf(value, language) : intervalWords(value, language);
  if (type === 'BL') return attribute(value, 'value') === 'true' ? yes(language) : no(language);
  if (type === 'TS') return instantWords(attribute(value, 'value'), language);
  if (type === 'RTO' || type.startsWith('RTO_')) {
    return [at(value, 'numerator'), at(value, 'denominator')]
      .flatMap((part) => (part === undefined ? [] : quantityWords(part, language)))
      .join(' / ');
  }
  if (at(value, 'low') !== undefined || at(value, 'high') !== undefined) return intervalWords(value, language);
  if (attribute(value, 'value') !== undefined) return quantityWords(value, language);
  const coded = codeWords(value, language);
  if (coded !== '') return coded;
  return attribute(value, 'representation') === 'B64' ? '' : (textOf(value) ?? '');
}

const yes = (language: Language): string => (language === 'fr' ? 'Oui' : 'Yes');
const no = (language: Language): string => (language === 'fr' ? 'Non' : 'No');

function quantityWords(quantity: XmlElement, language: Language): string {
  const number = attribute(quantity, 'value');
  if (number === undefined) return nullFlavorWords(attribute(quantity, 'nullFlavor') ?? 'NI', language);
  const unit = attribute(quantity, 'unit');
  // Only the decimal mark is put into the reader's language: the figures stay those of the document.
  const figures = language === 'fr' ? number.replace('.', ',') : number;
  return unit === undefined || unit === '1' ? figures : `${figures} ${unit.replace(/^\{(.*)\}$/u, '$1')}`;
}

function intervalWords(interval: XmlElement, language: Language): string {
  const low = at(interval, 'low');
  const high = at(interval, 'high');
  const lowest = low === undefined || attribute(low, 'value') === undefined ? undefined : quantityWords(low, language);
  const highest =
    high === undefined || attribute(high, 'value') === undefined ? undefined : quantityWords(high, language);
  if (lowest !== undefined && highest !== undefined) return lowest === highest ? lowest : `${lowest} – ${highest}`;
  if (lowest !== undefined) return `≥ ${lowest}`;
  return highest === undefined ? '' : `≤ ${highest}`;
}

function rangeWords(range: XmlElement | undefined, language: Language): string {
  const value = at(range, 'value');
  const words = value === undefined ? '' : valueWords(value, language);
  return words === '' ? (textOf(at(range, 'text')) ?? '') : words;
}

const instantWords = (written: string | undefined, language: Language): string => {
  const time = written === undefined ? undefined : parseHl7Time(written);
  return time === undefined ? (written ?? '') : timeWords(time, language);
};

function timeOf(time: XmlElement | undefined, language: Language): string {
  if (time === undefined) return '';
  const point = attribute(time, 'value');
  if (point !== undefined) return instantWords(point, language);
  const low = attribute(at(time, 'low'), 'value');
  const high = attribute(at(time, 'high'), 'value');
  if (low === undefined) return high === undefined ? '' : `→ ${instantWords(high, language)}`;
  return high === undefined
    ? instantWords(low, language)
    : `${instantWords(low, language)} → ${instantWords(high, language)}`;
}

const COLUMNS = ['what', 'value', 'date', 'interpretation', 'reference'] as const;

/** The statements as a table; columns nobody fills are left out. */
export function renderStatements(
  statements: readonly CodedStatement[],
  words: CdaWords,
  title: string | undefined,
): Html {
  const columns = COLUMNS.filter((column) => column === 'what' || statements.some((s) => s[column] !== ''));
  const label = title === undefined ? words.codedContent : `${words.codedContent} : ${title}`;
  return element(
    'div',
    { class: 'cda-scroll', role: 'group', tabindex: 0, 'aria-label': label },
    element(
      'table',
      {},
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          columns.map((column) => element('th', { scope: 'col' }, words[column])),
        ),
      ),
      element(
        'tbody',
        {},
        statements.map((statement) =>
          element(
            'tr',
            {},
            columns.map((column) => cell(column, statement[column])),
          ),
        ),
      ),
    ),
  );
}

const cell = (column: (typeof COLUMNS)[number], text: string): Html =>
  column === 'what' && text !== '' ? element('th', { scope: 'row' }, text) : element('td', {}, text);
