// The named faults of what is said about a document: what failed, what to do, another way.
import { area } from '../area.js';
import { OTHER_WAYS } from '../other-ways.js';

const { fr, en } = OTHER_WAYS;

export const documentProblems = area(
  {
    'document-id-missing': {
      title: "Il manque l'identifiant du document",
      todo: 'Renvoyez le document avec son identifiant.',
      other: fr.tellMaker,
    },
    'document-type-missing': {
      title: 'Il manque le type du document',
      todo: 'Choisissez le type dans la liste.',
      other: fr.byPhone,
    },
    'document-type-unknown': {
      title: "Ce type de document n'est pas connu",
      todo: 'Choisissez un type dans la liste.',
      other: fr.tellMaker,
    },
    'document-title-missing': {
      title: 'Il manque le titre du document',
      todo: 'Donnez-lui un titre court.',
      other: fr.byPhone,
    },
    'document-date-missing': {
      title: 'Il manque la date du document',
      todo: "Indiquez le jour, le mois et l'année.",
      other: fr.byPhone,
    },
    'document-date-invalid': {
      title: "Cette date n'existe pas",
      todo: "Indiquez le jour, le mois et l'année, par exemple 31 3 2024.",
      other: fr.byPhone,
    },
    'document-date-in-future': {
      title: 'La date du document est dans le futur',
      todo: "Vérifiez l'année, puis corrigez la date.",
      other: fr.byPhone,
    },
    'document-id-reused': {
      title: 'Cet identifiant sert déjà à un autre contenu',
      todo: 'Renvoyez le document sous un nouvel identifiant.',
      other: fr.tellMaker,
    },
    duplicate: {
      title: 'Ce document est déjà dans le dossier',
      todo: 'Rien à faire : le premier envoi a bien été reçu.',
      other: fr.byPhone,
    },
    'document-superseded': {
      title: 'Ce document a déjà été remplacé',
      todo: 'Ouvrez sa version la plus récente.',
      other: fr.byPhone,
    },
    'removal-final': {
      title: 'Ce document ne peut plus revenir',
      todo: 'Les 30 jours sont passés. Ajoutez-le de nouveau.',
      other: fr.byPhone,
    },
    'identity-mismatch': {
      title: 'Ce document concerne une autre personne',
      todo: 'Vérifiez le nom et la date de naissance inscrits dessus.',
      other: fr.askSender,
    },
    'replaces-unknown': {
      title: "Le document à remplacer n'est pas dans ce dossier",
      todo: 'Vérifiez son identifiant, ou déposez un document neuf.',
      other: fr.tellMaker,
    },
    'replaces-what-is-seen': {
      title: 'Cette version ne peut pas remplacer ce que la personne voit',
      todo: 'Déposez-la comme un document neuf.',
      other: fr.tellMaker,
    },
    'version-differs': {
      title: 'Le document a changé entre-temps',
      todo: 'Relisez-le, puis recommencez le changement.',
      other: fr.tellMaker,
    },
    'several-match': {
      title: 'Plusieurs documents portent cet identifiant',
      todo: 'Indiquez aussi la personne concernée.',
      other: fr.tellMaker,
    },
    'replaces-superseded': {
      title: 'Le document à remplacer a déjà été remplacé',
      todo: 'Partez de sa version la plus récente.',
      other: fr.tellMaker,
    },
    'type-for-patients-only': {
      title: 'Ce type de document appartient à la personne',
      todo: 'Choisissez un autre type.',
      other: fr.byPhone,
    },
    'type-not-for-patients': {
      title: 'Ce type de document est réservé aux professionnels',
      todo: 'Choisissez un autre type.',
      other: fr.askSender,
    },
    'hidden-from-everyone': {
      title: 'Un document ne peut pas être caché à tous',
      todo: 'Laissez-le visible à la personne ou aux professionnels.',
      other: fr.byPhone,
    },
  },
  {
    'document-id-missing': {
      title: 'The identifier of the document is missing',
      todo: 'Send the document again with its identifier.',
      other: en.tellMaker,
    },
    'document-type-missing': {
      title: 'The type of the document is missing',
      todo: 'Choose the type in the list.',
      other: en.byPhone,
    },
    'document-type-unknown': {
      title: 'This type of document is not known',
      todo: 'Choose a type in the list.',
      other: en.tellMaker,
    },
    'document-title-missing': {
      title: 'The title of the document is missing',
      todo: 'Give it a short title.',
      other: en.byPhone,
    },
    'document-date-missing': {
      title: 'The date of the document is missing',
      todo: 'Give the day, the month and the year.',
      other: en.byPhone,
    },
    'document-date-invalid': {
      title: 'This date does not exist',
      todo: 'Give the day, the month and the year, such as 31 3 2024.',
      other: en.byPhone,
    },
    'document-date-in-future': {
      title: 'The date of the document is in the future',
      todo: 'Check the year, then correct the date.',
      other: en.byPhone,
    },
    'document-id-reused': {
      title: 'This identifier is already used for other content',
      todo: 'Send the document under a new identifier.',
      other: en.tellMaker,
    },
    duplicate: {
      title: 'This document is already in the record',
      todo: 'Nothing to do: the first sending was received.',
      other: en.byPhone,
    },
    'document-superseded': {
      title: 'This document was already replaced',
      todo: 'Open its latest version.',
      other: en.byPhone,
    },
    'removal-final': {
      title: 'This document can no longer come back',
      todo: 'The 30 days are over. Add it again.',
      other: en.byPhone,
    },
    'identity-mismatch': {
      title: 'This document is about another person',
      todo: 'Check the name and the birth date written on it.',
      other: en.askSender,
    },
    'replaces-unknown': {
      title: 'The document to replace is not in this record',
      todo: 'Check its identifier, or add a new document.',
      other: en.tellMaker,
    },
    'replaces-what-is-seen': {
      title: 'This version cannot replace what the person sees',
      todo: 'Deposit it as a new document.',
      other: en.tellMaker,
    },
    'version-differs': {
      title: 'The document has changed meanwhile',
      todo: 'Read it again, then make the change again.',
      other: en.tellMaker,
    },
    'several-match': {
      title: 'Several documents have this identifier',
      todo: 'Say also whose document it is.',
      other: en.tellMaker,
    },
    'replaces-superseded': {
      title: 'The document to replace was already replaced',
      todo: 'Start from its latest version.',
      other: en.tellMaker,
    },
    'type-for-patients-only': {
      title: 'This type of document belongs to the person',
      todo: 'Choose another type.',
      other: en.byPhone,
    },
    'type-not-for-patients': {
      title: 'This type of document is for professionals only',
      todo: 'Choose another type.',
      other: en.askSender,
    },
    'hidden-from-everyone': {
      title: 'A document cannot be hidden from everyone',
      todo: 'Leave it visible to the person or to professionals.',
      other: en.byPhone,
    },
  },
);
