// What is written about the space itself: notices, codes, and every change of its state.
import { area } from '../area.js';

export const mailsOnTheSpace = area(
  {
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
  },
  {
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
  },
);
