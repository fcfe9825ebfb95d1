// Accesses that people do not recognise: block and report in one act, and what is answered.
import { area } from '../area.js';

export const reports = area(
  {
    link: 'Mes signalements',
    title: 'Mes signalements',
    lead: 'Les accès que vous ne reconnaissez pas, et ce que nous avons répondu.',
    emergency: "Cet accès a eu lieu dans une situation d'urgence.",
    already: (who: string, day: string) => `Vous avez déjà signalé ${who} le ${day}, et ce professionnel est bloqué.`,
    confirm: (who: string) => `Bloquer et signaler ${who}`,
    follows: {
      blocked: (who: string) => `${who} ne pourra plus lire votre dossier.`,
      still: "Cette personne pourra encore y déposer un document, et l'ouvrir en cas d'urgence si vous l'autorisez.",
      answer: (days: number) =>
        `Notre équipe reçoit votre signalement et vous répond sous ${days} jours. Elle ne voit aucun document.`,
      open: 'Votre signalement est déjà reçu : il reste valable.',
      undo: 'Vous pouvez annuler le blocage ensuite, en un clic.',
    },
    done: "C'est fait : ce professionnel est bloqué, et votre signalement est reçu.",
    undo: 'Annuler le blocage',
    unblock: 'Débloquer',
    blocked: 'Bloqué',
    seeLine: "Voir l'accès",
    openedOn: (day: string) => `Signalé le ${day}.`,
    dueOn: (day: string) => `Réponse au plus tard le ${day}.`,
    answeredOn: (day: string) => `Réponse donnée le ${day}.`,
    states: { received: 'Reçu', examined: "En cours d'examen", answered: 'Répondu' },
    answers: {
      justified: "Cet accès était permis : ce professionnel participait à vos soins. L'historique dit quelle règle.",
      unjustified: "Cet accès n'était pas permis. Nous prenons les mesures prévues, et le blocage reste en place.",
      call: 'Nous avons besoin de vous parler. Appelez-nous, sans donner votre mot de passe.',
    },
    none: {
      title: 'Aucun signalement',
      text: "Vous ne reconnaissez pas un accès ? Ouvrez l'historique et choisissez « Je ne reconnais pas cet accès ».",
      action: "Ouvrir l'historique",
    },
  },
  {
    link: 'My reports',
    title: 'My reports',
    lead: 'The accesses that you do not recognise, and what we answered.',
    emergency: 'This access took place in an emergency.',
    already: (who: string, day: string) => `You already reported ${who} on ${day}, and this professional is blocked.`,
    confirm: (who: string) => `Block and report ${who}`,
    follows: {
      blocked: (who: string) => `${who} will no longer be able to read your record.`,
      still: 'They can still add a document, and open the record in an emergency if you allow it.',
      answer: (days: number) => `Our team receives your report and answers within ${days} days. It sees no document.`,
      open: 'Your report is received already: it stands.',
      undo: 'You can take back the block afterwards, in one click.',
    },
    done: 'Done: this professional is blocked, and your report is received.',
    undo: 'Take back the block',
    unblock: 'Unblock',
    blocked: 'Blocked',
    seeLine: 'See the access',
    openedOn: (day: string) => `Reported on ${day}.`,
    dueOn: (day: string) => `Answer by ${day} at the latest.`,
    answeredOn: (day: string) => `Answered on ${day}.`,
    states: { received: 'Received', examined: 'Being looked at', answered: 'Answered' },
    answers: {
      justified: 'This access was allowed: this professional took part in your care. The history says which rule.',
      unjustified: 'This access was not allowed. We take the measures provided for, and the block stays in place.',
      call: 'We need to talk to you. Call us, without giving your password.',
    },
    none: {
      title: 'No reports',
      text: 'You do not recognise an access? Open the history and choose “I do not recognise this access”.',
      action: 'Open the history',
    },
  },
);
