// Élodie (suspended) and Marc (closed): what was deposited before their spaces stopped.

import { lab, letter, plainText, prescription, sections, vaccinations } from '../contents.js';
import type { Draft } from '../document.model.js';

export const elodie: readonly Draft[] = [
  {
    slug: 'vaccin-dtp-2023',
    type: 'vaccinationNote',
    title: 'Note de vaccination : rappel diphtérie, tétanos, polio, coqueluche',
    on: '2023-05-16T12:00',
    by: 'parc-gp',
    at: 'parc',
    content: vaccinations([
      {
        on: '2023-05-16',
        product: 'Vaccin dTcaP à doses réduites',
        against: 'Diphtérie, tétanos, coqueluche, poliomyélite',
        atc: 'J07CA02',
        lot: 'RP5512',
        rank: 6,
        booster: true,
        site: 'deltoïde gauche',
      },
    ]),
  },
  {
    slug: 'biologie-2025-01',
    type: 'biology',
    title: 'Compte rendu d’analyses de biologie médicale',
    on: '2025-01-21T16:45',
    careFrom: '2025-01-21T07:35',
    by: 'lab-pharmacist',
    at: 'laboratory',
    content: lab({
      values: { haemoglobin: 10.4, mcv: 76, leucocytes: 6.8, platelets: 342, ferritin: 6, crp: 1.2, tsh: 2.1 },
      prescriber: 'parc-gp',
      sampledAt: '2025-01-21T07:35',
      comment: 'Anémie microcytaire avec ferritine effondrée : carence en fer.',
    }),
  },
  {
    slug: 'psychiatrie-2025',
    type: 'consultation',
    title: 'Consultation de psychiatrie',
    on: '2025-04-10T14:00',
    by: 'psychiatrist',
    at: 'psychiatry',
    confidentiality: 'R',
    content: letter({
      sections: [
        { title: 'Motif', text: 'Épuisement professionnel, arrêt de travail depuis un mois.' },
        { title: 'Conclusion', text: 'Pas d’idée noire. Psychothérapie, reprise à temps partiel à préparer.' },
      ],
    }),
  },
  {
    slug: 'ordonnance-2025',
    type: 'prescription',
    title: 'Ordonnance',
    on: '2025-01-28T18:00',
    by: 'parc-gp',
    at: 'parc',
    content: prescription(
      {
        items: [
          {
            name: 'Sulfate ferreux 80 mg, comprimé',
            dose: '2 comprimés par jour',
            duration: '4 mois',
            atc: { code: 'B03AA07', label: 'sulfate ferreux' },
          },
        ],
      },
      'cda',
    ),
  },
];

export const marc: readonly Draft[] = [
  {
    slug: 'coronaire-2019',
    type: 'hospitalStay',
    title: 'Compte rendu d’hospitalisation : cardiologie',
    on: '2019-10-11T17:00',
    careFrom: '2019-10-04T05:50',
    careTo: '2019-10-10T12:00',
    by: 'hospital-physician',
    at: 'hospital',
    content: sections(
      '34112-3',
      [
        { kind: 'reason', title: 'Motif', text: 'Infarctus du myocarde inférieur.' },
        {
          kind: 'events',
          title: 'Séjour',
          text: 'Angioplastie de la coronaire droite à la troisième heure, un stent. Suites simples. Fraction d’éjection 55 %.',
        },
        {
          kind: 'treatmentsAtDischarge',
          title: 'Traitements à la sortie',
          items: [
            'Aspirine 75 mg',
            'Ticagrélor 90 mg matin et soir pendant un an',
            'Bisoprolol 2,5 mg',
            'Atorvastatine 80 mg',
          ],
        },
        { kind: 'plan', title: 'Suites à donner', items: ['Réadaptation cardiaque', 'Arrêt du tabac'] },
      ],
      true,
    ),
  },
  {
    slug: 'biologie-2020-02',
    type: 'biology',
    title: 'Compte rendu d’analyses de biologie médicale',
    on: '2020-02-06T16:20',
    careFrom: '2020-02-06T07:50',
    by: 'biologist',
    at: 'laboratory',
    content: lab({
      values: {
        cholesterol: 3.4,
        hdl: 1.1,
        ldl: 1.6,
        triglycerides: 1.5,
        alt: 44,
        ast: 38,
        glucose: 5.3,
        creatinine: 84,
      },
      prescriber: 'hospital-physician',
      sampledAt: '2020-02-06T07:50',
    }),
  },
  {
    slug: 'note-2020',
    type: 'otherOwn',
    title: 'Mon contact en cas d’urgence',
    on: '2020-03-01T11:00',
    content: plainText('En cas d’urgence, appeler ma sœur Hélène au 06 39 98 33 18.'),
  },
];
