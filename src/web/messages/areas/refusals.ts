// The closed list of refusals, as pages: what failed, what to do, another way. They never say why access is refused.
import { area } from '../area.js';

export const refusals = area(
  {
    otherWay: 'Autrement',
    callUs: (phone: string) => `Appelez le ${phone}, ou écrivez à l'accueil de votre caisse.`,
    reference: (id: string) => `Référence à donner : ${id}`,
    'bad-request': {
      title: "Nous n'avons pas compris cette demande",
      text: 'Le formulaire a pu expirer ou arriver incomplet.',
      todo: 'Revenez à la page précédente, rechargez-la, puis recommencez.',
      action: "Revenir à l'accueil",
    },
    'sign-in-needed': {
      title: 'Connectez-vous pour voir cette page',
      text: 'Cette page contient des informations personnelles.',
      todo: 'Après la connexion, vous reviendrez ici.',
      action: 'Se connecter',
    },
    'session-expired': {
      title: 'Votre session est terminée',
      text: 'Pour protéger vos données, nous vous déconnectons après un temps sans activité.',
      todo: 'Connectez-vous de nouveau. Ce que vous aviez enregistré est gardé.',
      action: 'Se connecter',
    },
    'access-not-authorised': {
      title: "Vous n'avez pas accès à ce dossier",
      text: "L'accès n'est pas autorisé.",
      todo: 'Parlez-en avec la personne concernée.',
      action: "Revenir à l'accueil",
    },
    'not-found': {
      title: "Nous n'avons pas trouvé cette page",
      text: "L'adresse est inexacte, ou la page n'est plus là.",
      todo: "Vérifiez l'adresse, ou partez de l'accueil.",
      action: "Revenir à l'accueil",
    },
    'space-not-open': {
      title: "Cet espace n'est pas ouvert",
      text: 'Rien ne peut y être lu ni déposé pour le moment.',
      todo: 'La personne peut ouvrir son espace avec son courrier, ou nous appeler.',
      action: "Revenir à l'accueil",
    },
    'too-many-requests': {
      title: "Trop d'essais en peu de temps",
      text: 'Pour protéger les comptes, nous ralentissons les essais répétés.',
      todo: 'Attendez quelques minutes, puis recommencez.',
      action: "Revenir à l'accueil",
    },
    'server-error': {
      title: "Nous n'avons pas pu terminer cette action",
      text: "La panne vient de notre côté. Rien n'a été enregistré à moitié.",
      todo: 'Réessayez dans quelques minutes.',
      action: "Revenir à l'accueil",
    },
    offline: {
      title: "Vous n'êtes pas connecté à Internet",
      text: 'Vos données de santé ne sont jamais gardées sur cet appareil.',
      todo: 'Vérifiez votre connexion, puis rechargez la page.',
      action: "Lire la page d'aide",
    },
  },
  {
    otherWay: 'Another way',
    callUs: (phone: string) => `Call ${phone}, or write to your insurance office.`,
    reference: (id: string) => `Reference to give: ${id}`,
    'bad-request': {
      title: 'We did not understand this request',
      text: 'The form may have expired or arrived incomplete.',
      todo: 'Go back to the previous page, reload it, then start again.',
      action: 'Back to the home page',
    },
    'sign-in-needed': {
      title: 'Sign in to see this page',
      text: 'This page contains personal information.',
      todo: 'After signing in, you will come back here.',
      action: 'Sign in',
    },
    'session-expired': {
      title: 'Your session is over',
      text: 'To protect your data, we sign you out after a time without activity.',
      todo: 'Sign in again. What you had saved is kept.',
      action: 'Sign in',
    },
    'access-not-authorised': {
      title: 'You have no access to this record',
      text: 'Access is not authorised.',
      todo: 'Talk to the person concerned.',
      action: 'Back to the home page',
    },
    'not-found': {
      title: 'We did not find this page',
      text: 'The address is wrong, or the page is no longer there.',
      todo: 'Check the address, or start from the home page.',
      action: 'Back to the home page',
    },
    'space-not-open': {
      title: 'This space is not open',
      text: 'Nothing can be read or added there for now.',
      todo: 'The person can open their space with their letter, or call us.',
      action: 'Back to the home page',
    },
    'too-many-requests': {
      title: 'Too many attempts in a short time',
      text: 'To protect accounts, we slow down repeated attempts.',
      todo: 'Wait a few minutes, then start again.',
      action: 'Back to the home page',
    },
    'server-error': {
      title: 'We could not finish this action',
      text: 'The failure is on our side. Nothing was half saved.',
      todo: 'Try again in a few minutes.',
      action: 'Back to the home page',
    },
    offline: {
      title: 'You are not connected to the Internet',
      text: 'Your health data are never kept on this device.',
      todo: 'Check your connection, then reload the page.',
      action: 'Read the help page',
    },
  },
);
