// Leaving: closing one's space, having everything deleted, and coming back.
import { area } from '../area.js';

export const leaving = area(
  {
    title: 'Quitter mon espace',
    lead: "Clôturer ou supprimer : vous décidez. C'est gratuit, et vous n'avez pas à dire pourquoi.",
    settingsLink: 'Clôturer mon espace ou supprimer mes données',
    first: "Avant de partir, vous pouvez emporter une copie de votre dossier. Après, il faudra d'abord rouvrir.",
    close: {
      title: 'Clôturer mon espace',
      text: "Plus personne ne lit ni n'ajoute rien, vous compris. Tout est gardé dix ans. Vous pouvez rouvrir quand vous voulez.",
      go: 'Voir ce qui change, puis clôturer',
      consequences: [
        'Plus aucun professionnel ne peut lire votre dossier ni y ajouter un document, même en urgence.',
        'Vous ne pouvez plus lire votre dossier. Votre identifiant vous sert à le rouvrir.',
        'Tout est gardé dix ans, scellé. Ensuite, tout est supprimé sans autre démarche.',
        "Rouvrir rend tout, tel que vous le laissez aujourd'hui.",
      ],
      reason: 'Pourquoi ? (facultatif)',
      reasonHint: "Votre réponse n'est lue que dans votre historique.",
      confirm: 'Clôturer mon espace',
    },
    delete: {
      title: 'Supprimer mes données',
      text: (days: number) =>
        `Votre espace est clôturé tout de suite. Après ${days} jours, tout est supprimé, sans retour possible.`,
      go: 'Voir ce qui change, puis supprimer',
      atOnce: "Votre espace est clôturé tout de suite : plus personne ne lit ni n'ajoute rien.",
      until: (on: string) => `Avant le ${on}, vous pouvez changer d'avis : rouvrir annule la suppression.`,
      untilSuspended: (on: string, phone: string) =>
        `Avant le ${on}, vous pouvez changer d'avis : appelez le ${phone}. Votre espace était suspendu, un conseiller le rouvre.`,
      then: (on: string) =>
        `Le ${on}, vos documents, vos réglages et votre historique sont supprimés. Personne ne pourra les retrouver, nous non plus.`,
      others: [
        'Vos professionnels gardent leurs propres dossiers : ceux-là ne dépendent pas de nous.',
        'Vous êtes prévenu maintenant, et une fois la suppression faite.',
      ],
      word: 'SUPPRIMER',
      type: (word: string) => `Pour confirmer, écrivez ${word}`,
      wrong: (word: string) => `Écrivez le mot ${word}, en toutes lettres.`,
      confirm: 'Supprimer mes données',
      keep: 'Garder mon dossier',
    },
    ended: {
      titles: {
        closed: 'Votre espace est clôturé',
        earlier: 'Votre ancien dossier est clôturé',
        suspended: 'Votre espace est suspendu',
        other: "Votre espace n'est pas ouvert",
      },
      since: (day: string) => `Depuis le ${day}.`,
      archive: (day: string) => `Tout ce qu'il contenait est gardé dix ans. Le ${day}, tout est supprimé.`,
      deletion: (day: string) =>
        `Vous avez demandé la suppression de vos données. Elle a lieu le ${day}. Rouvrir l'annule.`,
      deletionAfterSuspension: (day: string) =>
        `Vous avez demandé la suppression de vos données. Elle a lieu le ${day}. Pour l'annuler, appelez-nous.`,
      suspendedFirst: (phone: string) =>
        `Il était suspendu avant d'être clôturé : vous ne pouvez pas le rouvrir ici. Appelez le ${phone}. Un conseiller vérifie avec vous, puis le rouvre.`,
      reference: 'Numéro de votre demande',
      reopen: 'Rouvrir mon espace',
      reopenText: "Tout revient tel que vous l'avez laissé. Vos professionnels y ont accès comme avant.",
      reopened: 'Votre espace est rouvert. Tout y est.',
      reopenedTitle: 'Votre espace est rouvert',
      activateNext: "Il n'avait jamais été activé. Activez-le avec le code de votre courrier.",
      signInNext: 'Tout y est. Connectez-vous avec votre identifiant.',
      lostLogin: "Identifiant ou mot de passe perdus ? Le code de votre courrier permet d'en choisir de nouveaux.",
      renewLogin: 'Choisir de nouveaux identifiants',
      suspendedText: (day: string) =>
        `Nous avons suspendu votre espace pour le protéger. Sans réponse de votre part, il est clôturé le ${day}.`,
      object: "M'opposer à la clôture",
      objected:
        "Vous vous êtes opposé à la clôture. Votre espace reste suspendu le temps d'une vérification. Un conseiller vous appelle.",
      call: (phone: string) => `Besoin d'aide ? Appelez le ${phone}.`,
      out: 'Quitter cette page',
    },
  },
  {
    title: 'Leave my space',
    lead: 'Close or delete: you decide. It is free, and you need not say why.',
    settingsLink: 'Close my space or delete my data',
    first: 'Before you go you can take a copy of your record. Afterwards you would have to reopen first.',
    close: {
      title: 'Close my space',
      text: 'Nobody reads or adds anything any more, you included. Everything is kept ten years. You can reopen whenever you like.',
      go: 'See what changes, then close',
      consequences: [
        'No professional can read your record or add a document to it, not even in an emergency.',
        'You cannot read your record either. Your username lets you reopen it.',
        'Everything is kept ten years, sealed. Then everything is deleted without any other step.',
        'Reopening gives everything back as you leave it today.',
      ],
      reason: 'Why? (optional)',
      reasonHint: 'Your answer is read in your history only.',
      confirm: 'Close my space',
    },
    delete: {
      title: 'Delete my data',
      text: (days: number) =>
        `Your space is closed at once. After ${days} days everything is deleted, with no way back.`,
      go: 'See what changes, then delete',
      atOnce: 'Your space is closed at once: nobody reads or adds anything any more.',
      until: (on: string) => `Before ${on} you can change your mind: reopening calls the deletion off.`,
      untilSuspended: (on: string, phone: string) =>
        `Before ${on} you can change your mind: call ${phone}. Your space was suspended, an adviser reopens it.`,
      then: (on: string) =>
        `On ${on} your documents, your settings and your history are deleted. Nobody will be able to find them again, nor will we.`,
      others: [
        'Your professionals keep their own files: those do not depend on us.',
        'You are told now, and once the deletion is done.',
      ],
      word: 'DELETE',
      type: (word: string) => `To confirm, write ${word}`,
      wrong: (word: string) => `Write the word ${word} in full.`,
      confirm: 'Delete my data',
      keep: 'Keep my record',
    },
    ended: {
      titles: {
        closed: 'Your space is closed',
        earlier: 'Your earlier record is closed',
        suspended: 'Your space is suspended',
        other: 'Your space is not open',
      },
      since: (day: string) => `Since ${day}.`,
      archive: (day: string) => `Everything that was in it is kept for ten years. On ${day} everything is deleted.`,
      deletion: (day: string) =>
        `You asked for your data to be deleted. That happens on ${day}. Reopening calls it off.`,
      deletionAfterSuspension: (day: string) =>
        `You asked for your data to be deleted. That happens on ${day}. To call it off, phone us.`,
      suspendedFirst: (phone: string) =>
        `It was suspended before it was closed: you cannot reopen it here. Call ${phone}. An adviser checks with you, then reopens it.`,
      reference: 'Number of your request',
      reopen: 'Reopen my space',
      reopenText: 'Everything comes back as you left it. Your professionals have access as before.',
      reopened: 'Your space is open again. Everything is there.',
      reopenedTitle: 'Your space is open again',
      activateNext: 'It had never been activated. Activate it with the code of your letter.',
      signInNext: 'Everything is there. Sign in with your username.',
      lostLogin: 'Lost your username or password? With the code of your letter you choose new ones.',
      renewLogin: 'Choose new ones',
      suspendedText: (day: string) =>
        `We suspended your space to protect it. Without an answer from you it is closed on ${day}.`,
      object: 'Object to the closing',
      objected:
        'You objected to the closing. Your space stays suspended while it is looked into. An adviser calls you.',
      call: (phone: string) => `Need help? Call ${phone}.`,
      out: 'Leave this page',
    },
  },
);
