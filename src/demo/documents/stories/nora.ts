// Nora: a teenager’s record, with one consultation kept from her parents.

import { lab, letter, vaccinations } from '../contents.js';
import type { Draft } from '../document.model.js';

export const nora: readonly Draft[] = [
  {
    slug: 'vaccin-hpv-1',
    type: 'vaccinationNote',
    title: 'Note de vaccination : papillomavirus, première dose',
    on: '2024-03-26T14:20',
    by: 'paediatrician',
    at: 'pmi',
    content: vaccinations([
      {
        on: '2024-03-26',
        product: 'Vaccin papillomavirus à neuf valences',
        against: 'Papillomavirus humains',
        atc: 'J07BM03',
        lot: 'HP9031',
        rank: 1,
        site: 'deltoïde gauche',
      },
    ]),
  },
  {
    slug: 'vaccin-hpv-2',
    type: 'vaccinationNote',
    title: 'Note de vaccination : papillomavirus, deuxième dose',
    on: '2024-10-15T14:00',
    by: 'paediatrician',
    at: 'pmi',
    content: vaccinations([
      {
        on: '2024-10-15',
        product: 'Vaccin papillomavirus à neuf valences',
        against: 'Papillomavirus humains',
        atc: 'J07BM03',
        lot: 'HP9087',
        rank: 2,
        site: 'deltoïde gauche',
      },
    ]),
  },
  {
    slug: 'biologie-2025-11',
    type: 'biology',
    title: 'Compte rendu d’analyses de biologie médicale',
    on: '2025-11-04T17:30',
    careFrom: '2025-11-04T08:00',
    by: 'biologist',
    at: 'laboratory',
    content: lab({
      values: { haemoglobin: 11.2, mcv: 80, leucocytes: 6.1, platelets: 288, ferritin: 9, tsh: 1.9 },
      prescriber: 'parc-gp',
      sampledAt: '2025-11-04T08:00',
    }),
  },
  {
    slug: 'entorse-2026',
    type: 'emergency',
    title: 'Compte rendu de passage aux urgences',
    on: '2026-02-07T19:25',
    careFrom: '2026-02-07T17:10',
    careTo: '2026-02-07T19:20',
    by: 'er-doctor',
    at: 'hospital',
    content: letter(
      {
        to: 'Dr Bakary TRAORE',
        sections: [
          { title: 'Motif', text: 'Torsion de la cheville gauche au handball.' },
          {
            title: 'Examen',
            text: 'Œdème externe, appui possible sur quatre pas. Pas de douleur osseuse : radiographie inutile.',
          },
          { title: 'Conclusion', text: 'Entorse bénigne. Chevillère, glace, reprise du sport dans trois semaines.' },
        ],
      },
      'level1',
    ),
  },
  {
    slug: 'contraception-2026',
    type: 'consultation',
    title: 'Consultation de contraception',
    on: '2026-04-22T15:10',
    by: 'midwife',
    at: 'parc',
    confidentiality: 'R',
    mark: 'hiddenFromRepresentatives',
    content: letter(
      {
        sections: [
          {
            title: 'Motif',
            text: 'Première demande de contraception. Nora est venue seule et souhaite garder cette consultation secrète.',
          },
          {
            title: 'Entretien',
            text: 'Méthodes présentées. Pas de contre-indication. Tension 108/64 mmHg. Consentement libre, relation avec un garçon de son âge.',
          },
          {
            title: 'Conclusion',
            text: 'Pilule choisie, ordonnance remise, préservatifs donnés. Revoir dans trois mois.',
          },
        ],
      },
      'level1',
    ),
  },
  {
    slug: 'certificat-handball-2026',
    type: 'certificate',
    title: 'Certificat médical : handball en compétition',
    on: '2026-09-02T17:45',
    by: 'parc-gp',
    at: 'parc',
    isNew: true,
    content: letter({
      sections: [
        {
          text: 'Je certifie que l’examen de Nora BENHAMMOU ne montre pas de contre-indication à la pratique du handball en compétition.',
        },
      ],
    }),
  },
];
