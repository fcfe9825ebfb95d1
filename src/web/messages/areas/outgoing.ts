// What goes out by e-mail, letter and text message: no health data, no link to sign in. A line break parts two paragraphs.
import { area, joined } from '../area.js';
import { de } from '../de.js';
import { mailsOnTheRecord } from './mails-on-the-record.js';
import { mailsOnTheSpace } from './mails-on-the-space.js';

const own = area(
  {
    hello: (name: string) => `Bonjour ${name},`,
    helloAll: 'Bonjour,',
    // An e-mail that goes astray should name as little as possible: the family name stays out.
    inTheirStead: (name: string) =>
      `Ce message concerne ${name}. Vous le recevez parce que l'assurance maladie vous connaît comme son représentant légal. « Vous » et « votre » désignent ici ${name}.`,
    theirStead: 'Sur le site, saisissez votre propre numéro de sécurité sociale, avec le code ci-dessous.',
    goodbye: "L'équipe Carnet",
    trueTitle: 'Comment reconnaître un vrai message',
    trueMail: (address: string) =>
      `Nos messages ne contiennent aucun lien de connexion. Ils ne demandent jamais de mot de passe, de code ou de carte bancaire. Tapez vous-même l'adresse du site : ${address}`,
    trueLetter: (address: string) =>
      `Nous ne demandons jamais de mot de passe ni de carte bancaire, ni par téléphone, ni par message. L'adresse du site est : ${address}`,
    doubt: (phone: string) => `Un doute ? Appelez le ${phone}, ou utilisez la page « Vérifier un message ».`,
    noReply: "Cette adresse n'est pas lue. Pour nous joindre, appelez.",
    code: 'Votre code provisoire',
    codeUntil: (day: string) => `Ce code sert une seule fois, jusqu'au ${day}. Ne le donnez à personne.`,
    where: (address: string) => `À saisir sur ${address}, avec votre carte Vitale.`,
    reference: (number: string) => `Référence de ce courrier : ${number}`,
    toParent: (name: string) => `Au représentant légal ${de(name)}`,
    english: 'This letter is available in English: call us, or change the language on the site.',
    heirRefusals: {
      opposed:
        "De son vivant, la personne s'est opposée à ce que ses proches accèdent à son dossier. La loi nous oblige à respecter ce choix (article L1110-4, V).",
      proofs: 'Vos pièces ne suffisent pas à établir votre identité ou votre lien avec la personne.',
      quality:
        "Vos pièces n'établissent ni la qualité d'héritier, ni celle de conjoint, de concubin ou de partenaire de PACS.",
      ground:
        "La loi admet trois motifs : connaître les causes du décès, défendre la mémoire de la personne, faire valoir ses droits. Le vôtre n'en est pas un.",
      unneeded: 'Les informations demandées ne sont pas nécessaires à votre motif.',
      minor: 'Les informations demandées sont de celles que la personne mineure avait gardées secrètes.',
    },
    heirCode: 'Votre code',
    heirCodeUntil: (day: string) => `Il sert jusqu'au ${day}. Ne le donnez à personne.`,
    heirWhere: (address: string) => `À saisir sur ${address}, avec la référence.`,
    heirCodeSent: {
      subject: 'Votre second code',
      text: (code: string) =>
        `Votre second code : ${code}\nIl sert pendant 10 minutes, avec la référence et le code de votre courrier. Ne le donnez à personne.\nVous n'avez rien demandé ? Appelez-nous.`,
      sms: (code: string) => `Carnet : votre second code est ${code}. Valable 10 minutes. Ne le donnez à personne.`,
    },
    signInCode: {
      subject: 'Votre code de connexion',
      text: (code: string) =>
        `Votre code : ${code}\nIl sert une seule fois, pendant 10 minutes. Ne le donnez à personne : nous ne le demandons jamais.\nVous n'essayez pas de vous connecter ? Quelqu'un connaît votre mot de passe. Changez-le.`,
      sms: (code: string) => `Carnet : votre code est ${code}. Valable 10 minutes. Ne le donnez à personne.`,
    },
    sms: {
      'new-code': (code: string) => `Carnet : votre code provisoire est ${code}. Ne le donnez à personne.`,
      'code-asked': "Carnet : un nouveau code a été demandé pour votre espace. Ce n'est pas vous ? Ne faites rien.",
      'emergency-access':
        "Carnet : votre espace a été ouvert en urgence. Tapez vous-même l'adresse du site pour voir par qui.",
      'notice-choices-changed':
        "Carnet : vos notifications ont changé. Ce n'est pas vous ? Changez votre mot de passe et appelez-nous.",
      'new-reader': "Carnet : un professionnel a lu votre dossier. Tapez vous-même l'adresse du site pour voir qui.",
    },
  },
  {
    hello: (name: string) => `Hello ${name},`,
    helloAll: 'Hello,',
    inTheirStead: (name: string) =>
      `This message is about ${name}. You receive it because the health insurance knows you as their legal representative. "You" and "your" mean ${name} here.`,
    theirStead: 'On the site, enter your own social security number, with the code below.',
    goodbye: 'The Carnet team',
    trueTitle: 'How to recognise a genuine message',
    trueMail: (address: string) =>
      `Our messages contain no link to sign in. They never ask for a password, a code or a bank card. Type the address of the site yourself: ${address}`,
    trueLetter: (address: string) =>
      `We never ask for a password or a bank card, neither by phone nor by message. The address of the site is: ${address}`,
    doubt: (phone: string) => `In doubt? Call ${phone}, or use the page "Check a message".`,
    noReply: 'Nobody reads this address. To reach us, call.',
    code: 'Your provisional code',
    codeUntil: (day: string) => `This code works once, until ${day}. Give it to nobody.`,
    where: (address: string) => `To be entered on ${address}, with your Vitale card.`,
    reference: (number: string) => `Reference of this letter: ${number}`,
    toParent: (name: string) => `To the legal representative of ${name}`,
    english: 'Cette lettre existe en français : appelez-nous, ou changez la langue sur le site.',
    heirRefusals: {
      opposed:
        'While alive, the person opposed that relatives have access to their record. The law obliges us to respect that choice (article L1110-4, V).',
      proofs: 'Your papers are not enough to establish who you are or your tie with the person.',
      quality: 'Your papers establish neither that you are an heir, nor a spouse, cohabitant or civil partner.',
      ground:
        'Your ground is not one of the three that the law admits: to know the causes of death, to defend the memory of the person, to assert your rights.',
      unneeded: 'The information asked for is not necessary for your ground.',
      minor: 'The information asked for is what the minor had kept secret.',
    },
    heirCode: 'Your code',
    heirCodeUntil: (day: string) => `It works until ${day}. Give it to nobody.`,
    heirWhere: (address: string) => `To be entered on ${address}, with the reference.`,
    heirCodeSent: {
      subject: 'Your second code',
      text: (code: string) =>
        `Your second code: ${code}\nIt works for 10 minutes, with the reference and the code of your letter. Give it to nobody.\nYou asked for nothing? Call us.`,
      sms: (code: string) => `Carnet: your second code is ${code}. Valid for 10 minutes. Give it to nobody.`,
    },
    signInCode: {
      subject: 'Your sign-in code',
      text: (code: string) =>
        `Your code: ${code}\nIt works once, for 10 minutes. Give it to nobody: we never ask for it.\nYou are not trying to sign in? Somebody knows your password. Change it.`,
      sms: (code: string) => `Carnet: your code is ${code}. Valid for 10 minutes. Give it to nobody.`,
    },
    sms: {
      'new-code': (code: string) => `Carnet: your provisional code is ${code}. Give it to nobody.`,
      'code-asked': 'Carnet: a new code was asked for your space. It was not you? Do nothing.',
      'emergency-access':
        'Carnet: your space was opened in an emergency. Type the address of the site yourself to see by whom.',
      'notice-choices-changed':
        'Carnet: your notifications have changed. It was not you? Change your password and call us.',
      'new-reader': 'Carnet: a professional has read your record. Type the address of the site yourself to see who.',
    },
  },
);

const kinds = joined(mailsOnTheSpace, mailsOnTheRecord);

export const outgoing = joined(own, { fr: { kinds: kinds.fr }, en: { kinds: kinds.en } });
