// Karim: blind since childhood, followed for his eyes and his back, with one consultation he hides from professionals.

import { letter, ownPdf, picture, prescription, sections, vaccinations } from '../contents.js';
import type { Draft } from '../document.model.js';
import { photoPng } from '../image/photo.js';
import { formPdf } from '../pdf/form.js';

const photographedPrescription = (): Uint8Array =>
  photoPng({
    width: 560,
    height: 720,
    paper: [246, 246, 241],
    rules: [
      [
        [36, 150],
        [455, 150],
      ],
    ],
    lines: [
      { text: 'Dr C. Valmont', x: 36, y: 60, size: 19 },
      { text: 'médecine générale', x: 36, y: 86, size: 11 },
      { text: '4 rue des Lilas', x: 36, y: 108, size: 10 },
      { text: 'le 22 janvier 2026', x: 270, y: 190, size: 16, hand: true },
      { text: 'M. Karim Benhammou', x: 60, y: 240, size: 18, hand: true },
      { text: '- paracétamol 1 g', x: 60, y: 310, size: 18, hand: true },
      { text: '3 fois par jour, 5 jours', x: 90, y: 346, size: 15, hand: true },
      { text: '- thiocolchicoside 4 mg', x: 60, y: 400, size: 18, hand: true },
      { text: '2 fois par jour, 5 jours', x: 90, y: 436, size: 15, hand: true },
      { text: '- repos, chaleur', x: 60, y: 490, size: 18, hand: true },
    ],
    stamp: { x: 370, y: 585, words: ['Dr VALMONT', 'VALLOMBRE'] },
  });

export const karim: readonly Draft[] = [
  {
    slug: 'ophtalmologie-2023',
    type: 'ophthalmology',
    title: 'Consultation d’ophtalmologie',
    on: '2023-02-15T11:00',
    by: 'ophthalmologist',
    at: 'clinic',
    content: letter({
      to: 'Dr Bakary TRAORE',
      sections: [
        { title: 'Situation', text: 'Rétinopathie pigmentaire connue depuis l’enfance, cécité complète depuis 2004.' },
        {
          title: 'Examen',
          text: 'Pas de perception lumineuse. Pression 14 mmHg des deux côtés. Cataracte dense à gauche, non gênante.',
        },
        { title: 'Conclusion', text: 'Stabilité. Contrôle tous les deux ans. Dossier de canne électronique appuyé.' },
      ],
    }),
  },
  {
    slug: 'synthese-2024',
    type: 'synthesis',
    title: 'Synthèse médicale',
    on: '2024-05-22T18:00',
    by: 'parc-gp',
    at: 'parc',
    content: sections('60591-5', [
      {
        kind: 'problems',
        title: 'Problèmes en cours',
        items: ['Cécité (rétinopathie pigmentaire)', 'Lombalgies récidivantes'],
      },
      { kind: 'allergies', title: 'Allergies', items: ['Aucune connue'] },
      {
        kind: 'treatments',
        title: 'Traitements au long cours',
        items: ['Vitamine D, une ampoule tous les trois mois'],
      },
      { kind: 'lifestyle', title: 'Habitudes de vie', items: ['Ne fume pas', 'Tandem et natation chaque semaine'] },
    ]),
  },
  {
    slug: 'psychiatrie-2024',
    type: 'psychiatry',
    title: 'Synthèse de suivi psychiatrique',
    on: '2024-09-30T16:20',
    by: 'psychiatrist',
    at: 'psychiatry',
    confidentiality: 'R',
    mark: 'hiddenFromProfessionals',
    content: letter({
      sections: [
        {
          title: 'Suivi',
          text: 'Épisode anxieux après un accident de la voie publique. Six consultations de février à septembre 2024.',
        },
        {
          title: 'Évolution',
          text: 'Sommeil retrouvé, reprise des trajets seul. Traitement arrêté en juillet sans rechute.',
        },
        { title: 'Conclusion', text: 'Fin du suivi, à la demande de M. Benhammou et en accord avec lui.' },
      ],
    }),
  },
  {
    slug: 'vaccin-2025',
    type: 'vaccinationNote',
    title: 'Note de vaccination : grippe saisonnière',
    on: '2025-10-28T09:30',
    by: 'nurse',
    at: 'parc',
    content: vaccinations([
      {
        on: '2025-10-28',
        product: 'Vaccin grippal inactivé à virion fragmenté',
        against: 'Grippe saisonnière',
        atc: 'J07BB02',
        lot: 'GR25A19',
        rank: 4,
        booster: true,
        site: 'deltoïde droit',
      },
    ]),
  },
  {
    slug: 'ordonnance-photo',
    type: 'ownCare',
    title: 'Ordonnance du remplaçant (photo)',
    on: '2026-01-22T20:05',
    content: picture(photographedPrescription),
  },
  {
    slug: 'kine-ordonnance-2026',
    type: 'physioOrder',
    title: 'Ordonnance de kinésithérapie',
    on: '2026-02-04T17:40',
    by: 'parc-gp',
    at: 'parc',
    content: prescription({
      items: [
        {
          name: 'Rééducation du rachis lombaire',
          dose: 'Renforcement, étirements, gestes du quotidien sans la vue',
          duration: '12 séances',
        },
      ],
    }),
  },
  {
    slug: 'personne-de-confiance',
    type: 'wishes',
    title: 'Personne de confiance',
    on: '2026-03-15T10:10',
    content: ownPdf(
      formPdf('Désignation d’une personne de confiance', 'Article L. 1111-6 du code de la santé publique', [
        {
          title: 'Je désigne comme personne de confiance',
          fields: [
            ['Nom et prénom', 'Samir BENHAMMOU'],
            ['Lien', 'mon frère'],
            ['Téléphone', '06 39 98 55 03'],
          ],
        },
        { title: 'Précision', free: 'Merci de me lire les documents à voix haute avant de me les faire signer.' },
      ]),
    ),
  },
];
