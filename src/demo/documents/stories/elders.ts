// Lucien (open, never activated), Simone (opposed) and Armand (notified): records that existed before the space.

import { lab, letter, picture, prescription, sections } from '../contents.js';
import type { Draft } from '../document.model.js';
import { electrocardiogram } from '../image/scans.js';
import { remember, type LabValues } from '../lab/report.model.js';

const lucien2024: LabValues = {
  creatinine: 118,
  gfr: 52,
  potassium: 4.6,
  sodium: 139,
  haemoglobin: 12.9,
  leucocytes: 6.4,
  platelets: 198,
};
const lucien2026: LabValues = {
  creatinine: 126,
  gfr: 47,
  potassium: 5.0,
  sodium: 138,
  haemoglobin: 12.4,
  leucocytes: 6.1,
  platelets: 190,
};

export const lucien: readonly Draft[] = [
  {
    slug: 'lettre-liaison-2024',
    type: 'discharge',
    title: 'Lettre de liaison à la sortie du Centre hospitalier de Vallombre',
    on: '2024-11-22T16:00',
    careFrom: '2024-11-15T14:20',
    careTo: '2024-11-22T11:00',
    by: 'hospital-physician',
    at: 'hospital',
    content: sections(
      '11490-0',
      [
        {
          kind: 'reason',
          title: 'Motif de l’hospitalisation',
          text: 'Essoufflement et œdèmes des jambes, première poussée d’insuffisance cardiaque.',
        },
        {
          kind: 'events',
          title: 'Synthèse médicale du séjour',
          text: 'Fibrillation atriale découverte à l’entrée, ralentie par bisoprolol. Diurétiques : perte de 5 kg. Échographie : fraction d’éjection 48 %.',
        },
        {
          kind: 'treatmentsAtDischarge',
          title: 'Traitements à la sortie',
          table: {
            head: ['Médicament', 'Posologie', 'Statut'],
            rows: [
              ['Apixaban 2,5 mg', '1 matin et soir', 'Ajouté'],
              ['Bisoprolol 2,5 mg', '1 le matin', 'Ajouté'],
              ['Furosémide 40 mg', '1 le matin', 'Ajouté'],
              ['Ramipril 2,5 mg', '1 le soir', 'Poursuivi'],
            ],
          },
        },
        {
          kind: 'plan',
          title: 'Suites à donner',
          items: ['Pesée chaque matin par l’infirmier', 'Ionogramme dans dix jours', 'Cardiologie dans deux mois'],
        },
      ],
      true,
    ),
  },
  {
    slug: 'ecg-2024',
    type: 'illustration',
    title: 'Électrocardiogramme de contrôle',
    on: '2024-11-21T10:00',
    by: 'hospital-physician',
    at: 'hospital',
    content: picture(() =>
      electrocardiogram(['CENTRE HOSPITALIER DE VALLOMBRE   21/11/2024', '25 mm/s   10 mm/mV   FC 84/min'], 84),
    ),
  },
  {
    slug: 'biologie-2024-12',
    type: 'biology',
    title: 'Compte rendu d’analyses de biologie médicale',
    on: '2024-12-02T15:30',
    careFrom: '2024-12-02T07:20',
    by: 'biologist',
    at: 'laboratory',
    content: lab({ values: lucien2024, prescriber: 'parc-gp', sampledAt: '2024-12-02T07:20' }),
  },
  {
    slug: 'suivi-infirmier-2025',
    type: 'nursing',
    title: 'Fiche de suivi infirmier : poids et chevilles',
    on: '2025-05-30T09:00',
    by: 'nurse',
    at: 'parc',
    content: letter({
      sections: [
        {
          title: 'Relevés',
          table: {
            head: ['Mois', 'Poids', 'Tension', 'Chevilles'],
            rows: [
              ['Mars', '74,2 kg', '124/70', 'fines'],
              ['Avril', '74,8 kg', '128/72', 'fines'],
              ['Mai', '76,1 kg', '131/74', 'marque de chaussette'],
            ],
          },
        },
        { title: 'Suite', text: 'Dr Traoré prévenu de la prise de poids. Sa fille Jeanne l’aide pour le pilulier.' },
      ],
    }),
  },
  {
    slug: 'ordonnance-2026',
    type: 'prescription',
    title: 'Ordonnance',
    on: '2026-04-14T10:20',
    by: 'parc-gp',
    at: 'parc',
    content: prescription(
      {
        items: [
          {
            name: 'Apixaban 2,5 mg, comprimé',
            dose: '1 comprimé matin et soir',
            duration: '3 mois',
            atc: { code: 'B01AF02', label: 'apixaban' },
            longTerm: true,
          },
          {
            name: 'Bisoprolol 2,5 mg, comprimé',
            dose: '1 comprimé le matin',
            duration: '3 mois',
            atc: { code: 'C07AB07', label: 'bisoprolol' },
            longTerm: true,
          },
          {
            name: 'Furosémide 40 mg, comprimé',
            dose: '1 comprimé le matin',
            duration: '3 mois',
            atc: { code: 'C03CA01', label: 'furosémide' },
            longTerm: true,
          },
        ],
      },
      'cda',
    ),
  },
  {
    slug: 'biologie-2026-05',
    type: 'biology',
    title: 'Compte rendu d’analyses de biologie médicale',
    on: '2026-05-05T15:10',
    careFrom: '2026-05-05T07:15',
    by: 'biologist',
    at: 'laboratory',
    content: lab({
      values: lucien2026,
      prescriber: 'parc-gp',
      sampledAt: '2026-05-05T07:15',
      history: remember(lucien2024, '2024-12-02'),
    }),
  },
];

