// The person's settings: who they are, language, sessions.
import { area } from '../area.js';

export const settings = area(
  {
    title: 'Paramètres',
    lead: 'Vos informations, votre langue, vos connexions.',
    identity: {
      title: 'Mon identité',
      familyName: 'Nom de naissance',
      givenNames: 'Prénoms',
      sex: 'Sexe',
      sexes: { female: 'Féminin', male: 'Masculin', unknown: 'Non précisé' },
      birthDate: 'Date de naissance',
      birthPlace: 'Lieu de naissance (code)',
      ins: 'Numéro de sécurité sociale',
      showIns: 'Afficher le numéro entier',
      email: 'E-mail',
      phone: 'Téléphone',
      wrong: "Une erreur ? Ces informations viennent de l'assurance maladie. Appelez votre caisse pour les corriger.",
    },
    privacy: {
      title: 'Confidentialité',
      access: 'Qui a accès à mon dossier',
      emergency: "Mes réglages d'urgence",
      newDocuments: 'Nouveaux documents : visibles ou masqués',
      data: 'Comment mes données sont protégées',
    },
    language: {
      title: 'Langue',
      current: 'Français',
      change: 'Switch to English',
    },
    sessions: {
      title: 'Connexions',
      text: 'Un téléphone perdu, un ordinateur partagé ? Fermez toutes vos connexions, celle-ci comprise.',
      everywhere: 'Me déconnecter partout',
    },
    help: {
      title: "Besoin d'aide",
      text: 'Tout ce que fait ce site, un conseiller peut le faire avec vous.',
      call: 'Appeler',
      more: "Toutes les façons d'obtenir de l'aide",
    },
  },
  {
    title: 'Settings',
    lead: 'Your particulars, your language, your sign-ins.',
    identity: {
      title: 'My identity',
      familyName: 'Birth name',
      givenNames: 'Given names',
      sex: 'Sex',
      sexes: { female: 'Female', male: 'Male', unknown: 'Not stated' },
      birthDate: 'Date of birth',
      birthPlace: 'Place of birth (code)',
      ins: 'Social security number',
      showIns: 'Show the whole number',
      email: 'E-mail',
      phone: 'Telephone',
      wrong: 'An error? These particulars come from the health insurance. Call your insurance office to correct them.',
    },
    privacy: {
      title: 'Privacy',
      access: 'Who has access to my record',
      emergency: 'My emergency settings',
      newDocuments: 'New documents: visible or hidden',
      data: 'How my data are protected',
    },
    language: {
      title: 'Language',
      current: 'English',
      change: 'Passer en français',
    },
    sessions: {
      title: 'Sign-ins',
      text: 'A lost telephone, a shared computer? End all your sign-ins, this one included.',
      everywhere: 'Sign me out everywhere',
    },
    help: {
      title: 'Need help',
      text: 'Whatever this site does, an adviser can do with you.',
      call: 'Call',
      more: 'All the ways to get help',
    },
  },
);
