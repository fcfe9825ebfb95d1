// The national sign-in of persons: its button, its answers, and the pages of the demo's stand-in provider.
import { area } from '../area.js';

export const nationalSignIn = area(
  {
    button: 'Continuer avec FranceConnect',
    or: "Si vous l'avez relié à votre espace.",
    signIn: 'Me connecter avec mon identifiant',
    activate: 'Activer mon espace',
    help: (phone: string) => `Besoin d'aide ? Appelez le ${phone}.`,
    cancelled: {
      title: 'Connexion annulée',
      text: "Vous avez quitté FranceConnect. Personne n'est connecté.",
      todo: 'Recommencez quand vous voulez, ou entrez avec votre identifiant.',
    },
    failed: {
      title: 'La connexion a échoué',
      text: "La réponse de FranceConnect n'est pas valable, arrive trop tard, ou ne suffit pas pour des données de santé.",
      todo: 'Recommencez depuis le début, avec un compte qui demande deux preuves. Ou entrez avec votre identifiant.',
    },
    unavailable: {
      title: 'FranceConnect est indisponible',
      text: 'Ce service ne répond pas.',
      todo: 'Réessayez dans quelques minutes, ou entrez avec votre identifiant.',
    },
    notLinked: {
      title: "FranceConnect n'ouvre pas encore d'espace ici",
      text: "Pour vous protéger, il ne marche qu'après avoir été relié une fois, par vous.",
      todo: 'Voici comment faire :',
    },
    howToLink: [
      'Entrez avec votre identifiant. Sans identifiant, activez votre espace avec votre courrier et votre carte.',
      'Ouvrez « Paramètres », puis « Mes moyens de connexion ».',
      'Choisissez « Relier FranceConnect ».',
    ],
    own: {
      title: 'FranceConnect',
      text: 'Une fois relié, il suffit pour vous connecter. Il doit vous demander deux preuves, et votre état civil doit être le même ici et là-bas.',
      linked: (day: string) => `Relié depuis le ${day}.`,
      link: 'Relier FranceConnect',
      unlink: 'Ne plus utiliser FranceConnect',
    },
    standIn: {
      title: 'Connexion de démonstration',
      what: "Ceci n'est pas FranceConnect.",
      whatMore: 'Cette page le remplace dans la démonstration. Tout le monde y est inventé.',
      signInAs: (name: string) => `Continuer comme ${name}`,
      weakAs: (name: string) => `Continuer comme ${name}, avec une seule preuve`,
      born: (day: string, place: string) => `Naissance le ${day}, commune ${place}`,
      cancel: 'Annuler',
      errorTitle: 'Cette page de connexion a expiré',
      errorText: 'Repartez du début :',
      again: 'se connecter de nouveau',
    },
  },
  {
    button: 'Continue with FranceConnect',
    or: 'If you linked it to your space.',
    signIn: 'Sign in with my username',
    activate: 'Activate my space',
    help: (phone: string) => `Need help? Call ${phone}.`,
    cancelled: {
      title: 'Sign-in cancelled',
      text: 'You left FranceConnect. Nobody is signed in.',
      todo: 'Start again whenever you like, or enter with your username.',
    },
    failed: {
      title: 'Signing in failed',
      text: 'The answer of FranceConnect is not valid, came too late, or is not enough for health data.',
      todo: 'Start again from the beginning, with an account that asks for two proofs. Or enter with your username.',
    },
    unavailable: {
      title: 'FranceConnect is unavailable',
      text: 'That service does not answer.',
      todo: 'Try again in a few minutes, or enter with your username.',
    },
    notLinked: {
      title: 'FranceConnect does not open a space here yet',
      text: 'To protect you, it works only after having been linked once, by you.',
      todo: 'This is how:',
    },
    howToLink: [
      'Enter with your username. Without one, activate your space with your letter and your card.',
      'Open "Settings", then "My ways to sign in".',
      'Choose "Link FranceConnect".',
    ],
    own: {
      title: 'FranceConnect',
      text: 'Once linked, it is enough to sign in. It has to ask you for two proofs, and your civil status has to be the same here and there.',
      linked: (day: string) => `Linked since ${day}.`,
      link: 'Link FranceConnect',
      unlink: 'No longer use FranceConnect',
    },
    standIn: {
      title: 'Demonstration sign-in',
      what: 'This is not FranceConnect.',
      whatMore: 'This page replaces it in the demonstration. Everybody in it is invented.',
      signInAs: (name: string) => `Continue as ${name}`,
      weakAs: (name: string) => `Continue as ${name}, with one proof only`,
      born: (day: string, place: string) => `Born on ${day}, town ${place}`,
      cancel: 'Cancel',
      errorTitle: 'This sign-in page has expired',
      errorText: 'Start from the beginning:',
      again: 'sign in again',
    },
  },
);
