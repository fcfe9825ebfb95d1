// A prescription ("ordonnance"), plain or in the two zones used when a long-term condition is recognised.

import type { DemoProfessional } from '../../persona.model.js';
import type { Sheet } from '../document.model.js';
import { longDate, signedName } from '../wording.js';
import {
  accentOf,
  finish,
  GREY,
  INK,
  keepTogether,
  LEFT,
  letterhead,
  openPaper,
  patientBlock,
  RIGHT,
  RULE,
  signature,
  WIDTH,
} from './page.js';

export interface PrescribedItem {
  readonly name: string;
  readonly dose: string;
  readonly duration?: string;
  /** Kept for the CDA: ATC code and its label. */
  readonly atc?: { readonly code: string; readonly label: string };
  /** By mouth unless said otherwise. */
  readonly route?: 'subcutaneous';
  readonly longTerm?: boolean;
}

export interface Prescription {
  readonly items: readonly PrescribedItem[];
  readonly note?: string;
}

type Paper = ReturnType<typeof openPaper>;

// Interleaved 2 of 5: wide (1) and narrow (0) for each digit.
const ITF = ['00110', '10001', '01001', '11000', '00101', '10100', '01100', '00011', '10010', '01010'];

/** The professional's number as an interleaved 2 of 5 bar code, as printed at the top of French prescriptions. */
const barCode = (paper: Paper, author: DemoProfessional, x: number, y: number): void => {
  const digits = `0${author.idNatPS.slice(1)}`;
  let at = x;
  const bar = (wide: string | undefined, black: boolean): void => {
    const width = wide === '1' ? 2.2 : 0.9;
    if (black) paper.rect(at, y, width, 22).fill('#000000');
    at += width;
  };
  for (const black of [true, false, true, false]) bar('0', black);
  for (let index = 0; index < digits.length; index += 2) {
    const bars = ITF[Number(digits[index])] ?? '';
    const spaces = ITF[Number(digits[index + 1])] ?? '';
    for (let part = 0; part < 5; part += 1) {
      bar(bars[part], true);
      bar(spaces[part], false);
    }
  }
  bar('1', true);
  bar('0', false);
  bar('0', true);
};

const zone = (paper: Paper, title: string): void => {
  keepTogether(paper, 60);
  paper.lineWidth(0.8).strokeColor(INK).rect(LEFT, paper.y, WIDTH, 26).stroke();
  paper.font('Helvetica-Bold').fontSize(8.5).fillColor(INK);
  paper.text(title, LEFT + 8, paper.y + 8, { width: WIDTH - 16, align: 'center' });
  paper.y += 22;
};

const item = (paper: Paper, sheet: Sheet, prescribed: PrescribedItem): void => {
  keepTogether(paper, 52);
  const y = paper.y;
  paper.rect(LEFT + 4, y + 1, 2.4, 26).fill(accentOf(sheet));
  paper
    .font('Helvetica-Bold')
    .fontSize(11)
    .fillColor(INK)
    .text(prescribed.name, LEFT + 16, y, { width: WIDTH - 16 });
  paper
    .font('Helvetica')
    .fontSize(10)
    .text(prescribed.dose, LEFT + 16, paper.y + 2, { width: WIDTH - 16 });
  if (prescribed.duration !== undefined) {
    paper
      .fontSize(9.5)
      .fillColor(GREY)
      .text(prescribed.duration, LEFT + 16, paper.y + 1, { width: WIDTH - 16 });
  }
  paper.x = LEFT;
  paper.y += 13;
};

/** The prescription as a PDF. */
export const prescriptionPdf = (prescription: Prescription, sheet: Sheet): Uint8Array => {
  const paper = openPaper(sheet.title, signedName(sheet.author), sheet.date);
  letterhead(paper, sheet);
  patientBlock(paper, sheet);
  barCode(paper, sheet.author, LEFT + 52, 134);
  paper.font('Helvetica').fontSize(10).fillColor(INK);
  paper.text(`${sheet.structure.city}, le ${longDate(sheet.date)}`, 350, 142, { width: RIGHT - 350, align: 'right' });
  paper.rect(LEFT, 172, WIDTH, 0.8).fill(RULE);
  paper.font('Helvetica-Bold').fontSize(16).fillColor(accentOf(sheet)).text(sheet.title, LEFT, 186, { width: WIDTH });
  paper.y += 14;
  const longTerm = prescription.items.filter((entry) => entry.longTerm === true);
  const other = prescription.items.filter((entry) => entry.longTerm !== true);
  if (longTerm.length > 0) {
    zone(paper, 'Prescriptions relatives au traitement de l’affection de longue durée reconnue');
    for (const entry of longTerm) item(paper, sheet, entry);
    paper.y += 6;
    zone(paper, 'Prescriptions SANS RAPPORT avec l’affection de longue durée');
  }
  for (const entry of other) item(paper, sheet, entry);
  if (longTerm.length > 0 && other.length === 0) {
    paper
      .font('Helvetica-Oblique')
      .fontSize(9.5)
      .fillColor(GREY)
      .text('Néant', LEFT + 16, paper.y);
    paper.y += 10;
  }
  if (prescription.note !== undefined) {
    paper
      .font('Helvetica')
      .fontSize(9.5)
      .fillColor(INK)
      .text(prescription.note, LEFT, paper.y + 4, { width: WIDTH });
  }
  signature(
    paper,
    signedName(sheet.author),
    `${String(prescription.items.length)} ligne${prescription.items.length > 1 ? 's' : ''} prescrite${prescription.items.length > 1 ? 's' : ''}`,
  );
  return finish(paper, `${sheet.title}, ${sheet.structure.name}`);
};
