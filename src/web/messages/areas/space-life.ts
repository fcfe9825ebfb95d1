// The life of a space at its door: what is the matter with a code, what can be done from each state, taking an opposition back.
import { area } from '../area.js';

export const spaceLife = area(
  {
    expired: 'Vous avez attendu trop longtemps. Recommencez avec votre courrier.',
    begun: 'Une activation est commencée sur cet appareil.',
    resume: 'La reprendre',
    signIn: 'Me connecter',
    call: (phone: string) => `Appelez le ${phone}. Un conseiller vous aide, par téléphone ou par courrier.`,
    activateInstead: 'Activer mon espace',
    codes: {
      'space-code-works-once': {
        title: 'Ce code a déjà servi',
        text: "Un code provisoire ne sert qu'une fois.",
        todo: 'Si vous avez activé votre espace, connectez-vous. Sinon, demandez un nouveau code.',
      },
      'space-code-expires': {
        title: "Ce code n'est plus valable",
        text: "Sa date limite est passée, ou un autre de vos codes l'a remplacé.",
        todo: 'Demandez un nouveau code : il remplace celui-ci.',
      },
      'space-code-locks-itself': {
        title: 'Ce code est bloqué',
        text: "Il a été essayé plusieurs fois avec d'autres numéros. Votre espace, lui, n'est pas bloqué.",
        todo: 'Demandez un nouveau code : il remplace celui-ci.',
      },
    },
    askNewCode: 'Demander un nouveau code',
    newCode: (phone: string) => `Vous pouvez aussi appeler le ${phone}.`,
    states: {
      active: { title: 'Votre espace est déjà activé', text: 'Connectez-vous avec votre identifiant.' },
      open: {
        title: 'Votre espace est déjà ouvert',
        text: 'Les six semaines pour vous opposer sont passées. Vous pouvez encore le clôturer, gratuitement et sans motif.',
      },
      suspended: {
        title: 'Votre espace est suspendu',
        text: 'Vos professionnels peuvent encore y déposer des documents. Personne ne peut les lire.',
      },
      ended: { title: 'Votre espace est clôturé', text: 'Un conseiller peut le rouvrir avec vous.' },
      notified: {
        title: "Votre espace s'ouvre bientôt",
        text: 'Les six semaines pour vous opposer sont passées. Vous pourrez encore le clôturer, gratuitement et sans motif.',
      },
      opposed: { title: 'Votre opposition est enregistrée', text: "Votre espace ne s'ouvre pas." },
    },
    activationOfOpposed: 'Vous vous étiez opposé. Activer votre espace retire cette opposition.',
    activationWithEarlier: "Vous aviez déjà un dossier. Ses documents seront dans votre espace dès l'activation.",
    takeBack: {
      title: 'Revenir sur mon opposition',
      lead: "Vous vous êtes opposé. Vous pouvez changer d'avis maintenant.",
      consequences: [
        "Votre espace s'ouvre à la fin des six semaines. Si elles sont passées, il s'ouvre tout de suite.",
        'Vos soignants pourront y déposer des documents et les lire.',
        'Vous pourrez activer votre espace pour tout voir et choisir qui a accès.',
        'Vous pourrez le clôturer à tout moment.',
      ],
      confirm: 'Retirer mon opposition',
      keep: 'Rester opposé',
      receiptTitle: 'Votre opposition est retirée',
      opened: 'Votre espace est ouvert.',
      willOpen: "Votre espace s'ouvrira à la fin des six semaines.",
      next: 'Vous pouvez activer votre espace dès maintenant, avec le même courrier.',
    },
    takeBackHere: 'Vous pouvez aussi revenir sur cette page avec votre courrier, tant que le code est valable.',
  },
  {
    expired: 'You waited too long. Start again with your letter.',
    begun: 'An activation has been started on this device.',
    resume: 'Go on with it',
    signIn: 'Sign in',
    call: (phone: string) => `Call ${phone}. An adviser helps you, by phone or by post.`,
    activateInstead: 'Activate my space',
    codes: {
      'space-code-works-once': {
        title: 'This code has been used already',
        text: 'A provisional code works once only.',
        todo: 'If you activated your space, sign in. Otherwise, ask for a new code.',
      },
      'space-code-expires': {
        title: 'This code is no longer valid',
        text: 'Its date has passed, or another of your codes replaced it.',
        todo: 'Ask for a new code: it replaces this one.',
      },
      'space-code-locks-itself': {
        title: 'This code is locked',
        text: 'It was tried several times with other numbers. Your space itself is not locked.',
        todo: 'Ask for a new code: it replaces this one.',
      },
    },
    askNewCode: 'Ask for a new code',
    newCode: (phone: string) => `You can also call ${phone}.`,
    states: {
      active: { title: 'Your space is already active', text: 'Sign in with your username.' },
      open: {
        title: 'Your space is already open',
        text: 'The six weeks to object are over. You can still close it, free of charge and without a reason.',
      },
      suspended: {
        title: 'Your space is suspended',
        text: 'Your professionals can still add documents to it. Nobody can read them.',
      },
      ended: { title: 'Your space is closed', text: 'An adviser can open it again with you.' },
      notified: {
        title: 'Your space opens soon',
        text: 'The six weeks to object are over. You can still close it later, free of charge and without a reason.',
      },
      opposed: { title: 'Your objection is recorded', text: 'Your space does not open.' },
    },
    activationOfOpposed: 'You had objected. Activating your space takes this objection back.',
    activationWithEarlier: 'You already had a record. Its documents will be in your space once it is active.',
    takeBack: {
      title: 'Take my objection back',
      lead: 'You objected. You can change your mind now.',
      consequences: [
        'Your space opens at the end of the six weeks. If they are over, it opens at once.',
        'Your professionals can add documents to it and read them.',
        'You can activate your space to see everything and choose who has access.',
        'You can close it at any time.',
      ],
      confirm: 'Take my objection back',
      keep: 'Keep my objection',
      receiptTitle: 'Your objection is taken back',
      opened: 'Your space is open.',
      willOpen: 'Your space will open at the end of the six weeks.',
      next: 'You can activate your space right now, with the same letter.',
    },
    takeBackHere: 'You can also come back to this page with your letter, as long as the code is valid.',
  },
);
