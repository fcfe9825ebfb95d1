import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Person } from '../identity/index.js';
import type { Instant } from '../kernel/time.js';
import { formatDate, type Messages } from '../web/index.js';
import type { HistoryRow } from './history-lines.js';

// The history on paper: sentences, newest first, on pages that say whose they are and how many there are. Tagged for screen readers.

const MM = 72 / 25.4;
const INK = '#1d2630';
const SOFT = '#55606b';
const font = (name: string): Buffer =>
  readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/atkinson-hyperlegible/${name}.ttf`));
let fonts: { readonly regular: Buffer; readonly bold: Buffer } | undefined;

export interface HistorySheet {
  readonly person: Pick<Person, 'familyName' | 'givenNames' | 'birthDate'>;
  readonly rows: readonly HistoryRow[];
  readonly madeAt: Instant;
  readonly anchored?: { readonly n: number; readonly since: Instant };
}

export async function historyPdf({ person, rows, madeAt, anchored }: HistorySheet, m: Messages): Promise<Buffer> {
  const t = m.historyFiles.sheet;
  fonts ??= {
    regular: font('400Regular/AtkinsonHyperlegible_400Regular'),
    bold: font('700Bold/AtkinsonHyperlegible_700Bold'),
  };
  // Fonts and their packing take room that a server which draws nothing keeps free.
  const { default: PDFDocument } = await import('pdfkit');
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: 20 * MM, bottom: 22 * MM, left: 20 * MM, right: 20 * MM },
    bufferPages: true,
    tagged: true,
    pdfVersion: '1.7',
    lang: m.lang === 'fr' ? 'fr-FR' : 'en-GB',
    displayTitle: true,
    info: { Title: t.title, Creator: 'Carnet', Producer: 'Carnet', CreationDate: new Date(madeAt) },
  });
  const chunks: Buffer[] = [];
  const finished = new Promise<Buffer>((resolve) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
  });
  doc.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const say = (tag: string, text: string, size: number, bold = false, colour = INK, gap = 0.2): void => {
    root.add(
      doc.struct(tag, {}, () => {
        doc
          .font(bold ? 'bold' : 'regular')
          .fontSize(size)
          .fillColor(colour)
          .text(text)
          .moveDown(gap);
      }),
    );
  };

  say('H1', t.title, 18, true, INK, 0.4);
  say('P', `${person.givenNames[0] ?? ''} ${person.familyName}`.trim(), 12, true);
  say('P', `${t.made(formatDate(madeAt, m.lang))} · ${t.count(rows.length)}`, 10, false, SOFT);
  if (anchored !== undefined) say('P', t.anchored(anchored.n, formatDate(anchored.since, m.lang)), 10, false, SOFT);
  say('P', t.note, 10, false, SOFT, 1);
  for (const row of rows.toReversed()) {
    // A line is not torn apart between two pages.
    if (doc.y > doc.page.height - 42 * MM) doc.addPage();
    const who = [row.who, row.profession, row.where].filter((part) => part !== '').join(', ');
    const outcome = row.outcome === m.historyFiles.outcomes.done ? '' : ` (${row.outcome})`;
    say('P', `${row.n}. ${row.date}`, 9, false, SOFT, 0.05);
    say('P', `${who} ${row.what} ${row.object}`.trim() + outcome, 11, false, INK, 0.05);
    const more = [row.situation, row.reason, row.why, row.released].filter((part) => part !== '');
    say('P', more.join(' · '), 9, false, SOFT, 0.7);
  }
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page);
    // Below the margin, where a text would begin a page of its own.
    doc.page.margins.bottom = 0;
    doc.font('regular').fontSize(9).fillColor(SOFT);
    doc.text(t.page(page + 1, count), 20 * MM, doc.page.height - 14 * MM, { align: 'right', width: 170 * MM });
  }
  root.end();
  doc.end();
  return finished;
}
