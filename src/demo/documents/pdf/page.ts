// The paper all demo PDFs are written on: letterhead, patient block, signature, footer. Fixed dates, so the bytes never change.

import PDFDocument from 'pdfkit';
import type { DemoPerson } from '../../persona.model.js';
import type { Sheet } from '../document.model.js';
import { ageOn, shortDate, signedName, spacedIns } from '../wording.js';

export type Paper = InstanceType<typeof PDFDocument>;

export const LEFT = 50;
export const RIGHT = 545;
export const WIDTH = RIGHT - LEFT;
export const BOTTOM = 770;
export const INK = '#1d2630';
export const GREY = '#66727f';
export const RULE = '#cfd6dd';

const ACCENTS: Readonly<Record<string, string>> = {
  hospital: '#0b5c86',
  laboratory: '#0f7a5f',
  fontaine: '#4b4a8f',
  parc: '#2f7d32',
  clinic: '#8a3b5c',
  imaging: '#22577a',
  samu: '#b3261e',
  pharmacy: '#1b7f3b',
  dental: '#16808a',
  psychiatry: '#6b5344',
  pmi: '#8b5fa8',
};

export const accentOf = (sheet: Sheet): string => ACCENTS[sheet.structure.key] ?? '#37474f';

/** A blank A4 document whose metadata come from the sheet alone. */
export const openPaper = (title: string, author: string, date: string): Paper =>
  new PDFDocument({
    size: 'A4',
    margins: { top: 44, bottom: 44, left: LEFT, right: 50 },
    bufferPages: true,
    lang: 'fr-FR',
    displayTitle: true,
    info: { Title: title, Author: author, Creator: 'Carnet', Producer: 'Carnet', CreationDate: new Date(date) },
  });

const mark = (paper: Paper, sheet: Sheet, x: number, y: number): void => {
  paper.roundedRect(x, y, 40, 40, 9).fill(accentOf(sheet));
  paper.fillColor('#ffffff');
  if (sheet.structure.sector === 'SA25') {
    paper
      .moveTo(x + 20, y + 7)
      .bezierCurveTo(x + 34, y + 22, x + 31, y + 33, x + 20, y + 33)
      .bezierCurveTo(x + 9, y + 33, x + 6, y + 22, x + 20, y + 7)
      .fill();
  } else if (sheet.structure.key === 'imaging') {
    paper
      .lineWidth(3)
      .strokeColor('#ffffff')
      .circle(x + 20, y + 20, 12)
      .stroke();
    paper.circle(x + 20, y + 20, 5).fill();
  } else {
    paper.rect(x + 16, y + 8, 8, 24).fill();
    paper.rect(x + 8, y + 16, 24, 8).fill();
  }
};

/** Structure on the left, author below; leaves the pen under it. */
export const letterhead = (paper: Paper, sheet: Sheet): void => {
  const { structure, author } = sheet;
  mark(paper, sheet, LEFT, 44);
  paper.font('Helvetica-Bold').fontSize(12.5).fillColor(accentOf(sheet));
  paper.text(structure.name, LEFT + 52, 45, { width: 250 });
  paper.font('Helvetica').fontSize(8.5).fillColor(GREY);
  paper.text(`${structure.street}, ${structure.postalCode} ${structure.city}`, { width: 250 });
  paper.text(`Tél. ${structure.phone}   FINESS ${structure.id.slice(1)}`, { width: 250 });
  paper.moveDown(0.6);
  paper.font('Helvetica-Bold').fontSize(9.5).fillColor(INK).text(signedName(author), { width: 250 });
  paper.font('Helvetica').fontSize(8.5).fillColor(GREY);
  paper.text(author.specialityLabel?.replace(/ \((SM|C)\)$/, '') ?? author.professionLabel, { width: 250 });
  paper.text(`N° RPPS ${author.idNatPS.slice(1)}`, { width: 250 });
};

const bornLine = (person: DemoPerson, on: string): string =>
  `${person.sex === 'female' ? 'Née' : 'Né'} le ${shortDate(person.birthDate)} (${String(ageOn(person.birthDate, on))} ans)`;

