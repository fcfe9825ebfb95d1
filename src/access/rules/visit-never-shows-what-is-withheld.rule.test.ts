import { ruleCases, visiting } from '../../../test/support/access-cases.js';
import { visitNeverShowsWhatIsWithheld } from './visit-never-shows-what-is-withheld.rule.js';

ruleCases(visitNeverShowsWhatIsWithheld, [
  ['it is not opened', visiting({ withheldFromPatient: true }), 'visit-never-shows-what-is-withheld'],
  ['nor listed', visiting({ withheldFromPatient: true, act: 'list' }), 'visit-never-shows-what-is-withheld'],
  [
    'not even by name',
    visiting({ withheldFromPatient: true, shownToReader: true }),
    'visit-never-shows-what-is-withheld',
  ],
  [
    'a stranger to the record is told nothing of it',
    visiting({ withheldFromPatient: true, consent: false }),
    'visit-needs-the-persons-agreement',
  ],
  ['what is released is shown', visiting(), 'visitor-reads-what-the-person-shows'],
]);
