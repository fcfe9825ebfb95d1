// Forms that a person fills in by hand: the printed frame in grey, the answers in blue italics.

import type { DemoPerson } from '../../persona.model.js';
import { civilName, longDate, shortDate } from '../wording.js';
import { finish, GREY, INK, keepTogether, LEFT, openPaper, RULE, WIDTH } from './page.js';

export interface FormBlock {
  readonly title: string;
  readonly intro?: string;
  readonly fields?: readonly (readonly [label: string, answer: string])[];
  readonly choices?: readonly (readonly [text: string, ticked: boolean])[];
  readonly free?: string;
}

const BLUE = '#1f3f8f';
const ACCENT = '#3d5a73';
type Paper = ReturnType<typeof openPaper>;

const field = (paper: Paper, label: string, answer: string): void => {
  keepTogether(paper, 24);
  const y = paper.y;
  paper
    .font('Helvetica')
    .fontSize(9)
    .fillColor(GREY)
    .text(label, LEFT + 12, y, { lineBreak: false });
  paper
    .font('Times-Italic')
    .fontSize(13)
    .fillColor(BLUE)
    .text(answer, LEFT + 170, y - 3, { lineBreak: false });
  paper.rect(LEFT + 166, y + 12, WIDTH - 178, 0.5).fill(RULE);
  paper.y = y + 22;
};

const choice = (paper: Paper, text: string, ticked: boolean): void => {
  paper.font('Helvetica').fontSize(10);
  const height = paper.heightOfString(text, { width: WIDTH - 44 });
  keepTogether(paper, height + 8);
  const y = paper.y;
  paper
    .lineWidth(0.9)
    .strokeColor(INK)
    .rect(LEFT + 12, y, 10, 10)
    .stroke();
  if (ticked) {
    paper.lineWidth(1.7).strokeColor(BLUE);
    paper
      .moveTo(LEFT + 11, y + 4)
      .lineTo(LEFT + 17, y + 10)
      .lineTo(LEFT + 27, y - 4)
      .stroke();
  }
  paper.fillColor(INK).text(text, LEFT + 32, y, { width: WIDTH - 44, lineGap: 1.5 });
  paper.y = y + height + 8;
};

/** A filled form as a PDF: `title` on top, then its blocks, dated and signed by the person. */
export const formPdf =
  (heading: string, note: string, blocks: readonly FormBlock[]) =>
  (person: DemoPerson, title: string, date: string): Uint8Array => {
    const paper = openPaper(title, civilName(person), date);
    paper.rect(0, 0, 596, 92).fill('#eef2f6');
    paper.font('Helvetica-Bold').fontSize(19).fillColor(ACCENT).text(heading, LEFT, 32, { width: WIDTH });
    paper
      .font('Helvetica')
      .fontSize(9.5)
      .fillColor(GREY)
      .text(note, LEFT, paper.y + 2, { width: WIDTH });
    paper.y = 112;
    const me: FormBlock = {
      title: 'Je soussigné' + (person.sex === 'female' ? 'e' : ''),
      fields: [
        ['Nom de naissance', person.familyName],
        ['Prénoms', person.givenNames.join(', ')],
        [person.sex === 'female' ? 'Née le' : 'Né le', shortDate(person.birthDate)],
      ],
    };
    for (const block of [me, ...blocks]) {
      keepTogether(paper, 70);
      paper.font('Helvetica-Bold').fontSize(11).fillColor(ACCENT).text(block.title, LEFT, paper.y, { width: WIDTH });
      paper.y += 6;
      if (block.intro !== undefined) {
        paper
          .font('Helvetica')
          .fontSize(9.5)
          .fillColor(INK)
          .text(block.intro, LEFT, paper.y, { width: WIDTH, lineGap: 2 });
        paper.y += 6;
      }
      for (const [label, answer] of block.fields ?? []) field(paper, label, answer);
      for (const [text, ticked] of block.choices ?? []) choice(paper, text, ticked);
      if (block.free !== undefined) {
        paper.font('Times-Italic').fontSize(13).fillColor(BLUE);
        keepTogether(paper, paper.heightOfString(block.free, { width: WIDTH - 24, lineGap: 4 }) + 6);
        paper.text(block.free, LEFT + 12, paper.y, { width: WIDTH - 24, lineGap: 4 });
      }
      paper.x = LEFT;
      paper.y += 14;
    }
    keepTogether(paper, 80);
    paper
      .font('Helvetica')
      .fontSize(9.5)
      .fillColor(INK)
      .text(`Fait à Vallombre, le ${longDate(date)}`, LEFT, paper.y);
    paper
      .font('Helvetica')
      .fontSize(9)
      .fillColor(GREY)
      .text('Signature', 345, paper.y + 4);
    paper
      .font('Times-Italic')
      .fontSize(22)
      .fillColor(BLUE)
      .text(person.givenNames[0] ?? '', 350, paper.y + 4);
    return finish(paper, `${title}, ${civilName(person)}`);
  };
