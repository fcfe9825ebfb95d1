// Professionals signing in: the answers of the house, and the pages of the demo's stand-in provider.
import { area } from '../area.js';

export const professionalSignIn = area(
  {
    signIn: 'Se connecter de nouveau',
    cancelled: {
      title: 'Connexion annulée',
      text: "Vous avez quitté la page de connexion. Personne n'est connecté.",
      todo: "Recommencez quand vous voulez, ou revenez à l'accueil public.",
    },
    failed: {
      title: 'La connexion a échoué',
      text: "La réponse du service d'identité n'est pas valable, ou arrive trop tard.",
      todo: 'Recommencez depuis le début. Cette page ne peut servir deux fois.',
    },
    unavailable: {
      title: 'La connexion des professionnels est indisponible',
      text: "Le service d'identité ne répond pas.",
      todo: "Réessayez dans quelques minutes. En cas d'urgence, appelez le 15.",
    },
    unknown: {
      title: 'Vous ne figurez pas dans notre annuaire',
      text: "Votre identité est vérifiée, mais elle n'ouvre aucun accès ici.",
      todo: 'Vérifiez votre inscription auprès de votre ordre ou de votre autorité d’enregistrement.',
    },
    noPlace: {
      title: "Aucun lieu d'exercice connu",
      text: "Notre annuaire ne vous connaît aucun lieu d'exercice en activité.",
      todo: 'Faites mettre à jour votre situation, puis connectez-vous de nouveau.',
    },
    home: "Revenir à l'accueil",
    standIn: {
      title: 'Connexion de démonstration',
      what: "Ceci n'est pas Pro Santé Connect.",
      whatMore: 'Cette page le remplace dans la démonstration. Ne saisissez aucun vrai mot de passe.',
      username: 'Identifiant',
      password: 'Mot de passe',
      submit: 'Se connecter',
      cancel: 'Annuler',
      wrongTitle: 'Identifiant ou mot de passe inexact',
      wrong: 'Vérifiez les deux, puis recommencez.',
      accounts: 'Professionnels de la démonstration',
      accountsText: 'Tous sont inventés. Un bouton suffit pour entrer.',
      signInAs: (name: string) => `Entrer comme ${name}`,
      errorTitle: 'Cette page de connexion a expiré',
      errorText: 'Repartez du début :',
      again: 'se connecter de nouveau',
    },
  },
  {
    signIn: 'Sign in again',
    cancelled: {
      title: 'Sign-in cancelled',
      text: 'You left the sign-in page. Nobody is signed in.',
      todo: 'Start again whenever you like, or go back to the public home page.',
    },
    failed: {
      title: 'Signing in failed',
      text: 'The answer of the identity service is not valid, or came too late.',
      todo: 'Start again from the beginning. This page cannot be used twice.',
    },
    unavailable: {
      title: 'Sign-in for professionals is unavailable',
      text: 'The identity service does not answer.',
      todo: 'Try again in a few minutes. In an emergency, call 15.',
    },
    unknown: {
      title: 'You are not in our directory',
      text: 'Your identity is verified, but it opens no access here.',
      todo: 'Check your registration with your professional body or registration authority.',
    },
    noPlace: {
      title: 'No known place of practice',
      text: 'Our directory knows no active place of practice of yours.',
      todo: 'Have your situation updated, then sign in again.',
    },
    home: 'Back to the home page',
    standIn: {
      title: 'Demonstration sign-in',
      what: 'This is not Pro Santé Connect.',
      whatMore: 'This page replaces it in the demonstration. Do not enter any real password.',
      username: 'Username',
      password: 'Password',
      submit: 'Sign in',
      cancel: 'Cancel',
      wrongTitle: 'Wrong username or password',
      wrong: 'Check both, then try again.',
      accounts: 'Professionals of the demonstration',
      accountsText: 'All of them are invented. One button is enough to enter.',
      signInAs: (name: string) => `Enter as ${name}`,
      errorTitle: 'This sign-in page has expired',
      errorText: 'Start from the beginning:',
      again: 'sign in again',
    },
  },
);
