import { careTeam, carer, person, representative, ruleCases } from '../../../test/support/access-cases.js';
import { minorKeepsFromParents } from './minor-keeps-from-parents.rule.js';

ruleCases(minorKeepsFromParents, [
  ['a parent does not read it', representative({ hiddenFromRepresentatives: true }), 'minor-keeps-from-parents'],
  [
    'nor finds it in a list',
    representative({ act: 'list', hiddenFromRepresentatives: true }),
    'minor-keeps-from-parents',
  ],
  [
    'nor the entry of the history that names it',
    representative({ act: 'read-history', hiddenFromRepresentatives: true }),
    'minor-keeps-from-parents',
  ],
  [
    'a parent who became the carer of a grown-up child does not read it',
    carer({ hiddenFromRepresentatives: true }),
    'minor-keeps-from-parents',
  ],
  ['the minor reads it', person({ hiddenFromRepresentatives: true }), 'person-reads-own-record'],
  ['the professionals of the minor read it', careTeam({ hiddenFromRepresentatives: true }), 'care-team-reads'],
  ['parents read the rest', representative(), 'representative-reads-for-the-person'],
  [
    'what is withheld from the patient as well is withheld first',
    representative({ withheldFromPatient: true, hiddenFromRepresentatives: true }),
    'person-does-not-see-what-is-withheld',
  ],
]);
