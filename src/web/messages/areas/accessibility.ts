// The accessibility declaration: what is true today, said plainly.
import { area } from '../area.js';

export const accessibility = area(
  {
    title: 'Accessibilité',
    lead: 'Carnet doit servir à tout le monde. Voici où nous en sommes, sans arrondir.',
    stateTitle: 'État de conformité',
    state: "Carnet est déclaré non conforme au RGAA 4.1, car aucun audit complet n'a encore été fait.",
    stateWhy: "Ce n'est pas un constat d'échec : sans audit, la loi impose ce mot.",
    doneTitle: 'Ce qui est vérifié à chaque version',
    done: [
      'Un contrôle automatique de chaque écran, sans aucune erreur admise.',
      'Les tâches principales au clavier seul.',
      'Les mêmes tâches sans JavaScript.',
      "L'affichage à 320 pixels de large et avec un texte doublé.",
      'Les contrastes, en clair et en sombre.',
    ],
    missingTitle: 'Ce qui manque encore',
    missing: [
      'Un audit par des personnes extérieures, sur les 106 critères.',
      "Des essais avec des personnes qui utilisent un lecteur d'écran.",
      'Les documents déposés par les professionnels, souvent des PDF non balisés.',
      'Une version simple, relue par les personnes concernées.',
      'Des vidéos en langue des signes.',
    ],
    contactTitle: 'Vous êtes bloqué ?',
    contact: (phone: string) =>
      `Appelez le ${phone}, ou utilisez le relais. Nous vous donnons l'information autrement.`,
    rightsTitle: 'Vos recours',
    rights: 'Si nous ne répondons pas, vous pouvez saisir le Défenseur des droits, gratuitement.',
    rightsAddress: 'Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07. Téléphone : 09 69 39 00 00.',
  },
  {
    title: 'Accessibility',
    lead: 'Carnet has to serve everyone. Here is where we stand, without rounding up.',
    stateTitle: 'State of conformity',
    state: 'Carnet is declared not conforming to RGAA 4.1, because no complete audit has been made yet.',
    stateWhy: 'It is not a finding of failure: without an audit, the law requires this word.',
    doneTitle: 'What is checked at each version',
    done: [
      'An automatic check of every screen, with no error allowed.',
      'The main tasks by keyboard alone.',
      'The same tasks without JavaScript.',
      'The display at 320 pixels of width and with doubled text.',
      'Contrasts, light and dark.',
    ],
    missingTitle: 'What is still missing',
    missing: [
      'An audit by people from outside, on the 106 criteria.',
      'Trials with people who use a screen reader.',
      'The documents added by professionals, often untagged PDFs.',
      'A simple version, read by the people concerned.',
      'Videos in sign language.',
    ],
    contactTitle: 'Are you stuck?',
    contact: (phone: string) => `Call ${phone}, or use the relay. We give you the information another way.`,
    rightsTitle: 'Your remedies',
    rights: 'If we do not answer, you can turn to the Defender of Rights, free of charge.',
    rightsAddress: 'Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07. Phone: 09 69 39 00 00.',
  },
);
