// What goes out by e-mail, letter and text message: no health data, no link to sign in. A line break parts two paragraphs.
import { area } from '../area.js';
import { de } from '../de.js';

export const outgoing = area(
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
    kinds: {
      'space-notice': {
        subject: 'Votre espace de santé va être créé',
        text: (opens: string) =>
          [
            `Un espace de santé en ligne sera créé pour vous le ${opens}. Un dossier médical partagé sera créé en même temps. C'est gratuit.`,
            'Vos professionnels de santé pourront y déposer vos documents : ordonnances, analyses, comptes rendus. Ceux qui vous soignent pourront les lire. Vous voyez tout, et qui a regardé.',
            'Vous décidez : masquer un document, bloquer un professionnel, refuser la lecture en urgence. Ni les assureurs, ni les mutuelles, ni les employeurs ne lisent ce dossier.',
            `Vous pouvez vous opposer à cette création, sans donner de raison, avant le ${opens}. Sur le site, page « S'opposer » ; par téléphone ; ou par courrier. Vous pourrez changer d'avis à tout moment.`,
            "Sans opposition, l'espace et le dossier sont créés. Vous pourrez les clôturer à tout moment, sans donner de raison. Les données sont alors gardées dix ans, puis effacées ; vous pouvez demander leur effacement plus tôt.",
            'Pour entrer dans votre espace dès maintenant, choisissez « Activer mon espace » sur le site. Il vous faut le code ci-dessous, votre numéro de sécurité sociale et votre carte Vitale.',
          ].join('\n'),
      },
      'majority-notice': {
        subject: 'Vous avez 18 ans : votre espace de santé',
        text: (opens: string) =>
          [
            `Vous êtes majeur. Un espace de santé en ligne et un dossier médical partagé seront créés pour vous le ${opens}. C'est gratuit.`,
            'Vos professionnels de santé pourront y déposer vos documents, et ceux qui vous soignent pourront les lire. Vos parents ne le verront pas.',
            `Vous pouvez vous y opposer avant le ${opens}, sans donner de raison. Sur le site, par téléphone ou par courrier. Vous pourrez changer d'avis, ou clôturer, à tout moment.`,
            'Pour entrer dès maintenant, choisissez « Activer mon espace » sur le site, avec le code ci-dessous et votre carte Vitale.',
          ].join('\n'),
      },
      'second-notice': {
        subject: 'Votre ancien dossier médical partagé',
        text: [
          "Vous vous êtes opposé à la création d'un espace de santé. Vous aviez déjà un dossier médical partagé : vos professionnels peuvent encore le lire pendant quelque temps.",
          "Vous n'en voulez plus ? Dites-le : il est clôturé aussitôt. Sur le site, page « S'opposer » ; par téléphone ; ou par courrier.",
          "Si vous ne faites rien, il est clôturé à la fin de ce délai. Vous pouvez aussi changer d'avis et activer votre espace avec le code ci-dessous.",
        ].join('\n'),
      },
      'new-code': {
        subject: 'Votre nouveau code provisoire',
        text: "Vous avez demandé un nouveau code. Un code reçu avant peut encore marcher : le premier utilisé met fin aux autres.\nAvec votre numéro de sécurité sociale et votre carte Vitale, il permet d'activer votre espace ou de vous opposer.\nVous n'avez rien demandé ? Ne faites rien : sans votre carte, ce code n'ouvre rien. Prévenez-nous.",
      },
      'code-asked': {
        subject: 'Un nouveau code a été demandé pour vous',
        text: "Quelqu'un a demandé un nouveau code pour votre espace de santé. Il est envoyé à vos coordonnées, par un autre moyen que ce message.\nC'est vous ? Attendez-le. Ce n'est pas vous ? Ne faites rien : sans le code et votre carte Vitale, personne n'entre. Le code de votre courrier marche encore. Un doute ? Appelez-nous.",
      },
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
      'opposition-recorded': {
        subject: 'Votre opposition est enregistrée',
        text: "Aucun espace ne sera créé pour vous. Vous pouvez changer d'avis à tout moment.\nVous n'avez rien demandé ? Appelez-nous.",
      },
      'return-recorded': {
        subject: 'Votre opposition est retirée',
        text: "Vous avez changé d'avis : votre espace sera créé, ou l'est déjà.\nVous n'avez rien demandé ? Appelez-nous.",
      },
      'space-closed': {
        subject: 'Votre espace est clôturé',
        text: "Personne ne peut plus lire ni déposer. Les données sont gardées dix ans, puis effacées.\nVous pouvez le faire rouvrir à tout moment : tout y revient. Vous n'avez rien demandé ? Appelez-nous.",
      },
      'space-reopened': {
        subject: 'Votre espace est rouvert',
        text: "Tout y est revenu, et une suppression en attente est annulée.\nVous n'avez rien demandé ? Appelez-nous.",
      },
      'deletion-asked': {
        subject: 'Vos données vont être effacées',
        text: "Vous avez demandé l'effacement de toutes vos données. Il a lieu après un délai de réflexion, trois mois au plus tard.\nVous changez d'avis ? Rouvrez votre espace avant, ou appelez-nous s'il était suspendu : rien n'est perdu. Vous n'avez rien demandé ? Appelez-nous tout de suite.",
      },
      'space-erased': {
        subject: 'Vos données sont effacées',
        text: 'Toutes les données de votre espace sont effacées, sans retour possible.\nVous pouvez demander un nouvel espace, vide, à tout moment.',
      },
      'space-suspended': {
        subject: 'Votre espace est suspendu',
        text: (day: string) =>
          `Nous avons suspendu votre espace pour le protéger : nous craignons un usage frauduleux ou un défaut grave. Personne ne peut le lire.\nAppelez-nous. Si vous ne vous y opposez pas avant le ${day}, l'espace sera clôturé.\nVos données ne sont pas effacées.`,
      },
      'space-lifted': {
        subject: "Votre espace n'est plus suspendu",
        text: 'Nous avons vérifié : votre espace fonctionne de nouveau, avec tout son contenu.\nUne question ? Appelez-nous.',
      },
      'space-came-of-age': {
        subject: 'Vous avez 18 ans : votre espace est à vous',
        text: "L'accès de vos parents a pris fin. Votre espace reste ouvert si vous ne faites rien.\nVous pouvez le garder, vous y opposer ou le clôturer, sans donner de raison. Sur le site, par téléphone ou par courrier.",
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
    kinds: {
      'space-notice': {
        subject: 'Your health space is going to be created',
        text: (opens: string) =>
          [
            `An online health space will be created for you on ${opens}. A shared medical record will be created at the same time. It is free of charge.`,
            'Your health professionals can add your documents: prescriptions, test results, reports. Those who care for you can read them. You see everything, and who looked.',
            'You decide: hide a document, block a professional, refuse reading in an emergency. Insurers, mutuals and employers never read this record.',
            `You can object to this creation, without giving a reason, before ${opens}. On the site, page "Object"; by phone; or by post. You can change your mind at any time.`,
            'Without an objection, the space and the record are created. You can close them at any time, without giving a reason. The data are then kept for ten years and erased; you can ask for their erasure earlier.',
            'To enter your space now, choose "Activate my space" on the site. You need the code below, your social security number and your Vitale card.',
          ].join('\n'),
      },
      'majority-notice': {
        subject: 'You are 18: your health space',
        text: (opens: string) =>
          [
            `You are of age. An online health space and a shared medical record will be created for you on ${opens}. It is free of charge.`,
            'Your health professionals can add your documents, and those who care for you can read them. Your parents will not see it.',
            `You can object before ${opens}, without giving a reason. On the site, by phone or by post. You can change your mind, or close it, at any time.`,
            'To enter now, choose "Activate my space" on the site, with the code below and your Vitale card.',
          ].join('\n'),
      },
      'second-notice': {
        subject: 'Your earlier shared medical record',
        text: [
          'You objected to the creation of a health space. You already had a shared medical record: your professionals can still read it for some time.',
          'You do not want it any more? Tell us: it is closed at once. On the site, page "Object"; by phone; or by post.',
          'If you do nothing, it is closed at the end of this time. You can also change your mind and activate your space with the code below.',
        ].join('\n'),
      },
      'new-code': {
        subject: 'Your new provisional code',
        text: 'You asked for a new code. A code received before may still work: the first one used ends the others.\nWith your social security number and your Vitale card, it lets you activate your space or object to it.\nYou asked for nothing? Do nothing: without your card this code opens nothing. Tell us.',
      },
      'code-asked': {
        subject: 'A new code was asked for you',
        text: 'Somebody asked for a new code for your health space. It is sent to your contact details, by another way than this message.\nIt was you? Wait for it. It was not you? Do nothing: without the code and your Vitale card nobody gets in. The code in your letter still works. In doubt? Call us.',
      },
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
      'opposition-recorded': {
        subject: 'Your objection is recorded',
        text: 'No space will be created for you. You can change your mind at any time.\nYou asked for nothing? Call us.',
      },
      'return-recorded': {
        subject: 'Your objection is withdrawn',
        text: 'You changed your mind: your space will be created, or is already.\nYou asked for nothing? Call us.',
      },
      'space-closed': {
        subject: 'Your space is closed',
        text: 'Nobody can read or add any more. The data are kept for ten years, then erased.\nYou can reopen it at any time: everything comes back. You asked for nothing? Call us.',
      },
      'space-reopened': {
        subject: 'Your space is open again',
        text: 'Everything came back, and a pending deletion is cancelled.\nYou asked for nothing? Call us.',
      },
      'deletion-asked': {
        subject: 'Your data are going to be erased',
        text: 'You asked for the erasure of all your data. It takes place after a time for reflection, within three months at the latest.\nYou change your mind? Reopen your space before, or call us if it was suspended: nothing is lost. You asked for nothing? Call us at once.',
      },
      'space-erased': {
        subject: 'Your data are erased',
        text: 'All data of your space are erased, for good.\nYou can ask for a new, empty space at any time.',
      },
      'space-suspended': {
        subject: 'Your space is suspended',
        text: (day: string) =>
          `We suspended your space to protect it: we fear a fraud or a serious fault. Nobody can read it.\nCall us. If you do not object before ${day}, the space will be closed.\nYour data are not erased.`,
      },
      'space-lifted': {
        subject: 'Your space is no longer suspended',
        text: 'We checked: your space works again, with all its content.\nA question? Call us.',
      },
      'space-came-of-age': {
        subject: 'You are 18: your space is yours',
        text: 'The access of your parents has ended. Your space stays open if you do nothing.\nYou can keep it, object to it or close it, without giving a reason. On the site, by phone or by post.',
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
