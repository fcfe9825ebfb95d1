// The named faults of who somebody is and how they sign in: what failed, what to do, another way.
import { area } from '../area.js';
import { OTHER_WAYS } from '../other-ways.js';

const { fr, en } = OTHER_WAYS;

export const identityProblems = area(
  {
    'username-taken': { title: 'Cet identifiant est déjà pris', todo: 'Choisissez-en un autre.', other: fr.byPhone },
    'national-linked-elsewhere': {
      title: 'Ce compte FranceConnect est déjà relié à un autre espace',
      todo: 'Appelez-nous : nous regardons avec vous.',
      other: fr.byPhone,
    },
    'national-not-linked': {
      title: "FranceConnect n'est pas relié à votre espace",
      todo: 'Ouvrez vos moyens de connexion : vous y voyez ce qui vaut maintenant.',
      other: fr.byPhone,
    },
    'passkey-known': {
      title: "Cette clé d'accès est déjà utilisée",
      todo: 'Créez-en une autre, ou utilisez celle-ci pour vous connecter.',
      other: fr.byPhone,
    },
    'passkey-unknown': {
      title: "Cette clé d'accès n'est plus là",
      todo: 'Elle a déjà été retirée. Vérifiez la liste de vos clés.',
      other: fr.byPhone,
    },
    'ins-key-wrong': {
      title: 'Le numéro de sécurité sociale contient une erreur',
      todo: 'Vérifiez chaque chiffre, la clé comprise.',
      other: fr.byPhone,
    },
    'ins-malformed': {
      title: 'Le numéro de sécurité sociale est incomplet',
      todo: 'Saisissez ses 15 chiffres.',
      other: fr.byPhone,
    },
    'ins-kind-unknown': {
      title: "Cette sorte d'identifiant n'est pas connue",
      todo: "Envoyez l'INS de la personne.",
      other: fr.tellMaker,
    },
    'ins-kind-refused': {
      title: "Cette sorte d'identifiant n'est pas acceptée ici",
      todo: "Envoyez l'INS réel de la personne.",
      other: fr.tellMaker,
    },
    'ins-kind-retired': {
      title: "Cette sorte d'identifiant n'est plus en service",
      todo: "Envoyez l'INS de la personne.",
      other: fr.tellMaker,
    },
  },
  {
    'username-taken': { title: 'This username is already taken', todo: 'Choose another one.', other: en.byPhone },
    'national-linked-elsewhere': {
      title: 'This FranceConnect account is already linked to another space',
      todo: 'Call us: we look into it with you.',
      other: en.byPhone,
    },
    'national-not-linked': {
      title: 'FranceConnect is not linked to your space',
      todo: 'Open your ways to sign in: they show what holds now.',
      other: en.byPhone,
    },
    'passkey-known': {
      title: 'This passkey is already in use',
      todo: 'Create another one, or use this one to sign in.',
      other: en.byPhone,
    },
    'passkey-unknown': {
      title: 'This passkey is no longer there',
      todo: 'It was removed already. Check the list of your passkeys.',
      other: en.byPhone,
    },
    'ins-key-wrong': {
      title: 'The social security number contains an error',
      todo: 'Check each digit, the key included.',
      other: en.byPhone,
    },
    'ins-malformed': {
      title: 'The social security number is incomplete',
      todo: 'Enter its 15 digits.',
      other: en.byPhone,
    },
    'ins-kind-unknown': {
      title: 'This kind of identifier is not known',
      todo: 'Send the INS of the person.',
      other: en.tellMaker,
    },
    'ins-kind-refused': {
      title: 'This kind of identifier is not accepted here',
      todo: 'Send the real INS of the person.',
      other: en.tellMaker,
    },
    'ins-kind-retired': {
      title: 'This kind of identifier is out of service',
      todo: 'Send the INS of the person.',
      other: en.tellMaker,
    },
  },
);
