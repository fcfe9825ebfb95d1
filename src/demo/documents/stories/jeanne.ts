// Jeanne: deaf, well otherwise, with one result that her doctor wants to tell her in person.

import { lab, letter, ownPdf, picture, prescription } from '../contents.js';
import type { Draft } from '../document.model.js';
import { audiogram } from '../image/audiogram.js';
import { formPdf } from '../pdf/form.js';

export const jeanne: readonly Draft[] = [
  {
    slug: 'anesthesie-2022',
    type: 'preAnaesthetic',
    title: 'Consultation pré-anesthésique',
    on: '2022-09-13T09:50',
    by: 'er-doctor',
    at: 'hospital',
    content: letter({
      sections: [
        { title: 'Intervention prévue', text: 'Ablation d’un kyste synovial du poignet gauche, ambulatoire.' },
        {
          title: 'Communication',
          text: 'Patiente sourde, langue des signes : interprète réservé pour l’accueil et le réveil. Bracelet à porter au bras droit.',
        },
        {
          title: 'Conclusion',
          text: 'ASA 1. Anesthésie locorégionale. À jeun six heures pour les solides, deux heures pour l’eau.',
        },
      ],
    }),
  },
  {
    slug: 'biologie-2024-06',
    type: 'biology',
    title: 'Compte rendu d’analyses de biologie médicale',
    on: '2024-06-04T17:00',
    careFrom: '2024-06-04T08:15',
    by: 'biologist',
    at: 'laboratory',
    content: lab(
      {
        values: {
          haemoglobin: 13.4,
          leucocytes: 5.2,
          platelets: 264,
          mcv: 91,
          glucose: 5.02,
          cholesterol: 5.61,
          hdl: 1.62,
          ldl: 3.4,
          triglycerides: 1.22,
          tsh: 1.4,
        },
        prescriber: 'gp',
        sampledAt: '2024-06-04T08:15',
      },
      'pdf',
    ),
  },
  {
    slug: 'bilan-dentaire-2025',
    type: 'dental',
    title: 'Bilan bucco-dentaire',
    on: '2025-02-18T15:00',
    by: 'dentist',
    at: 'dental',
    content: letter({
      sections: [
        { title: 'Examen', text: 'Couronne de la 46 descellée, recollée ce jour. Pas de carie.' },
        { title: 'Conseil', text: 'Détartrage fait. Gouttière de nuit proposée pour le bruxisme.' },
      ],
    }),
  },
  {
    slug: 'audiogramme-2019',
    type: 'ownReport',
    title: 'Mon audiogramme de 2019',
    on: '2025-05-06T19:22',
    careFrom: '2019-04-11T10:00',
    content: picture(() =>
      audiogram('Audiogramme tonal  11/04/2019', [75, 85, 95, 100, 105, 110, 115], [70, 85, 90, 100, 110, 115, 115]),
    ),
  },
  {
    slug: 'ordonnance-2026',
    type: 'prescription',
    title: 'Ordonnance',
    on: '2026-01-27T11:05',
    by: 'gp',
    at: 'fontaine',
    content: prescription({
      items: [
        {
          name: 'Oméprazole 20 mg, gélule',
          dose: '1 gélule le soir avant le repas',
          duration: '4 semaines',
          atc: { code: 'A02BC01', label: 'oméprazole' },
        },
      ],
    }),
  },
  {
    slug: 'personne-de-confiance',
    type: 'wishes',
    title: 'Personne de confiance',
    on: '2026-02-02T21:00',
    content: ownPdf(
      formPdf('Désignation d’une personne de confiance', 'Article L. 1111-6 du code de la santé publique', [
        {
          title: 'Je désigne comme personne de confiance',
          fields: [
            ['Nom et prénom', 'Ange MARCHETTI'],
            ['Lien', 'mon mari'],
            ['Message (SMS)', '06 39 98 71 60'],
          ],
        },
        { title: 'Précision', free: 'Je suis sourde : écrire ou passer par le relais, ne pas téléphoner.' },
      ]),
    ),
  },
  {
    slug: 'scanner-thorax-2026',
    type: 'imaging',
    title: 'Scanner du thorax',
    on: '2026-11-16T17:35',
    careFrom: '2026-11-16T15:10',
    by: 'radiologist',
    at: 'imaging',
    mark: 'notYetVisible',
    isNew: true,
    content: letter(
      {
        to: 'Dr Claire ARNOULT',
        sections: [
          { title: 'Indication', text: 'Toux persistante depuis deux mois.' },
          { title: 'Technique', text: 'Acquisition sans injection, coupes de 1 mm.' },
          {
            title: 'Résultats',
            text: 'Nodule plein de 14 mm du lobe supérieur droit, à contours irréguliers. Pas d’adénopathie. Pas d’épanchement.',
          },
          {
            title: 'Conclusion',
            text: 'Nodule à explorer. Résultat remis au médecin traitant pour être annoncé en consultation.',
          },
        ],
      },
      'level1',
    ),
  },
];
