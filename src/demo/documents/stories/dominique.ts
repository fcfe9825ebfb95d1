// PAT-TROIS Dominique: a fall and a wrist, a thyroid to follow, a screening; nothing from the hospital.

import { lab, letter, picture, plainText, prescription, vaccinations, ownPdf } from '../contents.js';
import type { Draft } from '../document.model.js';
import { once } from '../image/raster.js';
import { handRadiograph } from '../image/scans.js';
import { formPdf } from '../pdf/form.js';
import { oldBooklet } from './old-booklet.js';

const thyroid2025 = { tsh: 6.82, ferritin: 18, haemoglobin: 12.1, leucocytes: 5.4, platelets: 241, mcv: 84 };
const thyroid2026 = { tsh: 2.31, ferritin: 41, haemoglobin: 13.2, leucocytes: 5.9, platelets: 256, mcv: 88 };

const radiograph = once(() => handRadiograph('VALLOMBRE IMAGERIE 14/06/2025'));

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

export const dominique: readonly Draft[] = [
  {
    slug: 'vaccin-rappel-2024',
    type: 'vaccinationNote',
    title: 'Note de vaccination : rappel diphtérie, tétanos, polio',
    on: '2024-04-04T10:15',
    by: 'gp',
    at: 'fontaine',
    content: vaccinations([
      {
        on: '2024-04-04',
        product: 'Vaccin dTP à dose réduite en diphtérie',
        against: 'Diphtérie, tétanos, poliomyélite',
        atc: 'J07CA01',
        lot: 'DT4A112',
        rank: 7,
        booster: true,
        site: 'deltoïde gauche',
      },
    ]),
  },
  {
    slug: 'mammographie-2024',
    type: 'imaging',
    title: 'Mammographie et échographie mammaire',
    on: '2024-10-21T16:40',
    careFrom: '2024-10-21T15:50',
    by: 'radiologist',
    at: 'imaging',
    content: letter(
      {
        to: 'Dr Claire ARNOULT',
        sections: [
          { title: 'Indication', text: 'Surveillance, antécédent familial (tante maternelle à 62 ans).' },
          { title: 'Technique', text: 'Deux incidences par sein, face et oblique. Échographie complémentaire.' },
          {
            title: 'Résultats',
            text: 'Seins de densité B. Absence de masse, de distorsion ou de foyer de microcalcifications suspect. Petit kyste simple de 6 mm du quadrant supéro-externe gauche. Aires axillaires libres.',
          },
          {
            title: 'Conclusion',
            text: 'Examen bénin, classé ACR 2 à gauche et ACR 1 à droite. Contrôle dans deux ans.',
          },
        ],
      },
      'level1',
    ),
  },
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
    slug: 'radiographie-main-2025',
    type: 'imaging',
    title: 'Radiographie de la main et du poignet droits',
    on: '2025-06-14T18:05',
    careFrom: '2025-06-14T17:30',
    by: 'radiologist',
    at: 'clinic',
    content: letter({
      to: 'Dr Claire ARNOULT',
      sections: [
        { title: 'Indication', text: 'Chute de vélo, douleur du poignet droit, suspicion de fracture.' },
        { title: 'Technique', text: 'Face et profil du poignet, face de la main.' },
        {
          title: 'Résultats',
          text: 'Pas de trait de fracture visible. Interlignes articulaires respectés. Minéralisation osseuse normale. Parties molles : léger épaississement en regard du bord cubital.',
        },
        {
          title: 'Conclusion',
          text: 'Pas de lésion osseuse décelable. Si la douleur persiste à dix jours, refaire des clichés centrés sur le scaphoïde.',
        },
      ],
      plate: { png: radiograph, caption: 'Main droite, face. Cliché du 14 juin 2025.' },
    }),
  },
  {
    slug: 'radiographie-main-cliche-2025',
    type: 'illustration',
    title: 'Cliché : main droite de face',
    on: '2025-06-14T18:06',
    careFrom: '2025-06-14T17:30',
    by: 'radiologist',
    at: 'clinic',
    content: picture(radiograph),
  },
  {
    slug: 'kine-ordonnance-2025',
    type: 'physioOrder',
    title: 'Ordonnance de kinésithérapie',
    on: '2025-06-20T09:10',
    by: 'gp',
    at: 'fontaine',
    content: prescription({
      items: [
        {
          name: 'Rééducation du poignet droit',
          dose: 'Mobilisation active, renforcement progressif, travail de la préhension',
          duration: '8 séances, deux par semaine, au cabinet',
        },
      ],
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
    slug: 'carnet-ancien',
    type: 'ownPrevention',
    title: 'Mon ancien carnet de vaccination',
    on: '2025-09-02T20:14',
    content: picture(oldBooklet),
  },
  {
    slug: 'personne-de-confiance',
    type: 'wishes',
    title: 'Personne de confiance',
    on: '2025-09-02T20:31',
    content: ownPdf(
      formPdf('Désignation d’une personne de confiance', 'Article L. 1111-6 du code de la santé publique', [
        {
          title: 'Je désigne comme personne de confiance',
          fields: [
            ['Nom et prénom', 'Camille PAT-TROIS'],
            ['Lien', 'ma sœur'],
            ['Téléphone', '06 39 98 12 47'],
          ],
        },
        {
          title: 'Elle m’accompagne',
          choices: [
            ['Elle peut venir avec moi aux entretiens médicaux.', true],
            ['Elle connaît mes directives anticipées.', false],
            ['Elle a donné son accord à cette désignation.', true],
          ],
        },
      ]),
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
      previous: { values: thyroid2025, on: '2025-05-15' },
    }),
  },
  {
    slug: 'bilan-dentaire-2026',
    type: 'dental',
    title: 'Bilan bucco-dentaire',
    on: '2026-06-03T14:25',
    by: 'dentist',
    at: 'dental',
    content: plainText(
      [
        'BILAN BUCCO-DENTAIRE',
        'Cabinet dentaire des Arcades, Vallombre',
        'Mme Dominique PAT-TROIS, née le 28/03/1979',
        '',
        'Examen du 3 juin 2026.',
        'Dents 16 et 36 : restaurations anciennes, étanches.',
        'Dent 26 : carie débutante, à traiter.',
        'Gencives : légère inflammation entre 31 et 41, détartrage fait ce jour.',
        '',
        'À prévoir : soin de la 26 avant l’automne. Contrôle dans un an.',
      ].join('\n'),
    ),
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
