// Dominique's thyroid: two reports, a consultation corrected the next day, two prescriptions.

import { lab, letter, prescription } from '../contents.js';
import type { Draft } from '../document.model.js';
import { remember } from '../lab/report.model.js';

const thyroid2025 = { tsh: 6.82, ferritin: 18, haemoglobin: 12.1, leucocytes: 5.4, platelets: 241, mcv: 84 };
const thyroid2026 = { tsh: 2.31, ferritin: 41, haemoglobin: 13.2, leucocytes: 5.9, platelets: 256, mcv: 88 };

const thyroidLetter = (
  dose: string,
  extra: string,
): {
  readonly to: string;
  readonly sections: readonly { readonly title: string; readonly text: string }[];
  readonly closing: string;
} => ({
  to: 'Dr Claire ARNOULT',
  sections: [
    {
      title: 'Motif',
      text: 'Fatigue depuis trois mois, TSH à 6,82 mUI/L. Pas de traitement en cours. Pas d’allergie connue.',
    },
    {
      title: 'Examen',
      text: 'Poids 63 kg, taille 167 cm. Tension 118/72 mmHg, pouls régulier à 64. Thyroïde souple, non douloureuse, sans nodule palpé. Peau sèche.',
    },
    {
      title: 'Conclusion',
      text: `Hypothyroïdie débutante, carence en fer associée. Je propose lévothyroxine ${dose} le matin à jeun et un apport de fer pendant trois mois. ${extra}`,
    },
  ],
  closing: 'Je vous remercie de votre confiance et reste à votre disposition.',
});

export const thyroid: readonly Draft[] = [
  {
    slug: 'biologie-2025-05',
    type: 'biology',
    title: 'Compte rendu d’analyses de biologie médicale',
    on: '2025-05-15T17:20',
    careFrom: '2025-05-15T07:55',
    by: 'biologist',
    at: 'laboratory',
    content: lab({
      values: thyroid2025,
      prescriber: 'gp',
      sampledAt: '2025-05-15T07:55',
      comment: 'TSH modérément augmentée. À contrôler avec la T4 libre dans six à huit semaines selon le contexte.',
    }),
  },
  {
    slug: 'endocrinologie-v1-2025',
    type: 'consultation',
    title: 'Consultation d’endocrinologie',
    on: '2025-06-26T11:30',
    by: 'endocrinologist',
    at: 'clinic',
    content: letter(thyroidLetter('50 µg', 'Contrôle de la TSH dans huit semaines.'), 'level1'),
  },
  {
    slug: 'endocrinologie-v2-2025',
    type: 'consultation',
    title: 'Consultation d’endocrinologie (version corrigée)',
    on: '2025-06-27T08:45',
    careFrom: '2025-06-26T11:30',
    by: 'endocrinologist',
    at: 'clinic',
    replaces: 'endocrinologie-v1-2025',
    content: letter(
      thyroidLetter(
        '25 µg',
        'Contrôle de la TSH dans huit semaines. Cette version corrige la dose : 25 µg et non 50 µg.',
      ),
      'level1',
    ),
  },
  {
    slug: 'traitement-2025',
    type: 'prescription',
    title: 'Ordonnance',
    on: '2025-06-27T09:00',
    by: 'endocrinologist',
    at: 'clinic',
    content: prescription(
      {
        items: [
          {
            name: 'Lévothyroxine sodique 25 µg, comprimé',
            dose: '1 comprimé le matin à jeun, 30 minutes avant le petit déjeuner',
            duration: '3 mois, à renouveler une fois',
            atc: { code: 'H03AA01', label: 'lévothyroxine sodique' },
          },
          {
            name: 'Sulfate ferreux 80 mg, comprimé',
            dose: '1 comprimé par jour, à distance de deux heures de la lévothyroxine',
            duration: '3 mois',
            atc: { code: 'B03AA07', label: 'sulfate ferreux' },
          },
        ],
      },
      'cda',
    ),
  },
  {
    slug: 'biologie-2026-02',
    type: 'biology',
    title: 'Compte rendu d’analyses de biologie médicale',
    on: '2026-02-10T16:05',
    careFrom: '2026-02-10T08:10',
    by: 'biologist',
    at: 'laboratory',
    content: lab({
      values: thyroid2026,
      prescriber: 'endocrinologist',
      sampledAt: '2026-02-10T08:10',
      history: remember(thyroid2025, '2025-05-15'),
    }),
  },
  {
    slug: 'traitement-2026',
    type: 'prescription',
    title: 'Renouvellement d’ordonnance',
    on: '2026-09-18T10:50',
    by: 'gp',
    at: 'fontaine',
    isNew: true,
    content: prescription(
      {
        items: [
          {
            name: 'Lévothyroxine sodique 25 µg, comprimé',
            dose: '1 comprimé le matin à jeun',
            duration: '6 mois',
            atc: { code: 'H03AA01', label: 'lévothyroxine sodique' },
          },
        ],
        note: 'TSH à contrôler une fois par an.',
      },
      'cda',
    ),
  },
];
