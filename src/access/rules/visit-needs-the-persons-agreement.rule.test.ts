import { ruleCases, visiting } from '../../../test/support/access-cases.js';
import { visitNeedsThePersonsAgreement } from './visit-needs-the-persons-agreement.rule.js';

ruleCases(visitNeedsThePersonsAgreement, [
  ['a code that nobody agreed to opens nothing', visiting({ consent: false }), 'visit-needs-the-persons-agreement'],
  [
    'nor a visit that is over or stopped',
    visiting({ consent: false, act: 'list' }),
    'visit-needs-the-persons-agreement',
  ],
  [
    'nor a document chosen by name',
    visiting({ consent: false, shownToReader: true }),
    'visit-needs-the-persons-agreement',
  ],
  [
    'what is archived is not told from the rest',
    visiting({ consent: false, act: 'list', archived: true }),
    'visit-needs-the-persons-agreement',
  ],
  ['nor a space that its person has not entered', visiting({ space: 'open' }), 'visit-needs-the-persons-agreement'],
  ['a space that was closed since says so', visiting({ space: 'ended' }), 'closed-space-neither-gives-nor-takes'],
  ['nor a suspended one', visiting({ space: 'suspended' }), 'suspended-space-only-receives'],
  ['a blocked professional is refused for that', visiting({ blocked: true }), 'blocked-professional-is-refused'],
  [
    'also in an emergency, which is no visit',
    visiting({ blocked: true, situation: 'emergency' }),
    'blocked-professional-is-refused',
  ],
  ['agreed to, it opens', visiting(), 'visitor-reads-what-the-person-shows'],
  [
    'in a suspended space nothing is put in by a visit either',
    visiting({ act: 'deposit', space: 'suspended' }),
    'visit-needs-the-persons-agreement',
  ],
  [
    'blocked and not agreed to, the block is told',
    visiting({ consent: false, blocked: true }),
    'blocked-professional-is-refused',
  ],
]);
