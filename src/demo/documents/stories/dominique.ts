// PAT-TROIS Dominique: a fall and a wrist, a thyroid to follow, a screening; nothing from the hospital.

import { letter, ownPdf, picture, plainText, prescription, vaccinations } from '../contents.js';
import type { Draft } from '../document.model.js';
import { once } from '../image/raster.js';
import { handRadiograph } from '../image/scans.js';
import { formPdf } from '../pdf/form.js';
import { thyroid } from './dominique-thyroid.js';
import { oldBooklet } from './old-booklet.js';

const radiograph = once(() => handRadiograph('VALLOMBRE IMAGERIE 14/06/2025'));

export const dominique: readonly Draft[] = [
  ...thyroid,
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
];
