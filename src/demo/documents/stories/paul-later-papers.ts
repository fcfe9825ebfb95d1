// Paul's letters, prescriptions and reports since 2022.

import { letter, prescription, sections } from '../contents.js';
import type { Draft } from '../document.model.js';
import type { PrescribedItem } from '../pdf/prescription.js';
import { eyes } from './paul-eyes.js';

const METFORMIN: PrescribedItem = {
  name: 'Metformine 1 000 mg, comprimé pelliculé',
  dose: '1 comprimé matin et soir, au milieu du repas',
  duration: '3 mois, à renouveler une fois',
  atc: { code: 'A10BA02', label: 'metformine' },
  longTerm: true,
};
const INSULIN: PrescribedItem = {
  name: 'Insuline glargine 100 U/mL, stylo prérempli',
  dose: '18 unités sous la peau, chaque soir à 22 h',
  duration: '3 mois, à renouveler une fois',
  atc: { code: 'A10AE04', label: 'insuline glargine' },
  route: 'subcutaneous',
  longTerm: true,
};
const RAMIPRIL: PrescribedItem = {
  name: 'Ramipril 5 mg, comprimé',
  dose: '1 comprimé le matin',
  duration: '3 mois, à renouveler une fois',
  atc: { code: 'C09AA05', label: 'ramipril' },
  longTerm: true,
};
const ATORVASTATIN: PrescribedItem = {
  name: 'Atorvastatine 20 mg, comprimé',
  dose: '1 comprimé le soir',
  duration: '3 mois, à renouveler une fois',
  atc: { code: 'C10AA05', label: 'atorvastatine' },
  longTerm: true,
};
const PARACETAMOL: PrescribedItem = {
  name: 'Paracétamol 1 g, comprimé',
  dose: '1 comprimé en cas de douleur, 3 par jour au plus, à 6 heures d’intervalle',
  duration: 'une boîte',
  atc: { code: 'N02BE01', label: 'paracétamol' },
};

export const paulLaterPapers: readonly Draft[] = [
  {
    slug: 'entretien-pharmaceutique-2022',
    type: 'medicinesReview',
    title: 'Bilan partagé de médication',
    on: '2022-06-14T12:10',
    by: 'pharmacist',
    at: 'pharmacy',
    content: letter({
      to: 'Dr Claire ARNOULT',
      sections: [
        {
          title: 'Traitements pris',
          items: [
            'Metformine, insuline glargine, ramipril, atorvastatine',
            'Ibuprofène sans ordonnance, deux à trois fois par mois',
          ],
        },
        {
          title: 'Point d’attention',
          text: 'Ibuprofène avec ramipril et fonction rénale en baisse : je lui ai conseillé de l’éviter. Paracétamol proposé à la place.',
        },
        { title: 'Observance', text: 'Bonne. Oublie l’atorvastatine environ une fois par semaine : pilulier remis.' },
      ],
    }),
  },
  {
    slug: 'ordonnance-2024',
    type: 'prescription',
    title: 'Ordonnance',
    on: '2024-03-19T18:40',
    by: 'gp',
    at: 'fontaine',
    content: prescription({ items: [METFORMIN, INSULIN, RAMIPRIL, ATORVASTATIN, PARACETAMOL] }),
  },
  {
    slug: 'fond-oeil-2024',
    type: 'ophthalmology',
    title: 'Consultation d’ophtalmologie : fond d’œil',
    on: '2024-06-11T15:00',
    by: 'ophthalmologist',
    at: 'clinic',
    content: eyes(
      '2024',
      'Deux microanévrismes temporaux à droite. Macula sans œdème. Œil gauche sans lésion.',
      'Rétinopathie diabétique minime à droite. Contrôle dans un an.',
    ),
  },
  {
    slug: 'synthese-2025',
    type: 'synthesis',
    title: 'Synthèse médicale',
    on: '2025-11-04T19:20',
    by: 'gp',
    at: 'fontaine',
    content: sections('60591-5', [
      {
        kind: 'problems',
        title: 'Problèmes en cours',
        items: [
          'Diabète de type 2 depuis 2016, insuline depuis 2021 (ALD)',
          'Hypertension artérielle',
          'Rétinopathie minime à droite',
          'Fonction rénale en baisse lente',
        ],
      },
      {
        kind: 'history',
        title: 'Antécédents',
        items: ['Appendicectomie en 1978', 'Coronarographie en 2021 : lésions modérées'],
      },
      { kind: 'allergies', title: 'Allergies', items: ['Pénicilline : urticaire en 1994'] },
      {
        kind: 'treatments',
        title: 'Traitements au long cours',
        table: {
          head: ['Médicament', 'Posologie'],
          rows: [
            ['Metformine 1 000 mg', '1 matin et soir'],
            ['Insuline glargine', '18 unités le soir'],
            ['Ramipril 5 mg', '1 le matin'],
            ['Atorvastatine 20 mg', '1 le soir'],
          ],
        },
      },
      { kind: 'vitals', title: 'Mesures', items: ['Poids 84 kg', 'Tension 132/78 mmHg'] },
      {
        kind: 'lifestyle',
        title: 'Habitudes de vie',
        items: ['Ne fume plus depuis 2009', 'Marche 40 minutes par jour'],
      },
      {
        kind: 'plan',
        title: 'À prévoir',
        items: ['HbA1c en mars 2026', 'Fond d’œil en mai 2026', 'Rappel dTP en 2030'],
      },
    ]),
  },
  {
    slug: 'fond-oeil-2026',
    type: 'ophthalmology',
    title: 'Consultation d’ophtalmologie : fond d’œil',
    on: '2026-05-12T10:05',
    by: 'ophthalmologist',
    at: 'clinic',
    content: eyes(
      '2026',
      'Quelques microanévrismes et petites hémorragies à droite, un microanévrisme à gauche. Pas d’œdème maculaire.',
      'Rétinopathie minime, en légère progression à droite. Contrôle dans six mois.',
    ),
  },
  {
    slug: 'ordonnance-2026',
    type: 'prescription',
    title: 'Ordonnance',
    on: '2026-09-29T18:30',
    by: 'gp',
    at: 'fontaine',
    isNew: true,
    content: prescription(
      {
        items: [METFORMIN, { ...INSULIN, dose: '20 unités sous la peau, chaque soir à 22 h' }, RAMIPRIL, ATORVASTATIN],
      },
      'cda',
    ),
  },
];
