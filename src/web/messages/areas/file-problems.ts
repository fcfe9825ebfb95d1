// The named faults of files, whoever sends them: what failed, what to do, another way. The name is the key everywhere.
import { area } from '../area.js';
import { OTHER_WAYS } from '../other-ways.js';

const { fr, en } = OTHER_WAYS;

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

export const fileProblems = area(
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
    'base64-invalid': frXml('Une pièce jointe de ce fichier est abîmée'),
    'document-too-complex': frXml('Ce document est trop compliqué à lire'),
    'reading-busy': {
      title: 'Trop de fichiers arrivent en ce moment',
      todo: 'Réessayez dans une minute.',
      other: fr.byPhone,
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
    'base64-invalid': enXml('An attachment of this file is damaged'),
    'document-too-complex': enXml('This document is too complicated to read'),
    'reading-busy': {
      title: 'Too many files are arriving at the moment',
      todo: 'Try again in a minute.',
      other: en.byPhone,
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
  },
);
