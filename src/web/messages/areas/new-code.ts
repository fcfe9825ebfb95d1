// A lost provisional code: ask for another one.
import { area } from '../area.js';

export const newCode = area(
  {
    title: 'Recevoir un nouveau code',
    lead: "Il part vers les coordonnées que l'assurance maladie connaît déjà, jamais vers une autre adresse.",
    nirHint: '15 chiffres, sur votre carte Vitale. Pour un enfant : son propre numéro.',
    way: 'Comment le recevoir ?',
    ways: {
      email: 'Par e-mail : en quelques minutes',
      sms: 'Par SMS : en quelques minutes',
      post: 'Par courrier : en 3 à 5 jours',
    },
    limit:
      'Vous pouvez demander 3 codes en 30 jours. Le code de votre courrier marche toujours : le premier utilisé met fin aux autres.',
    submit: 'Demander un nouveau code',
    changedTitle: 'Vous avez changé de téléphone ou de mot de passe ?',
    changedText: 'Avec ce code et votre carte, vous pouvez aussi choisir de nouveaux identifiants.',
    askedTitle: 'Votre demande est prise en compte',
    askedLead: 'Si ces informations sont les vôtres, un nouveau code est en route.',
    asked: {
      email: 'Regardez vos e-mails dans quelques minutes, indésirables compris.',
      sms: 'Regardez vos SMS dans quelques minutes.',
      post: 'Le courrier arrive en 3 à 5 jours.',
    },
    told: 'Nous vous prévenons aussi par un autre moyen : ainsi, personne ne demande un code à votre place sans que vous le sachiez.',
    fallback: "Sans e-mail ou téléphone connu, ou s'ils ont changé cette semaine, le code part par courrier.",
    nothing: (phone: string) => `Rien reçu ? Appelez le ${phone}.`,
    use: "J'ai mon code : activer mon espace",
    demoOutgoing: 'Démonstration : lire le message à la page « Courrier ».',
    errors: {
      'nir-malformed': 'Le numéro de sécurité sociale compte 15 chiffres.',
      'nir-key-wrong': 'Ce numéro contient une faute de frappe. Vérifiez chaque chiffre.',
      'serial-malformed': 'Le numéro de série compte 8 à 13 chiffres.',
      'moyen-missing': 'Choisissez comment recevoir le code.',
      'too-many': 'Trop de demandes depuis cet appareil. Réessayez dans une heure, ou appelez-nous.',
    },
  },
  {
    title: 'Receive a new code',
    lead: 'It goes to the contact details that the health insurance already knows, never to another address.',
    nirHint: '15 digits, on your Vitale card. For a child: their own number.',
    way: 'How do you want to receive it?',
    ways: {
      email: 'By e-mail: within minutes',
      sms: 'By text message: within minutes',
      post: 'By post: in 3 to 5 days',
    },
    limit:
      'You can ask for 3 codes in 30 days. The code in your letter still works: the first one used ends the others.',
    submit: 'Ask for a new code',
    changedTitle: 'You changed your phone or lost your password?',
    changedText: 'With this code and your card you can also choose a new login.',
    askedTitle: 'Your request is taken',
    askedLead: 'If these particulars are yours, a new code is on its way.',
    asked: {
      email: 'Look at your e-mail in a few minutes, junk mail included.',
      sms: 'Look at your text messages in a few minutes.',
      post: 'The letter arrives in 3 to 5 days.',
    },
    told: 'We also tell you by another way, so that nobody asks for a code in your place without your knowing.',
    fallback: 'Without a known e-mail or phone, or if they changed this week, the code goes by post.',
    nothing: (phone: string) => `Nothing received? Call ${phone}.`,
    use: 'I have my code: activate my space',
    demoOutgoing: 'Demonstration: read the message on the page "Mail".',
    errors: {
      'nir-malformed': 'The social security number has 15 digits.',
      'nir-key-wrong': 'This number contains a typing error. Check each digit.',
      'serial-malformed': 'The serial number has 8 to 13 digits.',
      'moyen-missing': 'Choose how to receive the code.',
      'too-many': 'Too many requests from this device. Try again in an hour, or call us.',
    },
  },
);
