// Paul's letters and reports up to 2021: the discovery, the care plan, insulin.

import { letter, sections } from '../contents.js';
import type { Draft } from '../document.model.js';
import { eyes } from './paul-eyes.js';

export const paulPapers: readonly Draft[] = [
  {
    slug: 'consultation-2016',
    type: 'consultation',
    title: 'Consultation : découverte d’un diabète',
    on: '2016-09-19T18:10',
    by: 'gp',
    at: 'fontaine',
    content: letter(
      {
        sections: [
          { title: 'Motif', text: 'Fatigue, soif et amaigrissement de 5 kg en trois mois.' },
          {
            title: 'Examen',
            text: 'Poids 91 kg, taille 176 cm, tension 146/88 mmHg. Monofilament perçu aux deux pieds. Pouls périphériques présents.',
          },
          {
            title: 'Conclusion',
            text: 'Diabète de type 2 (HbA1c 9,1 %). Mesures d’hygiène de vie, metformine à doses croissantes. Consultation de diététique. Fond d’œil et électrocardiogramme demandés.',
          },
        ],
      },
      'level1',
    ),
  },
  {
    slug: 'protocole-ald-2016',
    type: 'longTermProtocol',
    title: 'Protocole de soins : diabète de type 2 (ALD 8)',
    on: '2016-10-03T12:00',
    by: 'gp',
    at: 'fontaine',
    content: letter({
      sections: [
        { title: 'Affection', text: 'Diabète de type 2, diagnostiqué en septembre 2016.' },
        {
          title: 'Soins prévus',
          items: [
            'Consultation du médecin traitant tous les trois mois',
            'HbA1c deux à quatre fois par an, créatinine, lipides et albuminurie chaque année',
            'Fond d’œil chaque année, électrocardiogramme, bilan dentaire',
            'Consultation d’endocrinologie si l’objectif n’est pas atteint',
            'Soins de pédicurie selon le grade du pied',
          ],
        },
        { title: 'Objectif', text: 'HbA1c inférieure ou égale à 7 %. Tension inférieure à 140/90 mmHg.' },
      ],
    }),
  },
  {
    slug: 'fond-oeil-2019',
    type: 'ophthalmology',
    title: 'Consultation d’ophtalmologie : fond d’œil',
    on: '2019-05-21T14:30',
    by: 'ophthalmologist',
    at: 'clinic',
    content: eyes(
      '2019',
      'Papilles et maculas normales. Pas de microanévrisme.',
      'Pas de rétinopathie diabétique. Contrôle dans un an.',
    ),
  },
  {
    slug: 'lettre-adressage-2021',
    type: 'referral',
    title: 'Lettre d’adressage en endocrinologie',
    on: '2021-02-19T19:00',
    by: 'gp',
    at: 'fontaine',
    content: letter({
      to: 'Dr Rania GHAZAL',
      sections: [
        {
          text: 'Chère consœur, merci de recevoir M. Delattre, 55 ans, diabétique de type 2 depuis 2016. Son HbA1c est montée à 9,4 % malgré deux médicaments à dose pleine. Il a peu bougé depuis un an et a pris 6 kg.',
        },
        { text: 'Il n’a pas de complication connue. La question de l’insuline se pose ; il y est prêt.' },
      ],
      closing: 'Confraternellement.',
    }),
  },
  {
    slug: 'lettre-liaison-2021',
    type: 'discharge',
    title: 'Lettre de liaison à la sortie du Centre hospitalier de Vallombre',
    on: '2021-03-12T15:45',
    careFrom: '2021-03-08T09:30',
    careTo: '2021-03-12T14:00',
    by: 'hospital-physician',
    at: 'hospital',
    content: sections(
      '11490-0',
      [
        {
          kind: 'reason',
          title: 'Motif de l’hospitalisation',
          text: 'Bilan d’une douleur thoracique d’effort chez un patient diabétique.',
        },
        {
          kind: 'events',
          title: 'Synthèse médicale du séjour',
          table: {
            head: ['Élément', 'Constat'],
            rows: [
              ['Entrée', '08/03/2021, depuis le domicile'],
              ['Sortie', '12/03/2021, retour au domicile'],
              ['Électrocardiogramme', 'Rythme sinusal, pas de signe d’ischémie'],
              ['Échographie du cœur', 'Fonction normale, fraction d’éjection 62 %'],
              ['Coronarographie', 'Lésions modérées, pas d’indication de geste'],
              ['Microorganisme multirésistant', 'Non recherché'],
              ['Transfusion', 'Non'],
            ],
          },
        },
        {
          kind: 'results',
          title: 'Résultats d’examens',
          items: ['Troponine normale à deux reprises', 'HbA1c 9,4 %, créatinine 99 µmol/L', 'LDL 2,96 mmol/L'],
        },
        {
          kind: 'treatmentsAtDischarge',
          title: 'Traitements à la sortie',
          table: {
            head: ['Médicament', 'Posologie', 'Statut'],
            rows: [
              ['Metformine 1 000 mg', '1 matin et soir', 'Poursuivi'],
              ['Insuline glargine', '12 unités le soir', 'Ajouté'],
              ['Ramipril 5 mg', '1 le matin', 'Ajouté'],
              ['Atorvastatine 20 mg', '1 le soir', 'Dose augmentée'],
            ],
          },
        },
        {
          kind: 'plan',
          title: 'Suites à donner',
          items: [
            'Consultation du médecin traitant sous dix jours',
            'Endocrinologie le 24 mars',
            'Cardiologie dans six mois',
          ],
        },
      ],
      true,
    ),
  },
  {
    slug: 'endocrinologie-2021',
    type: 'consultation',
    title: 'Consultation d’endocrinologie',
    on: '2021-03-24T17:15',
    by: 'endocrinologist',
    at: 'clinic',
    content: letter(
      {
        to: 'Dr Claire ARNOULT',
        sections: [
          {
            title: 'Situation',
            text: 'Insuline du soir bien acceptée, technique vérifiée. Glycémies du matin entre 1,40 et 1,70 g/L.',
          },
          {
            title: 'Proposition',
            text: 'Monter la glargine de 2 unités tous les trois jours, sans dépasser 24, jusqu’à un matin sous 1,20 g/L. Metformine maintenue.',
          },
          { title: 'Suivi', text: 'HbA1c dans trois mois. Éducation au resucrage faite, fiche remise.' },
        ],
      },
      'level1',
    ),
  },
  {
    slug: 'suivi-infirmier-2021',
    type: 'nursing',
    title: 'Fiche de suivi infirmier : mise à l’insuline',
    on: '2021-04-20T08:20',
    careFrom: '2021-03-15T07:30',
    careTo: '2021-04-20T08:00',
    by: 'nurse',
    at: 'parc',
    content: letter({
      sections: [
        {
          title: 'Semaines de soins',
          table: {
            head: ['Semaine', 'Dose du soir', 'Glycémie du matin', 'Remarques'],
            rows: [
              ['15 au 21 mars', '12 U', '1,62 g/L', 'Gestes montrés'],
              ['22 au 28 mars', '14 U', '1,48 g/L', 'Se pique sous surveillance'],
              ['29 mars au 4 avril', '16 U', '1,31 g/L', 'Se pique seul'],
              ['5 au 20 avril', '18 U', '1,14 g/L', 'Autonome'],
            ],
          },
        },
        { title: 'Conclusion', text: 'Patient autonome. Fin du passage quotidien. Points d’injection sains.' },
      ],
    }),
  },
];
