// One sentence per act of the history, told of others and of the person; and why, when no rule of the access table decided.
import { area } from '../area.js';

/** `did`, `tried`: of somebody else. `youDid`, `youTried`: after « Vous ». `without`: what stands for an object without a name. */
const act = (did: string, tried: string, youDid: string, youTried: string, without = '') => ({
  did,
  tried,
  youDid,
  youTried,
  without,
});

// One act a line: the four tenses are read across.
// prettier-ignore
const FRENCH = {
  'documents-list': act('a vu la liste de vos documents', 'a essayé de voir la liste de vos documents', 'avez vu la liste de vos documents', 'avez essayé de voir la liste de vos documents'),
  'document-read': act('a consulté', 'a essayé de consulter', 'avez consulté', 'avez essayé de consulter', 'un document'),
  'document-download': act('a ouvert ou téléchargé', "a essayé d'ouvrir", 'avez ouvert ou téléchargé', "avez essayé d'ouvrir", 'un document'),
  'document-deposit': act('a ajouté', "a essayé d'ajouter", 'avez ajouté', "avez essayé d'ajouter", 'un document'),
  'document-hide': act('a masqué aux professionnels', 'a essayé de masquer', 'avez masqué aux professionnels', 'avez essayé de masquer', 'un document'),
  'document-unhide': act('a montré aux professionnels', 'a essayé de montrer aux professionnels', 'avez montré aux professionnels', 'avez essayé de montrer aux professionnels', 'un document'),
  'document-remove': act('a retiré', 'a essayé de retirer', 'avez retiré', 'avez essayé de retirer', 'un document'),
  'document-restore': act('a remis', 'a essayé de remettre', 'avez remis', 'avez essayé de remettre', 'un document'),
  'space-find': act('a vérifié si votre espace est ouvert', 'a essayé de savoir si votre espace est ouvert', 'avez vérifié si votre espace est ouvert', 'avez essayé de savoir si votre espace est ouvert'),
  'person-read': act('a lu vos informations personnelles', 'a essayé de lire vos informations personnelles', 'avez lu vos informations personnelles', 'avez essayé de lire vos informations personnelles'),
  'consent-state': act('a noté que vous lui donniez votre accord', 'a essayé de noter votre accord', 'avez noté un accord', 'avez essayé de noter un accord'),
  'consent-withdraw': act("a mis fin à l'accord donné à", "a essayé de mettre fin à l'accord donné à", "avez mis fin à l'accord donné à", "avez essayé de mettre fin à l'accord donné à", 'un professionnel'),
  'consent-restore': act("a rétabli l'accord donné à", "a essayé de rétablir l'accord donné à", "avez rétabli l'accord donné à", "avez essayé de rétablir l'accord donné à", 'un professionnel'),
  'professional-block': act('a bloqué', 'a essayé de bloquer', 'avez bloqué', 'avez essayé de bloquer', 'un professionnel'),
  'professional-unblock': act('a débloqué', 'a essayé de débloquer', 'avez débloqué', 'avez essayé de débloquer', 'un professionnel'),
  'preferences-set': act('a changé vos réglages :', 'a essayé de changer vos réglages :', 'avez changé vos réglages :', 'avez essayé de changer vos réglages :', 'accès à votre dossier'),
  'rights-read': act('a vu qui a accès à votre dossier', 'a essayé de voir qui a accès à votre dossier', 'avez vu qui a accès à votre dossier', 'avez essayé de voir qui a accès à votre dossier'),
  'history-read': act("a vu l'historique de votre dossier", "a essayé de voir l'historique de votre dossier", 'avez vu qui a consulté votre dossier', 'avez essayé de voir qui a consulté votre dossier'),
  'emergency-begin': act('a ouvert votre dossier en urgence', "a essayé d'ouvrir votre dossier en urgence", 'avez ouvert le dossier en urgence', "avez essayé d'ouvrir le dossier en urgence"),
  'home-read': act('a ouvert votre accueil', "a essayé d'ouvrir votre accueil", 'avez ouvert votre accueil', "avez essayé d'ouvrir votre accueil"),
  'notices-see': act('a marqué des messages comme lus', 'a essayé de marquer des messages comme lus', 'avez marqué des messages comme lus', 'avez essayé de marquer des messages comme lus'),
  'sign-in': act("s'est connecté à votre espace", 'a essayé de se connecter à votre espace', 'vous êtes connecté', 'avez essayé de vous connecter'),
  'space-prove': act('a prouvé votre identité pour activer votre espace', 'a essayé de prouver votre identité avec un code', 'avez prouvé votre identité avec votre code', 'avez essayé de prouver votre identité avec un code'),
  'space-activate': act('a activé votre espace', "a essayé d'activer votre espace", 'avez activé votre espace', "avez essayé d'activer votre espace"),
  'space-open': act('a ouvert votre espace', "a essayé d'ouvrir votre espace", 'avez ouvert votre espace', "avez essayé d'ouvrir votre espace"),
  'space-oppose': act("a noté votre opposition à l'ouverture", 'a essayé de noter votre opposition', "vous êtes opposé à l'ouverture", 'avez essayé de vous opposer'),
  'space-return': act('a noté la fin de votre opposition', 'a essayé de noter la fin de votre opposition', 'avez retiré votre opposition', 'avez essayé de retirer votre opposition'),
  unknown: act('a agi sur votre dossier', "a essayé d'agir sur votre dossier", 'avez agi sur votre dossier', "avez essayé d'agir sur votre dossier"),
};