export const simone: readonly Draft[] = [
  {
    slug: 'synthese-2020',
    type: 'synthesis',
    title: 'Synthèse médicale',
    on: '2020-01-14T18:10',
    by: 'gp',
    at: 'fontaine',
    content: sections('60591-5', [
      { kind: 'problems', title: 'Problèmes en cours', items: ['Asthme allergique léger', 'Arthrose des mains'] },
      { kind: 'allergies', title: 'Allergies', items: ['Acariens'] },
      { kind: 'treatments', title: 'Traitements au long cours', items: ['Salbutamol inhalé si besoin'] },
    ]),
  },
  {
    slug: 'mammographie-2021',
    type: 'imaging',
    title: 'Mammographie de dépistage',
    on: '2021-06-08T15:20',
    by: 'radiologist',
    at: 'imaging',
    content: letter({
      to: 'Dr Claire ARNOULT',
      sections: [
        { title: 'Indication', text: 'Dépistage organisé, 62 ans.' },
        { title: 'Conclusion', text: 'Examen normal, ACR 1 des deux côtés. Prochain dépistage dans deux ans.' },
      ],
    }),
  },
];

export const armand: readonly Draft[] = [
  {
    slug: 'biologie-2021-04',
    type: 'biology',
    title: 'Compte rendu d’analyses de biologie médicale',
    on: '2021-04-20T16:00',
    careFrom: '2021-04-20T07:40',
    by: 'biologist',
    at: 'laboratory',
    content: lab(
      {
        values: { glucose: 5.42, creatinine: 88, gfr: 79, cholesterol: 5.9, hdl: 1.2, ldl: 3.8, triglycerides: 1.9 },
        prescriber: 'parc-gp',
        sampledAt: '2021-04-20T07:40',
      },
      'level1',
    ),
  },
  {
    slug: 'consultation-2021',
    type: 'consultation',
    title: 'Consultation de suivi',
    on: '2021-05-04T10:30',
    by: 'parc-gp',
    at: 'parc',
    content: letter({
      sections: [
        { title: 'Motif', text: 'Résultats du bilan d’avril.' },
        { title: 'Conclusion', text: 'Cholestérol un peu élevé. Régime et marche ; nouveau bilan dans un an.' },
      ],
    }),
  },
];
