// Tom: growth, vaccines and one night at the emergency ward.

import { letter, picture, vaccinations } from '../contents.js';
import type { Draft } from '../document.model.js';
import { photoPng } from '../image/photo.js';

const booklet = (): Uint8Array =>
  photoPng({
    width: 560,
    height: 700,
    paper: [236, 240, 244],
    rules: Array.from({ length: 7 }, (_, index) => [
      [30, 160 + index * 56],
      [465, 160 + index * 56],
    ]),
    lines: [
      { text: 'CARNET DE SANTÉ', x: 120, y: 66, size: 20 },
      { text: 'VACCINATIONS', x: 165, y: 100, size: 14 },
      { text: '11/07/22', x: 34, y: 202, size: 16, hand: true },
      { text: 'hexavalent + pneumo', x: 142, y: 202, size: 16, hand: true },
      { text: '12/09/22', x: 34, y: 258, size: 16, hand: true },
      { text: 'hexavalent + pneumo', x: 142, y: 258, size: 16, hand: true },
      { text: '17/10/22', x: 34, y: 314, size: 16, hand: true },
      { text: 'méningo C', x: 142, y: 314, size: 16, hand: true },
      { text: '11/04/23', x: 34, y: 370, size: 16, hand: true },
      { text: 'hexavalent rappel', x: 142, y: 370, size: 16, hand: true },
      { text: '16/05/23', x: 34, y: 426, size: 16, hand: true },
      { text: 'ROR 1', x: 142, y: 426, size: 16, hand: true },
      { text: '14/11/23', x: 34, y: 482, size: 16, hand: true },
      { text: 'ROR 2', x: 142, y: 482, size: 16, hand: true },
    ],
    stamp: { x: 385, y: 560, words: ['CENTRE PMI', 'GLYCINES'] },
  });

const growth = (slug: string, on: string, age: string, rows: readonly (readonly string[])[], end: string): Draft => ({
  slug,
  type: 'childExam',
  title: `Examen de l’enfant : ${age}`,
  on,
  by: 'paediatrician',
  at: 'pmi',
  content: letter({
    sections: [
      { title: 'Mesures', table: { head: ['Mesure', 'Valeur', 'Courbe'], rows } },
      { title: 'Développement', text: end },
    ],
  }),
});

export const tom: readonly Draft[] = [
  growth(
    'examen-9-mois',
    '2023-02-14T10:00',
    '9 mois',
    [
      ['Poids', '8,9 kg', 'médiane'],
      ['Taille', '71,5 cm', 'médiane'],
      ['Périmètre crânien', '45,2 cm', 'médiane'],
    ],
    'Tient assis, rampe, dit « papa ». Dort bien. Audition et regard normaux.',
  ),
  {
    slug: 'vaccins-historique',
    type: 'vaccinations',
    title: 'Historique des vaccinations',
    on: '2023-11-14T10:30',
    by: 'paediatrician',
    at: 'pmi',
    content: vaccinations(
      (
        [
          [
            '2022-07-11',
            'Vaccin hexavalent',
            'Diphtérie, tétanos, coqueluche, polio, Hib, hépatite B',
            'J07CA09',
            'HX2207A',
            1,
            false,
          ],
          [
            '2022-09-12',
            'Vaccin hexavalent',
            'Diphtérie, tétanos, coqueluche, polio, Hib, hépatite B',
            'J07CA09',
            'HX2209C',
            2,
            false,
          ],
          ['2022-10-17', 'Vaccin méningococcique C conjugué', 'Méningocoque C', 'J07AH07', 'MC1144', 1, false],
          [
            '2023-04-11',
            'Vaccin hexavalent',
            'Diphtérie, tétanos, coqueluche, polio, Hib, hépatite B',
            'J07CA09',
            'HX2304B',
            3,
            true,
          ],
          ['2023-05-16', 'Vaccin ROR', 'Rougeole, oreillons, rubéole', 'J07BD52', 'RR0519', 1, false],
          ['2023-11-14', 'Vaccin ROR', 'Rougeole, oreillons, rubéole', 'J07BD52', 'RR1122', 2, false],
        ] as const
      ).map(([on, product, against, atc, lot, rank, booster]) => ({
        on,
        product,
        against,
        atc,
        lot,
        rank,
        booster,
        site: 'cuisse gauche',
      })),
      'history',
    ),
  },
  growth(
    'examen-2-ans',
    '2024-05-21T09:30',
    '2 ans',
    [
      ['Poids', '12,4 kg', 'médiane'],
      ['Taille', '87 cm', 'médiane'],
      ['Indice de masse', '16,4', 'médiane'],
    ],
    'Associe deux mots, court, monte l’escalier en se tenant. Dents : seize, saines.',
  ),
  {
    slug: 'urgences-2025',
    type: 'emergency',
    title: 'Compte rendu de passage aux urgences',
    on: '2025-01-18T23:50',
    careFrom: '2025-01-18T20:35',
    careTo: '2025-01-18T23:40',
    by: 'er-doctor',
    at: 'hospital',
    content: letter(
      {
        to: 'Dr Claire ARNOULT',
        sections: [
          { title: 'Motif', text: 'Gêne respiratoire fébrile, 2 ans et 8 mois.' },
          {
            title: 'Examen',
            text: '38,9 °C, saturation 96 %, tirage léger, sifflements des deux côtés. Tympans normaux.',
          },
          {
            title: 'Prise en charge',
            text: 'Trois aérosols de salbutamol, nette amélioration. Retour au domicile avec salbutamol par chambre d’inhalation.',
          },
          {
            title: 'À surveiller',
            items: [
              'Revenir si la gêne augmente ou si Tom boit moins de la moitié',
              'Revoir le médecin traitant sous 48 heures',
            ],
          },
        ],
      },
      'level1',
    ),
  },
  {
    slug: 'carnet-photo',
    type: 'ownPrevention',
    title: 'Carnet de santé de Tom, page des vaccins',
    on: '2025-09-01T08:02',
    content: picture(booklet),
  },
  growth(
    'examen-4-ans',
    '2026-05-19T16:10',
    '4 ans',
    [
      ['Poids', '16,6 kg', 'médiane'],
      ['Taille', '103 cm', 'médiane'],
      ['Acuité visuelle', '9/10 chaque œil', 'normale'],
    ],
    'Parle bien, dessine un bonhomme en six parties. Entrée en moyenne section. Vaccins à jour, rappel à 6 ans.',
  ),
  {
    slug: 'certificat-sport-2026',
    type: 'certificate',
    title: 'Certificat médical : éveil sportif',
    on: '2026-09-08T18:20',
    by: 'gp',
    at: 'fontaine',
    isNew: true,
    content: letter({
      sections: [
        {
          text: 'Je certifie avoir examiné Tom BELKADI ce jour et n’avoir pas constaté de contre-indication à la pratique de l’éveil sportif.',
        },
      ],
      closing: 'Certificat remis à sa mère pour servir et valoir ce que de droit.',
    }),
  },
];
