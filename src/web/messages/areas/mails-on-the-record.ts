// What is written when something happened in the record: readers, documents, rights, copies.
import { area } from '../area.js';

export const mailsOnTheRecord = area(
  {
    'document-deposited': {
      subject: 'Un document est arrivé dans votre espace',
      text: "Un nouveau document est disponible.\nPour le lire, ouvrez votre espace en tapant vous-même l'adresse du site.",
    },
    'consent-stated': {
      subject: 'Un professionnel a accès à votre espace',
      text: "Un professionnel a noté que vous lui donnez accès.\nCe n'est pas exact ? Ouvrez votre espace : vous pouvez arrêter cet accès à tout moment.",
    },
    'announcement-waiting': {
      subject: 'Votre dossier a changé',
      text: "Un professionnel de santé souhaite vous parler d'un changement dans votre dossier.\nPrenez rendez-vous avec le médecin qui vous suit pour en parler avec lui.",
    },
    'emergency-access': {
      subject: 'Votre espace a été ouvert en urgence',
      text: "Un professionnel a ouvert votre espace dans une situation d'urgence. La loi nous demande de vous le dire.\nVous verrez dans votre espace qui l'a fait, quand et pourquoi. Vous ne comprenez pas cet accès ? Appelez-nous.",
    },
    'login-changed': {
      subject: 'Vos moyens de connexion ont changé',
      text: "Un mot de passe, une clé d'accès ou un appareil de votre espace vient de changer.\nCe n'est pas vous ? Appelez-nous tout de suite : nous bloquons l'accès avec vous.",
    },
    'notice-choices-changed': {
      subject: 'Vos notifications ont changé',
      text: "Quelqu'un a demandé, dans votre espace, à être moins prévenu. Ce message part par les moyens choisis avant.\nC'est vous ? Vous n'avez rien à faire. Ce n'est pas vous ? Changez votre mot de passe en tapant vous-même l'adresse du site, revoyez vos notifications, puis appelez-nous.",
    },
    'contact-changed': {
      subject: 'Vos coordonnées ont changé',
      text: "L'adresse e-mail ou le téléphone de votre espace vient de changer. L'ancienne et la nouvelle adresse reçoivent ce message.\nPendant sept jours, aucun code n'est envoyé à la nouvelle. Ce n'est pas vous ? Appelez-nous tout de suite.",
    },
    'new-reader': {
      subject: 'Un professionnel a lu votre dossier',
      text: "Un professionnel a lu votre dossier.\nPour savoir qui et quand, ouvrez votre espace en tapant vous-même l'adresse du site. Vous ne reconnaissez pas cet accès ? Vous pourrez le bloquer et le signaler en une fois.",
    },
    'documents-changed': {
      subject: 'Un document de votre espace a changé',
      text: "Un document de votre espace a été changé, masqué ou retiré.\nPour voir lequel et par qui, ouvrez votre espace en tapant vous-même l'adresse du site.",
    },
    'rights-changed': {
      subject: 'Un réglage de votre espace a changé',
      text: "Un accès ou un réglage de votre espace vient de changer.\nCe n'est pas vous ? Ouvrez votre espace en tapant vous-même l'adresse du site, ou appelez-nous.",
    },
    'report-answered': {
      subject: 'Nous avons répondu à votre signalement',
      text: "Vous avez signalé un accès que vous ne reconnaissiez pas. Notre réponse est dans votre espace.\nPour la lire, tapez vous-même l'adresse du site.",
    },
    digest: {
      subject: 'Du nouveau dans votre espace',
      text: "Voici votre résumé : il y a du nouveau dans votre espace.\nPour le voir, ouvrez vos notifications en tapant vous-même l'adresse du site.",
    },
    'takeout-ready': {
      subject: 'Votre archive est prête',
      text: "L'archive que vous avez demandée est prête. Elle reste disponible quelques jours.\nPour la prendre, ouvrez votre espace en tapant vous-même l'adresse du site.",
    },
    'heir-request-received': {
      subject: "Votre demande d'accès à un dossier est reçue",
      text: (day: string, reference: string) =>
        [
          `Vous avez demandé une partie du dossier médical d'une personne décédée. Référence : ${reference}. Gardez-la.`,
          "Deux auditeurs examinent votre demande et vos pièces. Ils ne voient rien du contenu du dossier. L'accès n'est pas automatique : il se limite à ce que votre motif rend nécessaire.",
          `Vous aurez notre réponse par courrier, au plus tard le ${day}.`,
          "Vous n'avez rien demandé ? Appelez-nous : quelqu'un se sert de votre nom.",
        ].join('\n'),
    },
    'heir-request-granted': {
      subject: 'Votre demande est acceptée',
      text: (day: string, reference: string) =>
        [
          `Votre demande ${reference} est acceptée, dans la limite de ce que son motif rend nécessaire. Une copie est préparée.`,
          "Pour la prendre, tapez vous-même l'adresse du site et choisissez « Aide », puis « Proche d'une personne décédée ». Il vous faut la référence ci-dessus et le code ci-dessous. Un second code arrive par e-mail ou par SMS, aux coordonnées de votre demande.",
          `Vous pouvez prendre la copie jusqu'au ${day}. Ce courrier perdu ? Appelez-nous : nous en envoyons un autre.`,
          'Ces données de santé vous sont confiées pour votre motif seulement.',
        ].join('\n'),
    },
    'heir-request-refused': {
      subject: 'Votre demande est refusée',
      text: (_day: string, reference: string, reason: string) =>
        [
          `Nous ne pouvons pas accepter votre demande. Référence : ${reference}.`,
          ...reason.split('\n'),
          "Un médecin peut toujours vous délivrer un certificat, sans rien dévoiler du secret médical. C'est l'article R1111-7 du code de la santé publique.",
          'Vous pouvez nous écrire avec de nouvelles pièces, saisir le médiateur, ou contester ce refus devant le juge.',
        ].join('\n'),
    },
    'heir-code-renewed': {
      subject: 'Votre nouveau code',
      text: (day: string, reference: string) =>
        [
          `Voici un nouveau code pour votre demande ${reference}. L'ancien ne sert plus.`,
          "Tapez vous-même l'adresse du site et choisissez « Aide », puis « Proche d'une personne décédée ». Un second code arrive par e-mail ou par SMS.",
          `Vous pouvez prendre la copie jusqu'au ${day}.`,
        ].join('\n'),
    },
  },
  {
    'document-deposited': {
      subject: 'A document has arrived in your space',
      text: 'A new document is available.\nTo read it, open your space by typing the address of the site yourself.',
    },
    'consent-stated': {
      subject: 'A professional has access to your space',
      text: 'A professional noted that you give them access.\nIs this wrong? Open your space: you can stop this access at any time.',
    },
    'announcement-waiting': {
      subject: 'Your record has changed',
      text: 'A health professional wishes to talk to you about a change in your record.\nMake an appointment with the physician who looks after you to talk it over.',
    },
    'emergency-access': {
      subject: 'Your space was opened in an emergency',
      text: 'A professional opened your space in an emergency. The law asks us to tell you.\nIn your space you see who did, when and why. You do not understand this access? Call us.',
    },
    'login-changed': {
      subject: 'Your ways to sign in have changed',
      text: 'A password, a passkey or a device of your space has just changed.\nIt was not you? Call us at once: we block the access with you.',
    },
    'notice-choices-changed': {
      subject: 'Your notifications have changed',
      text: 'Somebody asked, in your space, to be told of less. This message goes by the ways chosen before.\nIt was you? There is nothing to do. It was not you? Change your password by typing the address of the site yourself, look at your notifications again, then call us.',
    },
    'contact-changed': {
      subject: 'Your contact details have changed',
      text: 'The e-mail address or phone number of your space has just changed. The old and the new address receive this message.\nFor seven days no code is sent to the new one. It was not you? Call us at once.',
    },
    'new-reader': {
      subject: 'A professional has read your record',
      text: 'A professional has read your record.\nTo see who and when, open your space by typing the address of the site yourself. You do not recognise this access? You can block and report it in one go.',
    },
    'documents-changed': {
      subject: 'A document in your space has changed',
      text: 'A document in your space was changed, hidden or withdrawn.\nTo see which one and by whom, open your space by typing the address of the site yourself.',
    },
    'rights-changed': {
      subject: 'A setting of your space has changed',
      text: 'An access or a setting of your space has just changed.\nIt was not you? Open your space by typing the address of the site yourself, or call us.',
    },
    'report-answered': {
      subject: 'We have answered your report',
      text: 'You reported an access that you did not recognise. Our answer is in your space.\nTo read it, type the address of the site yourself.',
    },
    digest: {
      subject: 'News in your space',
      text: 'Here is your summary: there is news in your space.\nTo see it, open your notifications by typing the address of the site yourself.',
    },
    'takeout-ready': {
      subject: 'Your archive is ready',
      text: 'The archive you asked for is ready. It stays available for some days.\nTo take it, open your space by typing the address of the site yourself.',
    },
    'heir-request-received': {
      subject: 'Your request for a record has been received',
      text: (day: string, reference: string) =>
        [
          `You asked for a part of the medical record of a person who died. Reference: ${reference}. Please keep it.`,
          'Two auditors examine your request and your papers. They see nothing of what the record holds. Access is not automatic: it is limited to what your ground makes necessary.',
          `You will have our answer by post, on ${day} at the latest.`,
          'You asked for nothing? Call us: somebody is using your name.',
        ].join('\n'),
    },
    'heir-request-granted': {
      subject: 'Your request is granted',
      text: (day: string, reference: string) =>
        [
          `Your request ${reference} is granted, as far as its ground makes it necessary. A copy is being made.`,
          'To take it, type the address of the site yourself and choose "Help", then "Relative of a person who died". You need the reference above and the code below. A second code comes by e-mail or text message, to the contact of your request.',
          `You can take the copy until ${day}. Lost this letter? Call us: we send another.`,
          'These health data are entrusted to you for your ground only.',
        ].join('\n'),
    },
    'heir-request-refused': {
      subject: 'Your request is refused',
      text: (_day: string, reference: string, reason: string) =>
        [
          `We cannot grant your request ${reference}.`,
          ...reason.split('\n'),
          'This refusal does not keep a physician from giving you a certificate, if it holds nothing covered by medical secrecy (article R1111-7 of the public health code).',
          'You can write to us with new papers, turn to the mediator, or contest this refusal before the judge.',
        ].join('\n'),
    },
    'heir-code-renewed': {
      subject: 'Your new code',
      text: (day: string, reference: string) =>
        [
          `Here is a new code for your request ${reference}. The old one no longer works.`,
          'Type the address of the site yourself and choose "Help", then "Relative of a person who died". A second code comes by e-mail or text message.',
          `You can take the copy until ${day}.`,
        ].join('\n'),
    },
  },
);