/** Framed block at the top right: who the document is about. */
export const patientBlock = (paper: Paper, sheet: Sheet): void => {
  const { person } = sheet;
  const x = 350;
  paper
    .lineWidth(0.8)
    .roundedRect(x, 44, RIGHT - x, 80, 5)
    .fillAndStroke('#f6f8fa', RULE);
  paper
    .font('Helvetica')
    .fontSize(7.5)
    .fillColor(GREY)
    .text('PATIENT', x + 12, 52);
  paper.font('Helvetica-Bold').fontSize(11).fillColor(INK);
  paper.text(`${person.sex === 'female' ? 'Mme' : 'M.'} ${person.familyName}`, x + 12, 63, { width: 172 });
  paper.font('Helvetica').fontSize(9.5).text(person.givenNames.join(', '), { width: 172 });
  paper.fontSize(8.5).fillColor(GREY).text(bornLine(person, sheet.date), { width: 172 });
  paper.text(`Commune de naissance ${person.birthPlace}`, { width: 172 });
  paper.text(`INS ${spacedIns(person.ins)}`, { width: 172 });
};

/** Title band under letterhead and patient block; leaves the pen below it. */
export const titleBand = (paper: Paper, sheet: Sheet, title: string, subtitle: string): void => {
  const y = 158;
  paper.rect(LEFT, y, WIDTH, 1.4).fill(accentOf(sheet));
  paper
    .font('Helvetica-Bold')
    .fontSize(15)
    .fillColor(INK)
    .text(title, LEFT, y + 12, { width: WIDTH });
  paper.font('Helvetica').fontSize(9.5).fillColor(GREY).text(subtitle, { width: WIDTH });
  paper.moveDown(0.9);
};

/** Starts a new page when fewer than `height` points are left. */
export const keepTogether = (paper: Paper, height: number): void => {
  if (paper.y + height > BOTTOM) {
    paper.addPage();
    paper.y = 60;
  }
};

/** Author's name over a pen stroke drawn from the letters of the name. */
export const signature = (paper: Paper, name: string, caption: string): void => {
  keepTogether(paper, 90);
  const x = 345;
  const y = paper.y + 14;
  paper.font('Helvetica').fontSize(8.5).fillColor(GREY).text(caption, x, y, { width: 200 });
  paper
    .font('Helvetica-Bold')
    .fontSize(10)
    .fillColor(INK)
    .text(name, x, paper.y + 2, { width: 200 });
  const top = paper.y + 6;
  paper
    .lineWidth(1.1)
    .strokeColor('#1f3a8a')
    .moveTo(x + 4, top + 22);
  let at = x + 4;
  for (const letter of name.replace(/^Dr /, '').slice(0, 9)) {
    const seed = letter.charCodeAt(0);
    const rise = 6 + (seed % 7) * 2.6;
    paper.bezierCurveTo(
      at + 2 + (seed % 5),
      top + 22 - rise,
      at + 9,
      top + 8 + (seed % 9),
      at + 11 + (seed % 4),
      top + 21,
    );
    at += 11 + (seed % 4);
  }
  paper.bezierCurveTo(at + 18, top + 10, at + 6, top + 34, x - 6, top + 31).stroke();
  paper.y = top + 44;
  paper.x = LEFT;
};

/** Writes the foot of every page and hands over the finished bytes. */
export const finish = (paper: Paper, foot: string): Uint8Array => {
  const { count } = paper.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    paper.switchToPage(page);
    paper.page.margins.bottom = 0;
    paper.rect(LEFT, 792, WIDTH, 0.6).fill(RULE);
    paper.font('Helvetica').fontSize(7.5).fillColor(GREY);
    paper.text(foot, LEFT, 799, { width: WIDTH - 70, lineBreak: false });
    paper.text(`Page ${String(page + 1)} / ${String(count)}`, RIGHT - 70, 799, {
      width: 70,
      align: 'right',
      lineBreak: false,
    });
    paper.text('Document de démonstration : personnes et structures inventées.', LEFT, 809, { lineBreak: false });
  }
  paper.end();
  const bytes = paper.read() as Buffer | null;
  if (bytes === null) throw new Error('pdfkit gave no bytes');
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
};
