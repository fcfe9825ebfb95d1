// The page of a demo that shows what was sent.
import { area } from '../area.js';

export const demoOutgoing = area(
  {
    title: 'Courrier de la démonstration',
    lead: "Ces e-mails, lettres et SMS ne partent pas : ils s'arrêtent ici.",
    kinds: { email: 'E-mail', sms: 'SMS', post: 'Lettre' },
    heads: { sms: 'Message texte', post: 'Lettre imprimée' },
    to: (who: string) => `Pour ${who}`,
    read: 'Lire le message',
    letter: 'Ouvrir la lettre (PDF)',
    emptyTitle: "Rien n'est parti pour l'instant",
    empty: "Connectez-vous, demandez un nouveau code ou déposez un document : le message s'affiche ici.",
  },
  {
    title: 'Mail of the demonstration',
    lead: 'These e-mails, letters and text messages do not leave: they end here.',
    kinds: { email: 'E-mail message', sms: 'Text message', post: 'Letter' },
    heads: { sms: 'A text message', post: 'Printed letter' },
    to: (who: string) => `To ${who}`,
    read: 'Read the message',
    letter: 'Open the letter (PDF)',
    emptyTitle: 'Nothing has been sent yet',
    empty: 'Sign in, ask for a new code or add a document: the message shows here.',
  },
);
