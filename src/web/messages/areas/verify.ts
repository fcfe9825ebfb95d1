// How to tell our messages from those of swindlers.
import { area } from '../area.js';

export const verify = area(
  {
    title: 'Vérifier un message',
    lead: "SMS, e-mail, courrier ou appel : voici comment savoir s'il vient de nous.",
    oursTitle: 'Un vrai message de Carnet',
    ours: [
      "Il dit seulement qu'il y a du nouveau dans votre espace.",
      "Il vous demande de taper l'adresse vous-même.",
      'Il ne contient aucune information de santé.',
      'Il ne vous presse pas.',
    ],
    notOursTitle: 'Ce message ne vient pas de nous si…',
    notOurs: [
      'il demande une carte bancaire, un RIB ou un paiement ;',
      'il demande votre mot de passe ou un code ;',
      'il contient un lien pour « se connecter » ou « confirmer » ;',
      'il annonce une carte Vitale à renouveler ou un remboursement ;',
      'il menace de fermer votre espace sous quelques heures.',
    ],
    doTitle: 'Que faire ?',
    doSteps: [
      'Ne cliquez pas et ne répondez pas.',
      'Transférez un SMS suspect au 33700, un e-mail à signal-spam.fr.',
      "Tapez vous-même l'adresse de Carnet pour vérifier votre espace.",
      'Supprimez le message.',
    ],
    gaveTitle: "J'ai déjà donné des informations",
    gavePassword: (phone: string) => `Mot de passe ou code : appelez-nous tout de suite au ${phone}.`,
    gaveBank: 'Carte ou compte : appelez votre banque pour faire opposition.',
    gavePolice: 'Vous pouvez aussi porter plainte, ou demander conseil au 17Cyber.',
  },
  {
    title: 'Check a message',
    lead: 'Text message, e-mail, letter or call: here is how to know whether it comes from us.',
    oursTitle: 'A true message from Carnet',
    ours: [
      'It only says that there is something new in your space.',
      'It asks you to type the address yourself.',
      'It contains no health information.',
      'It does not rush you.',
    ],
    notOursTitle: 'This message does not come from us if…',
    notOurs: [
      'it asks for a bank card, account details or a payment;',
      'it asks for your password or a code;',
      'it contains a link to "sign in" or "confirm";',
      'it announces a Vitale card to renew or a refund;',
      'it threatens to close your space within hours.',
    ],
    doTitle: 'What to do?',
    doSteps: [
      'Do not click and do not answer.',
      'Forward a suspicious text message to 33700, an e-mail to signal-spam.fr.',
      'Type the address of Carnet yourself to check your space.',
      'Delete the message.',
    ],
    gaveTitle: 'I already gave information',
    gavePassword: (phone: string) => `Password or code: call us at once on ${phone}.`,
    gaveBank: 'Card or account: call your bank to block it.',
    gavePolice: 'You can also file a complaint, or ask 17Cyber for advice.',
  },
);
