// Amina: Tom’s birth in 2022, a second pregnancy in 2026.

import { lab, letter, picture, plainText, prescription, sections } from '../contents.js';
import type { Draft } from '../document.model.js';
import { fetalUltrasound } from '../image/scans.js';
import { remember, type LabValues } from '../lab/report.model.js';

const early: LabValues = {
  haemoglobin: 12.4,
  leucocytes: 7.8,
  platelets: 231,
  mcv: 86,
  ferritin: 28,
  toxoplasmosis: 0.2,
  rubella: 74,
  tsh: 1.62,
};
const sixth: LabValues = {
  haemoglobin: 10.9,
  leucocytes: 9.6,
  platelets: 214,
  mcv: 83,
  ferritin: 11,
  glucose: 4.61,
  toxoplasmosis: 0.2,
};

export const amina: readonly Draft[] = [
  {
    slug: 'accouchement-2022',
    type: 'discharge',
    title: 'Lettre de liaison à la sortie de maternité',
    on: '2022-05-13T11:40',
    careFrom: '2022-05-08T22:10',
    careTo: '2022-05-13T11:00',
    by: 'gynaecologist',
    at: 'hospital',
    content: sections(
      '11490-0',
      [
        { kind: 'reason', title: 'Motif de l’hospitalisation', text: 'Accouchement à terme, 39 semaines et 4 jours.' },
        {
          kind: 'events',
          title: 'Synthèse médicale du séjour',
          table: {
            head: ['Élément', 'Constat'],
            rows: [
              ['Naissance', '09/05/2022 à 6 h 42, voie basse'],
              ['Enfant', 'Garçon, 3 380 g, Apgar 10'],
              ['Périnée', 'Éraillures, sans suture'],
              ['Suites', 'Simples, allaitement maternel'],
              ['Transfusion', 'Non'],
            ],
          },
        },
        {
          kind: 'plan',
          title: 'Suites à donner',
          items: ['Sage-femme à domicile sous 48 heures', 'Consultation à six semaines', 'Rééducation du périnée'],
        },
      ],
      true,
    ),
  },
  {
    slug: 'declaration-grossesse-2026',
    type: 'pregnancy',
    title: 'Premier examen de grossesse',
    on: '2026-06-16T09:30',
    by: 'midwife',
    at: 'parc',
    content: letter({
      sections: [
        {
          title: 'Grossesse',
          text: 'Deuxième grossesse, début estimé le 14 avril 2026. Terme prévu le 14 janvier 2027.',
        },
        { title: 'Examen', text: 'Tension 112/68 mmHg, poids 61,5 kg. Examen normal. Groupe A positif, connu.' },
        {
          title: 'Prescriptions et conseils',
          items: [
            'Acide folique jusqu’à douze semaines',
            'Sérologies et numération',
            'Viandes bien cuites, fromages au lait cru à éviter',
          ],
        },
      ],
    }),
  },
  {
    slug: 'biologie-2026-06',
    type: 'biology',
    title: 'Bilan de début de grossesse',
    on: '2026-06-18T15:50',
    careFrom: '2026-06-18T08:05',
    by: 'lab-pharmacist',
    at: 'laboratory',
    content: lab({
      values: early,
      prescriber: 'midwife',
      sampledAt: '2026-06-18T08:05',
      comment: 'Toxoplasmose : absence d’immunité, contrôle chaque mois. Rubéole : immunité ancienne.',
    }),
  },
  {
    slug: 'echographie-t1-2026',
    type: 'imaging',
    title: 'Échographie du premier trimestre',
    on: '2026-07-09T11:20',
    by: 'gynaecologist',
    at: 'hospital',
    content: letter(
      {
        to: 'Mme Lucie SERRANO, sage-femme',
        sections: [
          { title: 'Indication', text: 'Échographie de datation et de dépistage, 12 semaines et 2 jours.' },
          {
            title: 'Mesures',
            table: {
              head: ['Mesure', 'Valeur'],
              rows: [
                ['Longueur cranio-caudale', '58 mm'],
                ['Clarté nucale', '1,3 mm'],
                ['Activité cardiaque', '156 par minute'],
              ],
            },
          },
          {
            title: 'Conclusion',
            text: 'Grossesse unique évolutive, croissance conforme au terme. Morphologie précoce sans particularité.',
          },
        ],
      },
      'level1',
    ),
  },
  {
    slug: 'echographie-t2-2026',
    type: 'imaging',
    title: 'Échographie du deuxième trimestre',
    on: '2026-09-15T10:45',
    by: 'gynaecologist',
    at: 'hospital',
    content: sections(
      '18748-4',
      [
        { kind: 'indication', title: 'Indication', text: 'Échographie morphologique, 22 semaines.' },
        { kind: 'technique', title: 'Technique', text: 'Voie abdominale, sonde de 5 MHz, bonnes conditions.' },
        {
          kind: 'findings',
          title: 'Résultats',
          table: {
            head: ['Mesure', 'Valeur', 'Repère'],
            rows: [
              ['Diamètre bipariétal', '54 mm', '50e percentile'],
              ['Périmètre crânien', '201 mm', '55e percentile'],
              ['Périmètre abdominal', '172 mm', '48e percentile'],
              ['Longueur du fémur', '38 mm', '50e percentile'],
            ],
          },
        },
        {
          kind: 'conclusion',
          title: 'Conclusion',
          text: 'Croissance régulière. Morphologie sans anomalie visible. Placenta antérieur, haut situé.',
        },
      ],
      true,
    ),
  },
  {
    slug: 'echographie-t2-cliche',
    type: 'illustration',
    title: 'Cliché : profil, 22 semaines',
    on: '2026-09-15T10:46',
    by: 'gynaecologist',
    at: 'hospital',
    isNew: true,
    content: picture(() => fetalUltrasound(['CH VALLOMBRE', '15/09/2026', '22 SA', 'BIP 54.0 mm'])),
  },
  {
    slug: 'biologie-2026-10',
    type: 'biology',
    title: 'Bilan du sixième mois',
    on: '2026-10-13T16:15',
    careFrom: '2026-10-13T07:50',
    by: 'lab-pharmacist',
    at: 'laboratory',
    isNew: true,
    content: lab({
      values: sixth,
      prescriber: 'midwife',
      sampledAt: '2026-10-13T07:50',
      history: remember(early, '2026-06-18'),
    }),
  },
  {
    slug: 'ordonnance-fer-2026',
    type: 'prescription',
    title: 'Ordonnance',
    on: '2026-10-16T09:15',
    by: 'midwife',
    at: 'parc',
    content: prescription(
      {
        items: [
          {
            name: 'Sulfate ferreux 80 mg, comprimé',
            dose: '1 comprimé par jour, avant le repas',
            duration: 'jusqu’à l’accouchement',
            atc: { code: 'B03AA07', label: 'sulfate ferreux' },
          },
        ],
      },
      'cda',
    ),
  },
  {
    slug: 'projet-naissance',
    type: 'otherOwn',
    title: 'Mon projet de naissance',
    on: '2026-11-08T21:12',
    content: plainText(
      'Mon projet de naissance\n\nJe souhaite pouvoir marcher pendant le travail.\nPéridurale si je la demande.\nMon compagnon reste avec nous, aussi au bloc si besoin.\nPeau à peau dès la naissance, même en cas de césarienne.\nJ’allaiterai comme pour Tom.',
    ),
  },
];
