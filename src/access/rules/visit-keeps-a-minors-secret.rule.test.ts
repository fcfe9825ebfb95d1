import { ruleCases, visiting } from '../../../test/support/access-cases.js';
import { visitKeepsAMinorsSecret } from './visit-keeps-a-minors-secret.rule.js';

ruleCases(visitKeepsAMinorsSecret, [
  ['it is not opened', visiting({ hiddenFromRepresentatives: true }), 'visit-keeps-a-minors-secret'],
  ['nor listed', visiting({ hiddenFromRepresentatives: true, act: 'list' }), 'visit-keeps-a-minors-secret'],
  [
    'chosen by the person themself, it is',
    visiting({ hiddenFromRepresentatives: true, shownToReader: true }),
    'visitor-reads-what-the-person-shows',
  ],
  [
    'withheld from the minor as well, it is withheld first',
    visiting({ hiddenFromRepresentatives: true, withheldFromPatient: true }),
    'visit-never-shows-what-is-withheld',
  ],
]);
