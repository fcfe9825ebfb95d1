// A laboratory report as French laboratories print it: chapters, results, unit, usual values, earlier result.

import type { LabReport, LabResult } from '../lab/report.model.js';
import { printed, printedRange } from '../lab/report.model.js';
import type { Sheet } from '../document.model.js';
import { parisTime, shortDate, signedName } from '../wording.js';
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
  RULE,
  signature,
  titleBand,
  WIDTH,
  type Paper,
} from './page.js';

const COLUMNS = { name: LEFT + 8, value: 262, unit: 324, range: 396, before: 476 } as const;

const header = (paper: Paper): void => {
  const y = paper.y;
  paper.font('Helvetica').fontSize(7.5).fillColor(GREY);
  paper.text('Résultat', COLUMNS.value - 40, y, { width: 86, align: 'right', lineBreak: false });
  paper.text('Unité', COLUMNS.unit, y, { lineBreak: false });
  paper.text('Valeurs usuelles', COLUMNS.range, y, { lineBreak: false });
  paper.text('Antériorité', COLUMNS.before, y, { lineBreak: false });
  paper.y = y + 14;
};

const flagMark = (paper: Paper, result: LabResult, y: number): void => {
  if (result.flag === 'N') return;
  const x = COLUMNS.value + 50;
  paper.fillColor('#a4262c');
  if (result.flag === 'H') paper.polygon([x, y + 7], [x + 6, y + 7], [x + 3, y + 1]).fill();
  else paper.polygon([x, y + 1], [x + 6, y + 1], [x + 3, y + 7]).fill();
};

const line = (paper: Paper, result: LabResult): void => {
  const { analyte } = result;
  keepTogether(paper, 34);
  const y = paper.y;
  const abnormal = result.flag !== 'N';
  paper.font('Helvetica').fontSize(9.5).fillColor(INK);
  paper.text(analyte.label, COLUMNS.name, y, { lineBreak: false });
  paper.font(abnormal ? 'Helvetica-Bold' : 'Helvetica').fillColor(abnormal ? '#a4262c' : INK);
  paper.text(printed(result.value, analyte.decimals), COLUMNS.value - 40, y, {
    width: 86,
    align: 'right',
    lineBreak: false,
  });
  flagMark(paper, result, y);
  paper.font('Helvetica').fontSize(8.5).fillColor(INK);
  paper.text(analyte.shown, COLUMNS.unit, y + 1, { lineBreak: false });
  paper.fillColor(GREY).text(printedRange(result), COLUMNS.range, y + 1, { lineBreak: false });
  if (result.previous !== undefined) {
    paper
      .fontSize(8)
      .text(
        `${printed(result.previous.value, analyte.decimals)} (${shortDate(result.previous.on)})`,
        COLUMNS.before,
        y + 1,
        { lineBreak: false },
      );
  }
  let next = y + 14;
  if (analyte.also !== undefined) {
    paper.fontSize(8).fillColor(GREY);
    paper.text(printed(result.value * analyte.also.factor, analyte.also.decimals), COLUMNS.value - 40, next, {
      width: 86,
      align: 'right',
      lineBreak: false,
    });
    paper.text(analyte.also.shown, COLUMNS.unit, next, { lineBreak: false });
  }
  if (analyte.method !== undefined) {
    paper
      .font('Helvetica-Oblique')
      .fontSize(7.5)
      .fillColor(GREY)
      .text(analyte.method, COLUMNS.name, next, { lineBreak: false });
  }
  if (analyte.also !== undefined || analyte.method !== undefined) next += 12;
  paper.rect(LEFT, next + 1, WIDTH, 0.4).fill(RULE);
  paper.y = next + 6;
};

/** The report as a PDF. */
export const labReportPdf = (report: LabReport, sheet: Sheet): Uint8Array => {
  const paper = openPaper(sheet.title, signedName(sheet.author), sheet.date);
  const sampled = parisTime(report.sampledAt);
  letterhead(paper, sheet);
  patientBlock(paper, sheet);
  titleBand(
    paper,
    sheet,
    sheet.title,
    `Dossier n° ${report.fileNumber}   Prélevé le ${shortDate(sampled)} à ${sampled.slice(11, 13)} h ${sampled.slice(14, 16)}   Édité le ${shortDate(sheet.date)}   Prescripteur : ${signedName(report.prescriber)}`,
  );
  for (const chapter of report.chapters) {
    keepTogether(paper, 80);
    const y = paper.y;
    paper.rect(LEFT, y, WIDTH, 20).fill(accentOf(sheet));
    paper.font('Helvetica-Bold').fontSize(10).fillColor('#ffffff');
    paper.text(chapter.title.toUpperCase(), LEFT + 8, y + 5.5, { lineBreak: false, characterSpacing: 0.6 });
    paper.y = y + 27;
    header(paper);
    for (const result of chapter.results) line(paper, result);
    paper.y += 10;
  }
  if (report.comment !== undefined) {
    keepTogether(paper, 60);
    paper
      .font('Helvetica-Bold')
      .fontSize(9.5)
      .fillColor(INK)
      .text('Commentaire du biologiste', LEFT, paper.y + 2);
    paper
      .font('Helvetica')
      .fontSize(9.5)
      .text(report.comment, LEFT, paper.y + 2, { width: WIDTH, lineGap: 2 });
  }
  signature(paper, signedName(sheet.author), 'Compte rendu validé par');
  return finish(paper, `Dossier n° ${report.fileNumber}, ${sheet.structure.name}`);
};
