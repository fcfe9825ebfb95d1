import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Person } from '../identity/index.js';
import { foldName } from '../kernel/text.js';
import type { Sender } from './mail-body.js';
import type { Words } from './message-words.js';

// A letter as PDF/A-2a: tagged for screen readers, its fonts inside, its language and title said. The address stands where the window
// of a French DL envelope is (110 mm from the left, 45 mm from the top).

export interface Letter {
  readonly words: Words;
  readonly person: Pick<Person, 'familyName' | 'givenNames' | 'address' | 'largePrint'>;
  /** It goes to whoever acts for the person. */
  readonly inTheirStead: boolean;
  /** Printed at the foot and in the manifest: finds the letter again, tells nothing. */
  readonly reference: string;
  /** In words: « le 22 novembre 2026 ». */
  readonly date: string;
  readonly createdAt: number;
}

const MM = 72 / 25.4;
const fontFile = (name: string): Buffer =>
  readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/atkinson-hyperlegible/${name}.ttf`));

/** A font as pdfkit parses it; parsed once, it is used for every letter. */
interface ParsedFont {
  layout(text: string, features?: unknown): Run;
  hasGlyphForCodePoint(point: number): boolean;
}
interface Run {
  readonly positions: readonly object[];
}
type FontSource = Buffer | ParsedFont;
const parsedFont = (doc: PDFKit.PDFDocument): ParsedFont =>
  (doc as unknown as { _font: { font: ParsedFont } })._font.font;

const KEPT_WORDS = 5_000;

/**
 * The font with the shapes of its words kept: letters say the same words, and placing their signs is most of the work. Whoever asks gets
 * positions of their own, since pdfkit scales them in place.
 */
function withKeptWords(font: ParsedFont): ParsedFont {
  const kept = new Map<string, Run>();
  const layout = (text: string, features?: unknown): Run => {
    if (features !== undefined) return font.layout(text, features);
    const known = kept.get(text) ?? font.layout(text);
    if (kept.size < KEPT_WORDS) kept.set(text, known);
    const own = Object.create(Object.getPrototypeOf(known) as object) as Run;
    return Object.assign(own, known, { positions: known.positions.map((position) => ({ ...position })) });
  };
  return Object.assign(Object.create(font) as ParsedFont, { layout });
}

let fonts: { readonly regular: FontSource; readonly bold: FontSource } | undefined;
const theFonts = (): { readonly regular: FontSource; readonly bold: FontSource } =>
  fonts ?? {
    regular: fontFile('400Regular/AtkinsonHyperlegible_400Regular'),
    bold: fontFile('700Bold/AtkinsonHyperlegible_700Bold'),
  };

export async function letterPdf(
  letter: Letter,
  sender: Sender,
  senderLines: readonly string[],
): Promise<{ readonly pdf: Buffer; readonly pages: number }> {
  const { words, person } = letter;
  const t = words.m.outgoing;
  const large = person.largePrint === true;
  const size = large ? 16 : 10.5;
  const address = sender.publicUrl.replace(/^https?:\/\//, '');
  const { regular, bold } = theFonts();
  // Fonts and their packing take room that a server which draws nothing keeps free.
  const { default: PDFDocument } = await import('pdfkit');
  const doc = new PDFDocument({
    font: regular as PDFKit.Mixins.PDFFontSource,
    size: 'A4',
    margins: { top: 18 * MM, bottom: 18 * MM, left: 22 * MM, right: 22 * MM },
    lang: words.m.lang === 'fr' ? 'fr-FR' : 'en-GB',
    displayTitle: true,
    tagged: true,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    bufferPages: true,
    info: { Title: words.subject, Author: senderLines[0] ?? 'Carnet', CreationDate: new Date(letter.createdAt) },
  } as PDFKit.PDFDocumentOptions);
  const chunks: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  doc.registerFont('regular', regular as PDFKit.Mixins.PDFFontSource);
  doc.registerFont('bold', bold as PDFKit.Mixins.PDFFontSource);
  fonts ??= {
    regular: withKeptWords(parsedFont(doc.font('regular'))),
    bold: withKeptWords(parsedFont(doc.font('bold'))),
  };
  const width = doc.page.width - 44 * MM;
  const root = doc.struct('Document');
  doc.addStructure(root);
  const part = (type: 'H1' | 'H2' | 'P', draw: () => void): void => {
    root.add(doc.struct(type, {}, [draw]));
  };
  const text = (
    line: string,
    font: 'regular' | 'bold',
    points: number,
    at?: { x: number; y: number; width: number },
  ): void => {
    doc.font(font).fontSize(points);
    const shown = printable(doc, line);
    if (at === undefined) doc.text(shown, 22 * MM, doc.y, { width, lineGap: points * 0.22 });
    else doc.text(shown, at.x, at.y, { width: at.width, lineGap: 1.5 });
  };

  part('P', () => text(senderLines.join('\n'), 'regular', large ? 12 : 9, { x: 22 * MM, y: 18 * MM, width: 75 * MM }));
  part('P', () =>
    text(addressLines(letter).join('\n'), 'regular', large ? 12 : 10.5, { x: 110 * MM, y: 48 * MM, width: 85 * MM }),
  );
  doc.y = Math.max((large ? 84 : 82) * MM, doc.y + size);
  part('P', () => text(letter.date, 'regular', size));
  doc.y += size * 0.6;
  part('H1', () => text(words.subject, 'bold', size + 4));
  doc.y += size * 0.4;
  const paragraph = (line: string): void => {
    part('P', () => text(line, 'regular', size));
    doc.y += size * 0.38;
  };
  paragraph(words.hello(`${person.givenNames[0] ?? ''} ${person.familyName}`.trim()));
  for (const line of words.paragraphs) paragraph(line);
  if (words.code !== undefined) {
    const high = large ? 132 : 84;
    if (doc.y + high > doc.page.height - 24 * MM) doc.addPage();
    const top = doc.y + 4;
    const frame = doc.markContent('Artifact', { type: 'Layout' });
    frame
      .lineWidth(1.2)
      .roundedRect(22 * MM, top, width, high, 6)
      .stroke('#0f4f47');
    doc.endMarkedContent();
    doc.y = top + 9;
    const inside = (line: string, font: 'regular' | 'bold', points: number): void => {
      part('P', () => {
        doc
          .font(font)
          .fontSize(points)
          .text(line, 22 * MM + 12, doc.y, { width: width - 24, lineGap: 2 });
      });
    };
    inside(words.codeLabel, 'bold', size);
    inside(words.code, 'bold', large ? 30 : 22);
    inside(`${words.codeUntil ?? ''} ${words.codeWhere(address)}`, 'regular', large ? 13 : 9.5);
    doc.y = top + high + size;
  }
  part('H2', () => text(t.trueTitle, 'bold', size));
  doc.y += 2;
  paragraph(`${t.trueLetter(address)}. ${t.doubt(sender.phone)}`);
  part('P', () => text(t.goodbye, 'regular', size));
  doc.y += size * 0.5;
  part('P', () => text(`${t.reference(letter.reference)}.`, 'regular', large ? 12 : 8.5));
  // In the other language, and said to be.
  const other = doc.struct('P', { lang: words.m.lang === 'fr' ? 'en-GB' : 'fr-FR' }, [
    () => text(t.english, 'regular', large ? 12 : 8.5),
  ]);
  root.add(other);
  root.end();
  const pages = doc.bufferedPageRange().count;
  doc.end();
  return { pdf: await whole, pages };
}

/** What the font can draw: it has no narrow no-break space, and a letter it lacks is printed without its accent. */
function printable(doc: PDFKit.PDFDocument, line: string): string {
  const drawn = parsedFont(doc);
  return [...line.replaceAll('\u202f', '\u00a0')]
    .map((letter) => {
      if (letter === '\n' || drawn.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)) return letter;
      const bare = foldName(letter) === '' ? '?' : foldName(letter);
      return letter === letter.toUpperCase() ? bare : bare.toLowerCase();
    })
    .join('');
}

/** Six lines at most, as the post office wants them, and the country under them; a child's letter goes to whoever represents them. */
export function addressLines({
  words,
  person,
  inTheirStead,
}: Pick<Letter, 'words' | 'person' | 'inTheirStead'>): string[] {
  const name = `${person.givenNames[0] ?? ''} ${person.familyName}`.trim();
  const first = inTheirStead ? words.m.outgoing.toParent(name) : name;
  return [first, ...(person.address ?? [])].slice(0, 7);
}
