// Subjects that the person hides, and what a history of care shows.
import { plural } from '../../language.js';
import { area } from '../area.js';

export const hiddenSubjects = area(
  {
    subjects: {
      title: 'Sujets',
      text: 'Masquer un sujet masque ce qui est déjà là et ce qui viendra.',
      none: 'Vous ne masquez aucun sujet.',
      add: 'Masquer un sujet',
      see: 'Voir ce qui est concerné',
      since: (day: string) => `Masqué depuis le ${day}`,
      count: (n: number) => plural('fr', n, { one: '# document', other: '# documents' }),
      themes: {
        gynaecology: 'Gynécologie, grossesse et contraception',
        'mental-health': 'Santé mentale',
        infections: 'Maladies infectieuses',
        genetics: 'Génétique',
        urology: 'Urologie',
        oncology: 'Cancérologie',
        'care-history': 'Historique des soins remboursés',
      },
      category: (name: string) => name,
      author: (name: string) => `Documents de ${name}`,
      choose: {
        title: 'Masquer un sujet',
        lead: 'Choisissez un sujet. Vous verrez ce qu’il couvre avant de le masquer.',
        themes: 'Par domaine de la santé',
        categories: 'Par catégorie de document',
        authors: 'Par professionnel',
        already: 'déjà masqué',
      },
      ask: {
        hideTitle: (name: string) => `Masquer « ${name} » ?`,
        hiddenTitle: (name: string) => `« ${name} » est masqué`,
        covers: (n: number) =>
          n === 0
            ? 'Aucun document de votre dossier n’est concerné aujourd’hui.'
            : plural('fr', n, { one: '# document concerné aujourd’hui', other: '# documents concernés aujourd’hui' }),
        consequences: [
          'Ces documents seront masqués aux professionnels, sauf à leurs auteurs.',
          'Ceux qui viendront sur ce sujet seront masqués dès leur arrivée.',
          'Un document qui ne dit pas son sujet n’est pas reconnu. Masquez-le un par un.',
          'Vous pouvez montrer ce sujet de nouveau à tout moment.',
        ],
        hide: 'Masquer ce sujet',
        showConsequences: [
          'Les documents masqués par ce sujet seront de nouveau visibles des professionnels.',
          'Ceux que vous avez masqués un par un, ou par un autre sujet, restent masqués.',
        ],
        show: 'Montrer ce sujet de nouveau',
        shownAgain: 'Vous avez montré ce document : il est visible.',
      },
    },
    careHistory: {
      name: 'Masquer l’historique des soins remboursés',
      on: 'Tout le bloc est masqué aux professionnels, avec ce qui viendra.',
      off: 'Les professionnels qui ont accès à votre dossier le voient, selon leur profession.',
      turnOn: 'Masquer cet historique',
      turnOff: 'Montrer cet historique',
    },
  },
  {
    subjects: {
      title: 'Subjects',
      text: 'Hiding a subject hides what is there already and what will come.',
      none: 'You hide no subject.',
      add: 'Hide a subject',
      see: 'See what is concerned',
      since: (day: string) => `Hidden since ${day}`,
      count: (n: number) => plural('en', n, { one: '# document', other: '# documents' }),
      themes: {
        gynaecology: 'Gynaecology, pregnancy and contraception',
        'mental-health': 'Mental health',
        infections: 'Infectious diseases',
        genetics: 'Genetics',
        urology: 'Urology',
        oncology: 'Cancer care',
        'care-history': 'History of reimbursed care',
      },
      category: (name: string) => name,
      author: (name: string) => `Documents of ${name}`,
      choose: {
        title: 'Hide a subject',
        lead: 'Choose a subject. You will see what it covers before you hide it.',
        themes: 'By field of health',
        categories: 'By category of document',
        authors: 'By professional',
        already: 'hidden already',
      },
      ask: {
        hideTitle: (name: string) => `Hide “${name}”?`,
        hiddenTitle: (name: string) => `“${name}” is hidden`,
        covers: (n: number) =>
          n === 0
            ? 'No document of your record is concerned today.'
            : plural('en', n, { one: '# document concerned today', other: '# documents concerned today' }),
        consequences: [
          'These documents will be hidden from professionals, except from their authors.',
          'Those to come on this subject will be hidden as soon as they arrive.',
          'A document that does not say its subject is not recognised. Hide it one by one.',
          'You can show this subject again at any time.',
        ],
        hide: 'Hide this subject',
        showConsequences: [
          'Documents hidden by this subject will be visible to professionals again.',
          'Those you hid one by one, or by another subject, stay hidden.',
        ],
        show: 'Show this subject again',
        shownAgain: 'You showed this document: it is visible.',
      },
    },
    careHistory: {
      name: 'Hide the history of reimbursed care',
      on: 'The whole block is hidden from professionals, with what will come.',
      off: 'Professionals who have access to your record see it, by their profession.',
      turnOn: 'Hide this history',
      turnOff: 'Show this history',
    },
  },
);
