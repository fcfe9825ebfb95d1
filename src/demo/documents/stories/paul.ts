// Paul: type 2 diabetes found in 2016, ten years of laboratory reports, and the care around it.

import { lab, ownPdf, picture, plainText, vaccinations } from '../contents.js';
import type { Draft } from '../document.model.js';
import { electrocardiogram, fundus } from '../image/scans.js';
import { remember, type LabHistory, type LabValues } from '../lab/report.model.js';
import { formPdf } from '../pdf/form.js';
import { paulLaterPapers } from './paul-later-papers.js';
import { paulPapers } from './paul-papers.js';

type Row = readonly [
  day: string,
  hba1c: number,
  glucose: number,
  creatinine: number,
  gfr: number,
  lipids?: readonly [number, number, number, number],
  albuminuria?: number,
];

// Twice or three times a year; lipids and urine once a year. 2020: the year the visits stopped. 2021: insulin.
const ROWS: readonly Row[] = [
  ['2016-09-12', 9.1, 11.84, 82, 92, [6.31, 0.98, 4.22, 2.61], 1.4],
  ['2016-12-15', 7.6, 8.32, 81, 93],
  ['2017-04-11', 7.0, 7.41, 84, 90],
  ['2017-10-05', 6.8, 7.2, 83, 90, [4.92, 1.05, 2.98, 1.96], 1.6],
  ['2018-03-20', 6.9, 7.35, 85, 88],
  ['2018-09-25', 7.1, 7.62, 86, 86, [4.71, 1.08, 2.74, 1.88], 2.1],
  ['2019-03-14', 7.2, 7.88, 88, 84],
  ['2019-09-19', 7.4, 8.06, 90, 81, [4.66, 1.1, 2.61, 1.79], 2.6],
  ['2020-02-18', 7.7, 8.61, 91, 80],
  ['2020-11-24', 8.8, 10.43, 96, 75, [5.12, 1.01, 2.96, 2.42], 4.2],
  ['2021-02-16', 9.4, 11.92, 99, 72],
  ['2021-05-18', 8.1, 9.02, 98, 73],
  ['2021-10-12', 7.3, 7.74, 97, 73, [4.21, 1.12, 2.2, 1.83], 4.6],
  ['2022-03-22', 7.1, 7.44, 99, 71],
  ['2022-09-27', 7.0, 7.28, 101, 69, [3.98, 1.15, 1.98, 1.71], 4.9],
  ['2023-03-21', 6.9, 7.1, 103, 67],
  ['2023-09-19', 7.1, 7.39, 105, 65, [3.86, 1.17, 1.82, 1.64], 5.3],
  ['2024-03-12', 7.2, 7.9, 107, 63],
  ['2024-09-17', 6.8, 6.94, 108, 62, [3.71, 1.2, 1.69, 1.52], 4.4],
  ['2025-03-18', 6.7, 6.71, 108, 62],
  ['2025-09-16', 6.6, 6.58, 109, 61, [3.62, 1.24, 1.58, 1.47], 3.8],
  ['2026-03-17', 6.7, 6.66, 110, 60],
  ['2026-09-22', 6.9, 6.88, 112, 59, [3.58, 1.26, 1.55, 1.41], 3.6],
];

const COMMENTS: Readonly<Record<string, string>> = {
  '2016-09-12': 'Résultats compatibles avec un diabète sucré. À confirmer par un second dosage à jeun.',
  '2021-02-16': 'HbA1c très au-dessus de l’objectif : résultat signalé au prescripteur par téléphone.',
  '2026-09-22': 'DFG estimé passé sous 60 mL/min/1,73 m² : à contrôler dans trois mois pour en juger.',
};

const valuesOf = ([, hba1c, glucose, creatinine, gfr, lipids, albuminuria]: Row): LabValues => ({
  hba1c,
  glucose,
  creatinine,
  gfr,
  ...(lipids === undefined ? {} : { cholesterol: lipids[0], hdl: lipids[1], ldl: lipids[2], triglycerides: lipids[3] }),
  ...(albuminuria === undefined
    ? {}
    : { albuminuria, potassium: 4.2 + (creatinine % 5) / 10, alt: 28 + (creatinine % 7) * 2 }),
});

