import { person, ruleCases } from '../../../test/support/access-cases.js';
import { personHidesAndShowsDocuments } from './person-hides-and-shows-documents.rule.js';

ruleCases(personHidesAndShowsDocuments, [
  ['the person hides a report of their hospital', person({ act: 'hide' }), 'person-hides-and-shows-documents'],
  ['and shows it again', person({ act: 'show', hidden: true }), 'person-hides-and-shows-documents'],
  [
    'what is withheld is not there to be hidden',
    person({ act: 'hide', withheldFromPatient: true }),
    'person-does-not-see-what-is-withheld',
  ],
  ['withdrawing it is another matter', person({ act: 'amend' }), 'no-rule-allows'],
]);
