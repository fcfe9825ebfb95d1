// Sofia: seventeen, and soon alone with her record.

import { lab, letter, plainText, prescription, sections } from '../contents.js';
import type { Draft } from '../document.model.js';

export const sofia: readonly Draft[] = [
  {
    slug: 'appendicite-2023',
    type: 'discharge',
    title: 'Lettre de liaison à la sortie du Centre hospitalier de Vallombre',
    on: '2023-07-06T12:00',
    careFrom: '2023-07-04T02:10',
    careTo: '2023-07-06T11:30',
    by: 'er-doctor',
    at: 'hospital',
    content: sections(
      '11490-0',
      [
        { kind: 'reason', title: 'Motif de l’hospitalisation', text: 'Appendicite aiguë.' },
        {
          kind: 'events',
          title: 'Synthèse médicale du séjour',
          text: 'Appendicectomie par cœlioscopie le 4 juillet, appendice inflammatoire non perforé. Suites simples, pas de fièvre.',
        },
        {
          kind: 'treatmentsAtDischarge',
          title: 'Traitements à la sortie',
          items: ['Paracétamol 1 g si douleur, cinq jours'],
        },
        {
          kind: 'plan',
          title: 'Suites à donner',
          items: ['Ablation des fils au dixième jour', 'Pas de sport pendant trois semaines'],
        },
      ],
      true,
    ),
  },
  {
    slug: 'kine-dos-2025',
    type: 'functional',
    title: 'Bilan de kinésithérapie : dos',
    on: '2025-03-11T18:00',
    by: 'physiotherapist',
    at: 'parc',
    content: letter({
      to: 'Dr Claire ARNOULT',
      sections: [
        {
          title: 'Bilan',
          text: 'Lombalgie d’attitude chez une lycéenne sportive. Raideur des ischio-jambiers. Pas de signe d’alerte.',
        },
        {
          title: 'Projet',
          items: ['Étirements quotidiens', 'Renforcement du tronc, six séances', 'Sac à dos plus léger'],
        },
      ],
    }),
  },
  {
    slug: 'biologie-2025-12',
    type: 'biology',
    title: 'Compte rendu d’analyses de biologie médicale',
    on: '2025-12-09T16:30',
    careFrom: '2025-12-09T07:45',
    by: 'biologist',
    at: 'laboratory',
    content: lab({
      values: { haemoglobin: 12.6, leucocytes: 12.4, platelets: 231, mcv: 88, crp: 18.4, alt: 61, ast: 48 },
      prescriber: 'gp',
      sampledAt: '2025-12-09T07:45',
      comment: 'Lymphocytes activés au frottis, évocateurs d’un syndrome mononucléosique.',
    }),
  },
  {
    slug: 'ordonnance-2026',
    type: 'prescription',
    title: 'Ordonnance',
    on: '2026-03-03T17:25',
    by: 'gp',
    at: 'fontaine',
    content: prescription(
      {
        items: [
          {
            name: 'Cétirizine 10 mg, comprimé',
            dose: '1 comprimé le soir en période de pollens',
            duration: '3 mois',
            atc: { code: 'R06AE07', label: 'cétirizine' },
          },
        ],
      },
      'cda',
    ),
  },
  {
    slug: 'bilan-dentaire-2026',
    type: 'dental',
    title: 'Bilan bucco-dentaire des 17 ans',
    on: '2026-06-24T11:15',
    by: 'dentist',
    at: 'dental',
    content: letter({
      sections: [
        { title: 'Examen', text: 'Pas de carie. Dents de sagesse en place, sans gêne. Détartrage fait.' },
        { title: 'Conseil', text: 'Contrôle dans un an.' },
      ],
    }),
  },
  {
    slug: 'questions-majorite',
    type: 'otherOwn',
    title: 'Questions pour mes 18 ans',
    on: '2026-11-10T19:40',
    content: plainText(
      'À demander au médecin avant mes 18 ans :\n\n- Qui verra mon dossier après mon anniversaire ?\n- Est-ce que mes vaccins sont à jour ?\n- Comment choisir mon propre médecin traitant ?',
    ),
  },
];
