import { anyone, consented, ruleCases } from '../../../test/support/access-cases.js';
import { insurersAndEmployersNeverRead } from './insurers-and-employers-never-read.rule.js';

ruleCases(insurersAndEmployersNeverRead, [
  ['an insurer reads nothing', anyone('barred'), 'insurers-and-employers-never-read'],
  [
    'consent does not let an occupational physician in',
    anyone('barred', { consent: true }),
    'insurers-and-employers-never-read',
  ],
  [
    'being attending physician elsewhere does not help',
    anyone('barred', { relation: 'attending' }),
    'insurers-and-employers-never-read',
  ],
  [
    'an emergency does not help either',
    anyone('barred', { situation: 'emergency' }),
    'insurers-and-employers-never-read',
  ],
  ['not even the existence of a space is told', anyone('barred', { act: 'find' }), 'insurers-and-employers-never-read'],
  ['their own deposits stay shut', anyone('barred', { isAuthor: true }), 'insurers-and-employers-never-read'],
  [
    'a deposit is no way to learn whether a space is open',
    anyone('barred', { act: 'deposit', space: 'ended' }),
    'insurers-and-employers-never-read',
  ],
  ['another professional with consent reads', consented(), 'consented-reads'],
]);
