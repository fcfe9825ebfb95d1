// Help, checking a message, accessibility, personal data: the static public pages.
import { area } from '../area.js';

export const help = area(
  {
    title: 'Aide',
    lead: "Tout ce que fait ce site, vous pouvez aussi le faire avec quelqu'un.",
    phoneTitle: 'Par téléphone',
    phoneText: 'Gratuit. Un conseiller vous répond et ne voit jamais vos documents.',
    relayTitle: 'Sourd, malentendant, sourdaveugle ou aphasique',
    relayText: 'Un opérateur transmet votre appel, par texte ou en langue des signes. Mêmes heures, gratuit.',
    relayLink: 'Ouvrir le relais téléphonique',
    postTitle: 'Par courrier ou sur place',
    postText: "Écrivez à votre caisse d'assurance maladie, ou venez à son accueil. Prenez votre carte Vitale.",
    deskText: 'Un espace France Services peut vous accompagner, près de chez vous.',
    urgentTitle: "C'est une urgence médicale",
    urgentText: "N'attendez pas de réponse ici. Appelez le 15 ou le 112. Par SMS : le 114.",
    questions: 'Questions fréquentes',
    answers: {
      activate: {
        question: 'Comment activer mon espace ?',
        answer: 'Il vous faut le code de votre courrier, votre numéro de sécurité sociale et votre carte Vitale.',
      },
      code: {
        question: "J'ai perdu mon code provisoire",
        answer: 'Demandez-en un autre à la page « Recevoir un nouveau code », ou appelez-nous.',
      },
      hide: {
        question: 'Comment masquer un document ?',
        answer: 'Ouvrez le document, puis choisissez « Masquer ce document ». Vous pouvez annuler aussitôt.',
      },
      wrong: {
        question: 'Un document contient une erreur',
        answer: "Demandez la correction au professionnel qui l'a déposé. Lui seul peut le modifier.",
      },
      unknown: {
        question: "Je ne connais pas quelqu'un qui a consulté mon dossier",
        answer: 'Regardez pourquoi il le pouvait. Vous pouvez le bloquer, puis nous appeler.',
      },
      phone: {
        question: "J'ai changé de téléphone",
        answer: 'Appelez-nous. Nous vérifions qui vous êtes, puis vous reliez le nouveau téléphone.',
      },
      close: {
        question: 'Puis-je clôturer mon espace ?',
        answer: 'Oui, à tout moment et sans dire pourquoi. Appelez-nous ou écrivez à votre caisse.',
      },
    },
    sections: {
      verify: 'Vérifier un message reçu',
      accessibility: 'Accessibilité',
      personalData: 'Données personnelles',
      staff: 'Accès des conseillers',
    },
  },
  {
    title: 'Help',
    lead: 'Whatever this site does, you can also do with someone.',
    phoneTitle: 'By phone',
    phoneText: 'Free. An adviser answers and never sees your documents.',
    relayTitle: 'Deaf, hard of hearing, deafblind or aphasic',
    relayText: 'An operator passes on your call, by text or in sign language. Same hours, free.',
    relayLink: 'Open the telephone relay',
    postTitle: 'By post or in person',
    postText: 'Write to your health insurance office, or come to its desk. Take your Vitale card.',
    deskText: 'A France Services desk near you can help you through it.',
    urgentTitle: 'It is a medical emergency',
    urgentText: 'Do not wait for an answer here. Call 15 or 112. By text message: 114.',
    questions: 'Frequent questions',
    answers: {
      activate: {
        question: 'How do I activate my space?',
        answer: 'You need the code of your letter, your social security number and your Vitale card.',
      },
      code: {
        question: 'I lost my provisional code',
        answer: 'Ask for another one on the page "Receive a new code", or call us.',
      },
      hide: {
        question: 'How do I hide a document?',
        answer: 'Open the document, then choose "Hide this document". You can undo it at once.',
      },
      wrong: {
        question: 'A document contains an error',
        answer: 'Ask the professional who added it for a correction. Only they can change it.',
      },
      unknown: {
        question: 'I do not know someone who looked at my record',
        answer: 'Look at why they could. You can block them, then call us.',
      },
      phone: {
        question: 'I changed my phone',
        answer: 'Call us. We check who you are, then you link the new phone.',
      },
      close: {
        question: 'Can I close my space?',
        answer: 'Yes, at any time and without saying why. Call us or write to your insurance office.',
      },
    },
    sections: {
      verify: 'Check a message you received',
      accessibility: 'Accessibility',
      personalData: 'Personal data',
      staff: 'Access for advisers',
    },
  },
);
