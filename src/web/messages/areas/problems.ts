// The named faults of what people and software send: what failed, what to do, another way. The name is the key everywhere.
import { area } from '../area.js';

const fr = {
  askSender: 'Autrement : demandez au professionnel de le déposer lui-même.',
  byPhone: 'Autrement : appelez-nous, un conseiller vous aide.',
  printIt: 'Autrement : imprimez le document, puis prenez-le en photo.',
  tellMaker: "Autrement : signalez-le à l'éditeur du logiciel, avec la référence.",
};
const en = {
  askSender: 'Another way: ask the professional to add it themselves.',
  byPhone: 'Another way: call us, an adviser helps you.',
  printIt: 'Another way: print the document, then take a picture of it.',
  tellMaker: 'Another way: report it to the maker of the software, with the reference.',
};

const frXml = (title: string) => ({
  title,
  todo: "Demandez un nouveau fichier à celui qui vous l'a donné.",
  other: fr.askSender,
});
const enXml = (title: string) => ({
  title,
  todo: 'Ask for a new file from whoever gave it to you.',
  other: en.askSender,
});

export const problems = area(
  {
    unknown: {
      title: "Nous n'avons pas pu accepter cet envoi",
      todo: 'Vérifiez les informations, puis recommencez.',
      other: fr.byPhone,
    },
    'file-missing': {
      title: 'Choisissez un fichier',
      todo: 'Touchez « Choisir un fichier », puis sélectionnez-le.',
      other: fr.byPhone,
    },
    'file-empty': {
      title: 'Ce fichier est vide',
      todo: 'Ouvrez-le sur votre appareil pour vérifier, puis renvoyez-le.',
      other: fr.printIt,
    },
    'file-too-large': {
      title: 'Ce fichier est trop lourd',
      todo: 'Envoyez un fichier plus léger, ou en plusieurs parties.',
      other: fr.printIt,
    },
    'document-too-large': {
      title: 'Ce document est trop lourd',
      todo: 'Envoyez un fichier plus léger, ou en plusieurs parties.',
      other: fr.printIt,
    },
    'content-type-refused': {
      title: "Nous n'acceptons pas ce format de fichier",
      todo: 'Envoyez un PDF ou une image (JPEG, PNG).',
      other: fr.printIt,
    },
    'content-type-mismatch': {
      title: 'Le contenu du fichier ne correspond pas à son nom',
      todo: 'Enregistrez-le de nouveau en PDF ou en image, puis renvoyez-le.',
      other: fr.printIt,
    },
    'malware-found': {
      title: 'Ce fichier contient un virus',
      todo: "Ne l'ouvrez pas. Supprimez-le de votre appareil.",
      other: fr.askSender,
    },
    'malware-check-unavailable': {
      title: "Nous n'avons pas pu vérifier ce fichier",
      todo: 'La recherche de virus est arrêtée. Réessayez dans une heure.',
      other: fr.askSender,
    },
    'pdf-unreadable': {
      title: 'Ce PDF est illisible',
      todo: "Vérifiez qu'il s'ouvre sans mot de passe, puis renvoyez-le.",
      other: fr.printIt,
    },
    'pdf-trailing-data': {
      title: "Ce PDF contient autre chose qu'un PDF",
      todo: 'Imprimez-le en PDF, puis envoyez ce nouveau fichier.',
      other: fr.askSender,
    },
    'image-too-large': {
      title: 'Cette image est trop grande',
      todo: 'Réduisez-la ou reprenez la photo, puis renvoyez-la.',
      other: fr.printIt,
    },
    'image-unreadable': {
      title: 'Cette image est illisible',
      todo: 'Reprenez la photo, puis envoyez-la en JPEG ou PNG.',
      other: fr.askSender,
    },
    'xml-doctype-refused': frXml('Ce fichier contient une déclaration interdite'),
    'xml-empty': frXml('Ce fichier XML est vide'),
    'xml-malformed': frXml('Ce fichier XML est abîmé'),
    'xml-nul-byte': frXml('Ce fichier XML contient un caractère interdit'),
    'xml-charset-mismatch': frXml("L'alphabet du fichier ne correspond pas à celui annoncé"),
    'xml-charset-unsupported': frXml("L'alphabet de ce fichier n'est pas connu"),
    'xml-too-deep': frXml('Ce fichier XML est trop compliqué'),
    'xml-too-large': frXml('Ce fichier XML est trop lourd'),
    'xml-too-many-attributes': frXml('Ce fichier XML est trop compliqué'),
    'xml-too-many-elements': frXml('Ce fichier XML est trop long'),
    'not-a-cda': frXml("Ce fichier n'est pas un document de santé"),
    'document-body-missing': frXml('Ce document ne contient aucun contenu'),
    'no-patient': frXml('Ce document ne dit pas qui il concerne'),
    'two-patients': frXml('Ce document concerne deux personnes'),
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
    'identity-mismatch': {
      title: 'Ce document concerne une autre personne',
      todo: 'Vérifiez le nom et la date de naissance inscrits dessus.',
      other: fr.askSender,
    },
    'ins-key-wrong': {
      title: 'Le numéro de sécurité sociale contient une erreur',
      todo: 'Vérifiez chaque chiffre, la clé comprise.',
      other: fr.byPhone,
    },
    'ins-malformed': {
      title: 'Le numéro de sécurité sociale est incomplet',
      todo: 'Saisissez ses 15 chiffres.',
      other: fr.byPhone,
    },
    'ins-kind-unknown': {
      title: "Cette sorte d'identifiant n'est pas connue",
      todo: "Envoyez l'INS de la personne.",
      other: fr.tellMaker,
    },
    'ins-kind-refused': {
      title: "Cette sorte d'identifiant n'est pas acceptée ici",
      todo: "Envoyez l'INS réel de la personne.",
      other: fr.tellMaker,
    },
    'ins-kind-retired': {
      title: "Cette sorte d'identifiant n'est plus en service",
      todo: "Envoyez l'INS de la personne.",
      other: fr.tellMaker,
    },
    'replaces-unknown': {
      title: "Le document à remplacer n'est pas dans ce dossier",
      todo: 'Vérifiez son identifiant, ou déposez un document neuf.',
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
    'consent-already-over': {
      title: "La fin de l'accord est déjà passée",
      todo: 'Choisissez une date à venir.',
      other: fr.byPhone,
    },
    'consent-needs-a-professional': {
      title: 'Il manque le professionnel concerné',
      todo: 'Indiquez à qui la personne donne son accord.',
      other: fr.tellMaker,
    },
    'consent-too-long': {
      title: 'Cet accord dure trop longtemps',
      todo: 'Choisissez une date de fin plus proche.',
      other: fr.byPhone,
    },
    'emergency-needs-a-reason': {
      title: "Il manque le motif de l'urgence",
      todo: 'Écrivez en quelques mots ce qui se passe.',
      other: fr.byPhone,
    },
    'emergency-needs-a-situation': {
      title: "Il manque la situation d'urgence",
      todo: "Choisissez l'urgence ou l'appel au Samu.",
      other: fr.byPhone,
    },
  },
  {
    unknown: {
      title: 'We could not accept this',
      todo: 'Check the information, then start again.',
      other: en.byPhone,
    },
    'file-missing': { title: 'Choose a file', todo: 'Press "Choose file", then select it.', other: en.byPhone },
    'file-empty': {
      title: 'This file is empty',
      todo: 'Open it on your device to check, then send it again.',
      other: en.printIt,
    },
    'file-too-large': {
      title: 'This file is too large',
      todo: 'Send a smaller file, or several parts.',
      other: en.printIt,
    },
    'document-too-large': {
      title: 'This document is too large',
      todo: 'Send a smaller file, or several parts.',
      other: en.printIt,
    },
    'content-type-refused': {
      title: 'We do not accept this kind of file',
      todo: 'Send a PDF or a picture (JPEG, PNG).',
      other: en.printIt,
    },
    'content-type-mismatch': {
      title: 'What is in the file does not match its name',
      todo: 'Save it again as a PDF or a picture, then send it.',
      other: en.printIt,
    },
    'malware-found': {
      title: 'This file contains a virus',
      todo: 'Do not open it. Delete it from your device.',
      other: en.askSender,
    },
    'malware-check-unavailable': {
      title: 'We could not check this file',
      todo: 'The virus check is down. Try again in an hour.',
      other: en.askSender,
    },
    'pdf-unreadable': {
      title: 'This PDF cannot be read',
      todo: 'Check that it opens without a password, then send it again.',
      other: en.printIt,
    },
    'pdf-trailing-data': {
      title: 'This PDF contains something else than a PDF',
      todo: 'Print it to PDF, then send that new file.',
      other: en.askSender,
    },
    'image-too-large': {
      title: 'This picture is too large',
      todo: 'Make it smaller or take it again, then send it.',
      other: en.printIt,
    },
    'image-unreadable': {
      title: 'This picture cannot be read',
      todo: 'Take it again, then send it as JPEG or PNG.',
      other: en.askSender,
    },
    'xml-doctype-refused': enXml('This file contains a forbidden declaration'),
    'xml-empty': enXml('This XML file is empty'),
    'xml-malformed': enXml('This XML file is damaged'),
    'xml-nul-byte': enXml('This XML file contains a forbidden character'),
    'xml-charset-mismatch': enXml('The alphabet of the file is not the announced one'),
    'xml-charset-unsupported': enXml('The alphabet of this file is not known'),
    'xml-too-deep': enXml('This XML file is too complicated'),
    'xml-too-large': enXml('This XML file is too large'),
    'xml-too-many-attributes': enXml('This XML file is too complicated'),
    'xml-too-many-elements': enXml('This XML file is too long'),
    'not-a-cda': enXml('This file is not a health document'),
    'document-body-missing': enXml('This document has no content'),
    'no-patient': enXml('This document does not say whom it is about'),
    'two-patients': enXml('This document is about two persons'),
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
    'identity-mismatch': {
      title: 'This document is about another person',
      todo: 'Check the name and the birth date written on it.',
      other: en.askSender,
    },
    'ins-key-wrong': {
      title: 'The social security number contains an error',
      todo: 'Check each digit, the key included.',
      other: en.byPhone,
    },
    'ins-malformed': {
      title: 'The social security number is incomplete',
      todo: 'Enter its 15 digits.',
      other: en.byPhone,
    },
    'ins-kind-unknown': {
      title: 'This kind of identifier is not known',
      todo: 'Send the INS of the person.',
      other: en.tellMaker,
    },
    'ins-kind-refused': {
      title: 'This kind of identifier is not accepted here',
      todo: 'Send the real INS of the person.',
      other: en.tellMaker,
    },
    'ins-kind-retired': {
      title: 'This kind of identifier is out of service',
      todo: 'Send the INS of the person.',
      other: en.tellMaker,
    },
    'replaces-unknown': {
      title: 'The document to replace is not in this record',
      todo: 'Check its identifier, or add a new document.',
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
    'consent-already-over': {
      title: 'The end of the consent has already passed',
      todo: 'Choose a date to come.',
      other: en.byPhone,
    },
    'consent-needs-a-professional': {
      title: 'The professional concerned is missing',
      todo: 'Say to whom the person gives consent.',
      other: en.tellMaker,
    },
    'consent-too-long': { title: 'This consent lasts too long', todo: 'Choose an earlier end.', other: en.byPhone },
    'emergency-needs-a-reason': {
      title: 'The reason of the emergency is missing',
      todo: 'Write in a few words what is happening.',
      other: en.byPhone,
    },
    'emergency-needs-a-situation': {
      title: 'The emergency situation is missing',
      todo: 'Choose the emergency or the call to the Samu.',
      other: en.byPhone,
    },
  },
);
