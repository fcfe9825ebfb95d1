// What the person hides: several documents, all, subjects, exceptions for one professional.
import { plural } from '../../language.js';
import { area, joined } from '../area.js';
import { hiddenSubjects } from './hidden-subjects.js';

const own = area(
  {
    title: 'Ce que je masque',
    lead: 'Un document masqué n’existe pas pour les professionnels. Vous le montrez de nouveau quand vous voulez.',
    limits: {
      title: 'À savoir',
      lines: [
        'L’auteur d’un document le voit toujours. Votre administrateur aussi, si vous en avez choisi un.',
        'En urgence, les secours peuvent lire ce que vous masquez, sauf si vous l’avez refusé.',
        'Un soignant qui ne sait pas tout peut se tromper. Parlez-en avec un professionnel de confiance.',
      ],
      emergency: 'Changer les accès en urgence',
    },
    documents: {
      title: 'Documents',
      state: (hidden: number, all: number) =>
        all === 0
          ? 'Aucun document dans votre dossier.'
          : hidden === 0
            ? 'Vous ne masquez aucun document.'
            : plural('fr', hidden, { one: `# document masqué sur ${all}.`, other: `# documents masqués sur ${all}.` }),
      several: 'Choisir plusieurs documents',
      hideAll: 'Masquer tous mes documents',
      showAll: 'Montrer tous mes documents',
    },
    all: {
      hideTitle: 'Masquer tous mes documents ?',
      showTitle: 'Montrer tous mes documents ?',
      hideConsequences: [
        'Aucun professionnel ne verra plus vos documents, sauf leurs auteurs.',
        'Les documents à venir ne changent pas : un réglage à part les concerne.',
        'Vous pouvez annuler juste après, ou montrer plus tard.',
      ],
      showConsequences: [
        'Les professionnels qui ont accès à votre dossier pourront tout lire, selon leur profession.',
        'Les documents masqués par sujet seront montrés aussi.',
        'Vous pouvez annuler juste après.',
      ],
    },
    choose: {
      lead: 'Cochez les documents, puis masquez-les ou montrez-les.',
      label: (title: string) => `Choisir ${title}`,
      hide: 'Masquer les documents cochés',
      show: 'Montrer les documents cochés',
      leave: 'Ne plus choisir',
      none: 'Cochez au moins un document.',
    },
    done: {
      hidden: (n: number) =>
        n === 0
          ? 'Rien n’a changé : ces documents étaient déjà masqués.'
          : plural('fr', n, { one: '# document est masqué.', other: '# documents sont masqués.' }),
      shown: (n: number) =>
        n === 0
          ? 'Rien n’a changé : ces documents étaient déjà visibles.'
          : plural('fr', n, {
              one: '# document est de nouveau visible.',
              other: '# documents sont de nouveau visibles.',
            }),
      subjectHidden: (n: number) =>
        plural('fr', n, {
          one: 'Le sujet est masqué : # document, et ceux qui viendront.',
          other: 'Le sujet est masqué : # documents, et ceux qui viendront.',
        }),
      subjectShown: (n: number) =>
        plural('fr', n, {
          one: 'Le sujet n’est plus masqué : # document est de nouveau visible.',
          other: 'Le sujet n’est plus masqué : # documents sont de nouveau visibles.',
        }),
      undoSubject: 'Annuler',
    },
    exceptions: {
      title: 'Documents à part',
      text: 'Des documents que vous montrez, ou cachez, à un seul professionnel.',
      none: 'Aucun document à part. Ouvrez un document pour le montrer ou le cacher à un seul professionnel.',
      shownTo: (name: string) => `Montré à ${name}`,
      keptFrom: (name: string) => `Caché à ${name}`,
      since: (day: string) => `depuis le ${day}`,
      end: 'Retirer cette exception',
      page: {
        title: 'Un seul professionnel',
        link: 'Montrer ou cacher à un seul professionnel',
        hiddenLead: 'Ce document est masqué. Vous pouvez le montrer à un professionnel de votre choix.',
        visibleLead: 'Ce document est visible. Vous pouvez le cacher à un professionnel de votre choix.',
        now: 'Exceptions de ce document',
        none: 'Aucune exception.',
        showTitle: (name: string) => `Montrer ce document à ${name} ?`,
        keepTitle: (name: string) => `Cacher ce document à ${name} ?`,
        showConsequences: [
          'Ce professionnel le verra, s’il a accès à votre dossier. Les autres ne le verront pas.',
          'L’exception vaut pour toutes les versions du document.',
          'Vous pouvez la retirer à tout moment.',
        ],
        keepConsequences: [
          'Ce professionnel ne saura pas que ce document existe. Les autres ne changent pas.',
          'S’il en est l’auteur, il le voit toujours.',
          'L’exception vaut pour toutes les versions du document. Vous pouvez la retirer à tout moment.',
        ],
        show: 'Montrer à ce professionnel',
        keep: 'Cacher à ce professionnel',
      },
      done: {
        show: (name: string) => `${name} peut voir ce document, s’il a accès à votre dossier.`,
        keep: (name: string) => `${name} ne voit plus ce document.`,
        none: (name: string) => `L’exception pour ${name} est retirée.`,
      },
    },
  },
  {
    title: 'What I hide',
    lead: 'A hidden document does not exist for professionals. You show it again when you like.',
    limits: {
      title: 'Good to know',
      lines: [
        'The author of a document always sees it. So does your administrator, if you chose one.',
        'In an emergency, rescuers can read what you hide, unless you refused it.',
        'A carer who does not know everything may be mistaken. Talk about it with a professional you trust.',
      ],
      emergency: 'Change emergency access',
    },
    documents: {
      title: 'Documents',
      state: (hidden: number, all: number) =>
        all === 0
          ? 'No document in your record.'
          : hidden === 0
            ? 'You hide no document.'
            : plural('en', hidden, { one: `# document hidden of ${all}.`, other: `# documents hidden of ${all}.` }),
      several: 'Choose several documents',
      hideAll: 'Hide all my documents',
      showAll: 'Show all my documents',
    },
    all: {
      hideTitle: 'Hide all my documents?',
      showTitle: 'Show all my documents?',
      hideConsequences: [
        'No professional will see your documents any more, except their authors.',
        'Documents to come do not change: a setting of its own is about them.',
        'You can undo it right after, or show them later.',
      ],
      showConsequences: [
        'Professionals who have access to your record will be able to read everything, by their profession.',
        'Documents hidden by subject will be shown too.',
        'You can undo it right after.',
      ],
    },
    choose: {
      lead: 'Tick the documents, then hide or show them.',
      label: (title: string) => `Choose ${title}`,
      hide: 'Hide the documents ticked',
      show: 'Show the documents ticked',
      leave: 'Stop choosing',
      none: 'Tick at least one document.',
    },
    done: {
      hidden: (n: number) =>
        n === 0
          ? 'Nothing changed: these documents were hidden already.'
          : plural('en', n, { one: '# document is hidden.', other: '# documents are hidden.' }),
      shown: (n: number) =>
        n === 0
          ? 'Nothing changed: these documents were visible already.'
          : plural('en', n, { one: '# document is visible again.', other: '# documents are visible again.' }),
      subjectHidden: (n: number) =>
        plural('en', n, {
          one: 'The subject is hidden: # document, and those to come.',
          other: 'The subject is hidden: # documents, and those to come.',
        }),
      subjectShown: (n: number) =>
        plural('en', n, {
          one: 'The subject is not hidden any more: # document is visible again.',
          other: 'The subject is not hidden any more: # documents are visible again.',
        }),
      undoSubject: 'Undo',
    },
    exceptions: {
      title: 'Documents apart',
      text: 'Documents that you show to, or keep from, one professional alone.',
      none: 'No document apart. Open a document to show it to, or keep it from, one professional alone.',
      shownTo: (name: string) => `Shown to ${name}`,
      keptFrom: (name: string) => `Kept from ${name}`,
      since: (day: string) => `since ${day}`,
      end: 'Remove this exception',
      page: {
        title: 'One professional alone',
        link: 'Show it to, or keep it from, one professional alone',
        hiddenLead: 'This document is hidden. You can show it to a professional of your choice.',
        visibleLead: 'This document is visible. You can keep it from a professional of your choice.',
        now: 'Exceptions of this document',
        none: 'No exception.',
        showTitle: (name: string) => `Show this document to ${name}?`,
        keepTitle: (name: string) => `Keep this document from ${name}?`,
        showConsequences: [
          'This professional will see it, if they have access to your record. Others will not see it.',
          'The exception holds for all versions of the document.',
          'You can remove it at any time.',
        ],
        keepConsequences: [
          'This professional will not know that this document exists. Nothing changes for others.',
          'If they are its author, they always see it.',
          'The exception holds for all versions of the document. You can remove it at any time.',
        ],
        show: 'Show it to this professional',
        keep: 'Keep it from this professional',
      },
      done: {
        show: (name: string) => `${name} can see this document, if they have access to your record.`,
        keep: (name: string) => `${name} no longer sees this document.`,
        none: (name: string) => `The exception for ${name} is removed.`,
      },
    },
  },
);

export const hiding = joined(own, hiddenSubjects);
