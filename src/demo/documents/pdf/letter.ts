// Letters and reports in sections: discharge letter, consultation, imaging report, certificate.

import type { Sheet } from '../document.model.js';
import { longDate, signedName } from '../wording.js';
import {
  accentOf,
  finish,
  INK,
  keepTogether,
  LEFT,
  letterhead,
  openPaper,
  patientBlock,
  RULE,
  signature,
  titleBand,
  WIDTH,
  GREY,
} from './page.js';

export interface LetterSection {
  readonly title?: string;
  readonly text?: string;
  readonly items?: readonly string[];
  readonly table?: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

export interface Letter {
  readonly to?: string;
  readonly sections: readonly LetterSection[];
  readonly closing?: string;
  /** PNG shown on a page of its own, with its caption. */
  readonly plate?: { readonly png: () => Uint8Array; readonly caption: string };
}

type Paper = ReturnType<typeof openPaper>;

const drawTable = (paper: Paper, sheet: Sheet, table: NonNullable<LetterSection['table']>): void => {
  const columns = table.head.length;
  const width = WIDTH / columns;
  const row = (cells: readonly string[], bold: boolean): void => {
    paper.font(bold ? 'Helvetica-Bold' : 'Helvetica').fontSize(9);
    const height = Math.max(...cells.map((cell) => paper.heightOfString(cell, { width: width - 12 }))) + 8;
    keepTogether(paper, height);
    const y = paper.y;
    if (bold) paper.rect(LEFT, y, WIDTH, height).fill('#eef2f5');
    paper.fillColor(bold ? accentOf(sheet) : INK);
    cells.forEach((cell, index) => paper.text(cell, LEFT + index * width + 6, y + 4, { width: width - 12 }));
    paper.rect(LEFT, y + height, WIDTH, 0.5).fill(RULE);
    paper.y = y + height;
  };
  row(table.head, true);
  for (const cells of table.rows) row(cells, false);
  paper.x = LEFT;
  paper.y += 6;
};

/** The letter as a PDF. */
export const letterPdf = (letter: Letter, sheet: Sheet): Uint8Array => {
  const paper = openPaper(sheet.title, signedName(sheet.author), sheet.date);
  letterhead(paper, sheet);
  patientBlock(paper, sheet);
  titleBand(paper, sheet, sheet.title, `${sheet.structure.city}, le ${longDate(sheet.date)}`);
  if (letter.to !== undefined) {
    paper
      .font('Helvetica')
      .fontSize(9.5)
      .fillColor(GREY)
      .text(`À l’attention de ${letter.to}`, LEFT, paper.y, { width: WIDTH });
    paper.moveDown(0.8);
  }
  for (const section of letter.sections) {
    if (section.title !== undefined) {
      keepTogether(paper, 48);
      paper
        .font('Helvetica-Bold')
        .fontSize(10.5)
        .fillColor(accentOf(sheet))
        .text(section.title, LEFT, paper.y, { width: WIDTH });
      paper.moveDown(0.25);
    }
    paper.font('Helvetica').fontSize(10).fillColor(INK);
    if (section.text !== undefined) {
      keepTogether(paper, 30);
      paper.text(section.text, LEFT, paper.y, { width: WIDTH, lineGap: 2.5 });
    }
    for (const item of section.items ?? []) {
      keepTogether(paper, 18);
      const y = paper.y;
      paper.circle(LEFT + 5, y + 5.5, 1.6).fill(accentOf(sheet));
      paper.fillColor(INK).text(item, LEFT + 15, y, { width: WIDTH - 15, lineGap: 2 });
      paper.x = LEFT;
    }
    if (section.table !== undefined) drawTable(paper, sheet, section.table);
    paper.moveDown(0.7);
  }
  if (letter.closing !== undefined) {
    keepTogether(paper, 30);
    paper
      .font('Helvetica')
      .fontSize(10)
      .fillColor(INK)
      .text(letter.closing, LEFT, paper.y, { width: WIDTH, lineGap: 2.5 });
  }
  signature(paper, signedName(sheet.author), 'Signé électroniquement par');
  if (letter.plate !== undefined) {
    paper.addPage();
    paper.image(Buffer.from(letter.plate.png()), LEFT + 37, 70, { fit: [WIDTH - 74, 600], align: 'center' });
    paper.font('Helvetica-Oblique').fontSize(9).fillColor(GREY);
    paper.text(letter.plate.caption, LEFT, 690, { width: WIDTH, align: 'center' });
  }
  return finish(paper, `${sheet.title}, ${sheet.structure.name}`);
};