const biology: readonly Draft[] = ROWS.map((row, index): Draft => {
  const [day] = row;
  // Before 2018 the laboratory sent PDF in CDA level 1; since then, structured reports.
  const form = day < '2018' ? 'level1' : 'cda';
  const comment = COMMENTS[day];
  return {
    slug: `biologie-${day}`,
    type: 'biology',
    title:
      row[5] === undefined
        ? 'Suivi du diabète : analyses de biologie médicale'
        : 'Bilan annuel du diabète : analyses de biologie médicale',
    on: `${day}T16:${String(10 + (index % 5) * 9)}`,
    careFrom: `${day}T07:${String(30 + (index % 4) * 8)}`,
    by: 'biologist',
    at: 'laboratory',
    ...(day > '2026-06' ? { isNew: true } : {}),
    content: lab(
      {
        values: valuesOf(row),
        prescriber: index % 3 === 2 ? 'endocrinologist' : 'gp',
        sampledAt: `${day}T07:${String(30 + (index % 4) * 8)}`,
        history: ROWS.slice(0, index).reduce<LabHistory>(
          (history, earlier) => remember(valuesOf(earlier), earlier[0], history),
          {},
        ),
        ...(comment === undefined ? {} : { comment }),
      },
      form,
    ),
  };
});

const pictures: readonly Draft[] = [
  {
    slug: 'ecg-2021',
    type: 'illustration',
    title: 'Électrocardiogramme de repos',
    on: '2021-03-09T10:20',
    by: 'hospital-physician',
    at: 'hospital',
    content: picture(() =>
      electrocardiogram(
        ['CENTRE HOSPITALIER DE VALLOMBRE   09/03/2021', '25 mm/s   10 mm/mV   FC 72/min   Rythme sinusal'],
        72,
      ),
    ),
  },
  {
    slug: 'retinographie-2026',
    type: 'illustration',
    title: 'Rétinographie de l’œil droit',
    on: '2026-05-12T09:40',
    by: 'ophthalmologist',
    at: 'clinic',
    content: picture(() => fundus('OD  12/05/2026', 5)),
  },
];

const shots: readonly Draft[] = (
  [
    ['2023-10-17', 'GR23F07', 6],
    ['2024-10-15', 'GR24C31', 7],
    ['2025-10-21', 'GR25A12', 8],
  ] as const
).map(([day, lot, rank]) => ({
  slug: `vaccin-grippe-${day.slice(0, 4)}`,
  type: 'vaccinationNote',
  title: 'Note de vaccination : grippe saisonnière',
  on: `${day}T11:05`,
  by: 'nurse',
  at: 'parc',
  content: vaccinations([
    {
      on: day,
      product: 'Vaccin grippal inactivé à virion fragmenté',
      against: 'Grippe saisonnière',
      atc: 'J07BB02',
      lot,
      rank,
      booster: true,
      site: 'deltoïde gauche',
    },
  ]),
}));

const own: readonly Draft[] = [
  {
    slug: 'directives-anticipees',
    type: 'directives',
    title: 'Mes directives anticipées',
    on: '2024-01-14T18:30',
    content: ownPdf(
      formPdf('Directives anticipées', 'Modifiables ou révocables à tout moment', [
        {
          title: 'Ma situation',
          choices: [
            ['J’ai une maladie grave ou chronique.', true],
            ['Je pense être proche de la fin de ma vie.', false],
          ],
        },
        {
          title: 'Ce que je souhaite si je ne peux plus m’exprimer',
          choices: [
            ['Ne pas prolonger artificiellement ma vie sans espoir d’amélioration.', true],
            ['Soulager ma douleur, même si cela peut abréger ma vie.', true],
            ['Être réanimé en cas d’arrêt du cœur.', false],
          ],
        },
        { title: 'Autres souhaits', free: 'Je voudrais rester chez moi le plus longtemps possible, avec ma musique.' },
        {
          title: 'Ma personne de confiance',
          fields: [
            ['Nom et prénom', 'Martine DELATTRE'],
            ['Téléphone', '06 39 98 40 22'],
          ],
        },
      ]),
    ),
  },
  {
    slug: 'carnet-glycemies-2026',
    type: 'otherOwn',
    title: 'Mes glycémies d’août',
    on: '2026-08-31T21:05',
    content: plainText(
      [
        'Mes glycémies du mois d’août 2026 (g/L, au doigt)',
        '',
        ...Array.from({ length: 8 }, (_, week) => {
          const day = 1 + week * 4;
          const fasting = (108 + ((week * 7) % 22)) / 100;
          const evening = (136 + ((week * 11) % 31)) / 100;
          return `${String(day).padStart(2, '0')}/08   à jeun ${fasting.toFixed(2).replace('.', ',')}   le soir ${evening.toFixed(2).replace('.', ',')}`;
        }),
        '',
        'Un malaise le 17 après le jardin, passé avec trois sucres.',
      ].join('\n'),
    ),
  },
];

export const paul: readonly Draft[] = [...biology, ...paulPapers, ...paulLaterPapers, ...pictures, ...shots, ...own];
