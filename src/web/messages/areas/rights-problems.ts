// The named faults of identities, consents, settings and emergencies: what failed, what to do, another way.
import { area, joined } from '../area.js';
import { OTHER_WAYS } from '../other-ways.js';
import { identityProblems } from './identity-problems.js';

const { fr, en } = OTHER_WAYS;

const own = area(
  {
    'visit-is-over': {
      title: 'Cette demande est terminée',
      todo: 'Préparez un nouveau code pour montrer votre dossier.',
      other: fr.byPhone,
    },
    'visit-holds-nothing': {
      title: 'Ce code ne montrerait rien',
      todo: 'Choisissez ce que vous montrez, pour combien de temps, et comment.',
      other: fr.byPhone,
    },
    'access-unknown': {
      title: "Cet accès n'est pas dans votre historique",
      todo: "Ouvrez l'historique, puis choisissez l'accès que vous ne reconnaissez pas.",
      other: fr.byPhone,
    },
    'report-unknown': {
      title: "Ce signalement n'existe pas",
      todo: 'Vérifiez la liste des signalements.',
      other: fr.byPhone,
    },
    'report-already-further': {
      title: 'Ce signalement est déjà plus avancé',
      todo: 'Vérifiez la liste des signalements.',
      other: fr.byPhone,
    },
    'consent-already-over': {
      title: "La fin de l'accord est déjà passée",
      todo: 'Choisissez une date à venir.',
      other: fr.byPhone,
    },
    'subject-already-hidden': {
      title: 'Ce sujet est déjà masqué',
      todo: 'Retrouvez-le sur la page « Masquer par sujet ».',
      other: fr.byPhone,
    },
    'subject-not-hidden': {
      title: "Ce sujet n'est plus masqué",
      todo: 'Rechargez la page « Masquer par sujet ».',
      other: fr.byPhone,
    },
    'already-visible-to-the-person': {
      title: 'La personne voit déjà ce document',
      todo: 'Rechargez la page du document.',
      other: fr.byPhone,
    },
    'already-visible-to-representatives': {
      title: 'Les représentants voient déjà ce document',
      todo: 'Rechargez la page du document.',
      other: fr.byPhone,
    },
    'confirmation-missing': {
      title: 'Il manque votre confirmation',
      todo: 'Cochez la case : ce choix ne peut pas être annulé.',
      other: fr.byPhone,
    },
    'professional-is-blocked': {
      title: 'Vous avez bloqué ce professionnel',
      todo: 'Débloquez-le d’abord, sur la page « Qui a accès ».',
      other: fr.byPhone,
    },
    'consent-missing': {
      title: "Il manque l'accord de la personne",
      todo: "Cochez la case qui atteste l'accord de la personne.",
      other: fr.byPhone,
    },
    'place-missing': {
      title: "Il manque le lieu d'exercice",
      todo: "Choisissez le lieu d'exercice du confrère.",
      other: fr.byPhone,
    },
    'term-missing': {
      title: 'Il manque une durée',
      todo: 'Choisissez jusqu’à quand dure cet accès.',
      other: fr.byPhone,
    },
    'date-invalid': {
      title: "Cette date n'existe pas",
      todo: 'Écrivez le jour, le mois et l’année.',
      other: fr.byPhone,
    },
    'structure-is-blocked': {
      title: 'Vous avez bloqué cette structure',
      todo: 'Débloquez-la d’abord, sur la page « Qui a accès ».',
      other: fr.byPhone,
    },
    'structure-missing': {
      title: 'Choisissez une structure',
      todo: 'Cherchez-la avec son numéro, ou avec le nom de quelqu’un qui y exerce.',
      other: fr.byPhone,
    },
    'structure-unknown': {
      title: 'Nous ne connaissons pas cette structure',
      todo: 'Vérifiez son numéro.',
      other: fr.byPhone,
    },
    'reader-never-reads': {
      title: 'Cet accès ne peut pas être donné',
      todo: 'Les assureurs, les employeurs et la médecine du travail ne lisent jamais. Choisissez quelqu’un d’autre.',
      other: fr.byPhone,
    },
    'documents-missing': {
      title: 'Cochez au moins un document',
      todo: 'Revenez à la liste, puis cochez les documents.',
      other: fr.byPhone,
    },
    'consent-needs-a-professional': {
      title: 'Il manque le professionnel concerné',
      todo: 'Indiquez à qui la personne donne son accord.',
      other: fr.tellMaker,
    },
    'consent-unknown': {
      title: "Cet accord n'existe plus",
      todo: 'Rechargez la page « Qui a accès ».',
      other: fr.byPhone,
    },
    'setting-unknown': {
      title: "Ce réglage n'existe pas",
      todo: 'Rechargez la page « Qui a accès ».',
      other: fr.byPhone,
    },
    'professional-missing': {
      title: 'Choisissez un professionnel',
      todo: 'Cherchez-le par son nom, puis choisissez-le.',
      other: fr.byPhone,
    },
    'professional-unknown': {
      title: 'Nous ne connaissons pas ce professionnel',
      todo: 'Vérifiez son nom ou son numéro.',
      other: fr.byPhone,
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
    'visit-is-over': {
      title: 'This request is over',
      todo: 'Prepare a new code to show your record.',
      other: en.byPhone,
    },
    'visit-holds-nothing': {
      title: 'This code would show nothing',
      todo: 'Choose what you show, for how long, and how.',
      other: en.byPhone,
    },
    'access-unknown': {
      title: 'This access is not in your history',
      todo: 'Open the history, then choose the access that you do not recognise.',
      other: en.byPhone,
    },
    'report-unknown': { title: 'There is no such report', todo: 'Check the list of reports.', other: en.byPhone },
    'report-already-further': {
      title: 'This report is further already',
      todo: 'Check the list of reports.',
      other: en.byPhone,
    },
    'consent-already-over': {
      title: 'The end of the consent has already passed',
      todo: 'Choose a date to come.',
      other: en.byPhone,
    },
    'subject-already-hidden': {
      title: 'This subject is hidden already',
      todo: 'Find it on the page “Hide by subject”.',
      other: en.byPhone,
    },
    'subject-not-hidden': {
      title: 'This subject is not hidden any more',
      todo: 'Reload the page “Hide by subject”.',
      other: en.byPhone,
    },
    'already-visible-to-the-person': {
      title: 'The person sees this document already',
      todo: 'Reload the page of the document.',
      other: en.byPhone,
    },
    'already-visible-to-representatives': {
      title: 'The representatives see this document already',
      todo: 'Reload the page of the document.',
      other: en.byPhone,
    },
    'confirmation-missing': {
      title: 'Your confirmation is missing',
      todo: 'Tick the box: this choice cannot be undone.',
      other: en.byPhone,
    },
    'professional-is-blocked': {
      title: 'You blocked this professional',
      todo: 'Unblock them first, on the page “Who has access”.',
      other: en.byPhone,
    },
    'consent-missing': {
      title: 'The consent of the person is missing',
      todo: 'Tick the box that attests the consent of the person.',
      other: en.byPhone,
    },
    'place-missing': {
      title: 'The place of practice is missing',
      todo: 'Choose the place of practice of the colleague.',
      other: en.byPhone,
    },
    'term-missing': { title: 'A term is missing', todo: 'Choose until when this access lasts.', other: en.byPhone },
    'date-invalid': {
      title: 'This date does not exist',
      todo: 'Write the day, the month and the year.',
      other: en.byPhone,
    },
    'structure-is-blocked': {
      title: 'You blocked this structure',
      todo: 'Unblock it first, on the page “Who has access”.',
      other: en.byPhone,
    },
    'structure-missing': {
      title: 'Choose a structure',
      todo: 'Look it up by its number, or by the name of somebody who practises there.',
      other: en.byPhone,
    },
    'structure-unknown': {
      title: 'We do not know this structure',
      todo: 'Check its number.',
      other: en.byPhone,
    },
    'reader-never-reads': {
      title: 'This access cannot be given',
      todo: 'Insurers, employers and occupational medicine never read. Choose somebody else.',
      other: en.byPhone,
    },
    'documents-missing': {
      title: 'Tick at least one document',
      todo: 'Go back to the list, then tick the documents.',
      other: en.byPhone,
    },
    'consent-needs-a-professional': {
      title: 'The professional concerned is missing',
      todo: 'Say to whom the person gives consent.',
      other: en.tellMaker,
    },
    'consent-unknown': {
      title: 'This consent no longer exists',
      todo: 'Reload the page "Who has access".',
      other: en.byPhone,
    },
    'setting-unknown': {
      title: 'This setting does not exist',
      todo: 'Reload the page "Who has access".',
      other: en.byPhone,
    },
    'professional-missing': {
      title: 'Choose a professional',
      todo: 'Look them up by name, then choose them.',
      other: en.byPhone,
    },
    'professional-unknown': {
      title: 'We do not know this professional',
      todo: 'Check their name or number.',
      other: en.byPhone,
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

export const rightsProblems = joined(own, identityProblems);