// prettier-ignore
const ENGLISH: typeof FRENCH = {
  'documents-list': act('saw the list of your documents', 'tried to see the list of your documents', 'saw the list of your documents', 'tried to see the list of your documents'),
  'document-read': act('read', 'tried to read', 'read', 'tried to read', 'a document'),
  'document-download': act('opened or downloaded', 'tried to open', 'opened or downloaded', 'tried to open', 'a document'),
  'document-deposit': act('added', 'tried to add', 'added', 'tried to add', 'a document'),
  'document-hide': act('hid from professionals', 'tried to hide', 'hid from professionals', 'tried to hide', 'a document'),
  'document-unhide': act('showed to professionals', 'tried to show to professionals', 'showed to professionals', 'tried to show to professionals', 'a document'),
  'document-remove': act('took back', 'tried to take back', 'took back', 'tried to take back', 'a document'),
  'document-restore': act('put back', 'tried to put back', 'put back', 'tried to put back', 'a document'),
  'space-find': act('checked whether your space is open', 'tried to learn whether your space is open', 'checked whether your space is open', 'tried to learn whether your space is open'),
  'person-read': act('read your personal particulars', 'tried to read your personal particulars', 'read your personal particulars', 'tried to read your personal particulars'),
  'consent-state': act('noted that you gave them your consent', 'tried to note your consent', 'noted a consent', 'tried to note a consent'),
  'consent-withdraw': act('ended the consent given to', 'tried to end the consent given to', 'ended the consent given to', 'tried to end the consent given to', 'a professional'),
  'consent-restore': act('restored the consent given to', 'tried to restore the consent given to', 'restored the consent given to', 'tried to restore the consent given to', 'a professional'),
  'professional-block': act('blocked', 'tried to block', 'blocked', 'tried to block', 'a professional'),
  'professional-unblock': act('unblocked', 'tried to unblock', 'unblocked', 'tried to unblock', 'a professional'),
  'preferences-set': act('changed your settings:', 'tried to change your settings:', 'changed your settings:', 'tried to change your settings:', 'access to your record'),
  'rights-read': act('saw who has access to your record', 'tried to see who has access to your record', 'saw who has access to your record', 'tried to see who has access to your record'),
  'history-read': act('saw the history of your record', 'tried to see the history of your record', 'saw who has looked at your record', 'tried to see who has looked at your record'),
  'emergency-begin': act('opened your record in an emergency', 'tried to open your record in an emergency', 'opened the record in an emergency', 'tried to open the record in an emergency'),
  'home-read': act('opened your home page', 'tried to open your home page', 'opened your home page', 'tried to open your home page'),
  'notices-see': act('marked messages as read', 'tried to mark messages as read', 'marked messages as read', 'tried to mark messages as read'),
  'sign-in': act('signed in to your space', 'tried to sign in to your space', 'signed in', 'tried to sign in'),
  'space-prove': act('proved your identity to activate your space', 'tried to prove your identity with a code', 'proved your identity with your code', 'tried to prove your identity with a code'),
  'space-activate': act('activated your space', 'tried to activate your space', 'activated your space', 'tried to activate your space'),
  'space-open': act('opened your space', 'tried to open your space', 'opened your space', 'tried to open your space'),
  'space-oppose': act('noted your objection to the opening', 'tried to note your objection', 'objected to the opening', 'tried to object'),
  'space-return': act('noted the end of your objection', 'tried to note the end of your objection', 'took back your objection', 'tried to take back your objection'),
  unknown: act('acted on your record', 'tried to act on your record', 'acted on your record', 'tried to act on your record'),
};

