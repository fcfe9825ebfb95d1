import { carer, careTeam, person, representative, ruleCases } from '../../../test/support/access-cases.js';
import { personDoesNotSeeWhatIsWithheld } from './person-does-not-see-what-is-withheld.rule.js';

ruleCases(personDoesNotSeeWhatIsWithheld, [
  ['the person does not read it', person({ withheldFromPatient: true }), 'person-does-not-see-what-is-withheld'],
  ['nor sees it in a list', person({ act: 'list', withheldFromPatient: true }), 'person-does-not-see-what-is-withheld'],
  [
    'nor the history entry that names it',
    person({ act: 'read-history', withheldFromPatient: true }),
    'person-does-not-see-what-is-withheld',
  ],
  [
    'hiding it is answered as if it were not there',
    person({ act: 'hide', withheldFromPatient: true }),
    'person-does-not-see-what-is-withheld',
  ],
  [
    'a parent does not see it either',
    representative({ withheldFromPatient: true }),
    'person-does-not-see-what-is-withheld',
  ],
  ['nor a carer', carer({ withheldFromPatient: true }), 'person-does-not-see-what-is-withheld'],
  ['a professional of the team reads it', careTeam({ withheldFromPatient: true }), 'care-team-reads'],
  ['once lifted the person reads it', person({ withheldFromPatient: false }), 'person-reads-own-record'],
]);