export const historyActs = area(
  {
    acts: FRENCH,
    rules: {
      'no-rule-allows': 'Aucune règle ne permet cet accès : il a été refusé.',
      'facts-incomplete': "Il manquait une information pour décider : l'accès a été refusé.",
      'nothing-there': "Ce qui était demandé n'existe pas.",
      'record-erased': 'Ce dossier a été effacé.',
      'sign-in-needs-password-and-code': 'Se connecter demande le mot de passe et un code à usage unique.',
      'one-time-code-works-once': "Ce code avait déjà servi : un code ne sert qu'une fois.",
      'sign-in-needs-an-active-space': "L'espace doit être actif pour s'y connecter.",
      'activates-with-code-nir-and-card':
        "L'activation demande le code du courrier, le numéro de sécurité sociale et la carte Vitale.",
      'opens-six-weeks-after-notice': "Sans opposition, l'espace s'ouvre six semaines après le courrier.",
      'opposition-can-be-taken-back': 'Vous pouvez revenir sur votre opposition à tout moment.',
      'opposition-stops-the-opening': "Votre opposition empêche l'ouverture de l'espace.",
      'space-code-works-once': "Ce code avait déjà servi : un code ne sert qu'une fois.",
      'space-code-expires': 'Ce code était périmé.',
      'space-code-locks-itself': "Trop d'essais avaient été faits avec ce code : il s'est verrouillé.",
      'moves-as-the-table-says': "L'état de votre espace ne permettait pas cette démarche.",
      'operator-of-a-demo': 'Consultation par la personne qui fait tourner cette démonstration.',
    },
  },
  {
    acts: ENGLISH,
    rules: {
      'no-rule-allows': 'No rule allows this access: it was refused.',
      'facts-incomplete': 'Something needed to decide was missing: access was refused.',
      'nothing-there': 'What was asked for does not exist.',
      'record-erased': 'This record was erased.',
      'sign-in-needs-password-and-code': 'Signing in takes the password and a one-time code.',
      'one-time-code-works-once': 'This code had been used already: a code works once.',
      'sign-in-needs-an-active-space': 'The space must be active to sign in.',
      'activates-with-code-nir-and-card':
        'Activating takes the code of the letter, the social security number and the Vitale card.',
      'opens-six-weeks-after-notice': 'Without objection the space opens six weeks after the letter.',
      'opposition-can-be-taken-back': 'You can take back your objection at any time.',
      'opposition-stops-the-opening': 'Your objection stops the opening of the space.',
      'space-code-works-once': 'This code had been used already: a code works once.',
      'space-code-expires': 'This code was out of date.',
      'space-code-locks-itself': 'Too many tries had been made with this code: it locked itself.',
      'moves-as-the-table-says': 'The state of your space did not allow this step.',
      'operator-of-a-demo': 'Looked at by whoever runs this demonstration.',
    },
  },
);
