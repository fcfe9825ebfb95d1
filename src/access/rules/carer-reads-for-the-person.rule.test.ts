import { carer, ruleCases } from '../../../test/support/access-cases.js';
import { carerReadsForThePerson } from './carer-reads-for-the-person.rule.js';

ruleCases(carerReadsForThePerson, [
  ['an invited carer reads', carer(), 'carer-reads-for-the-person'],
  ['and lists', carer({ act: 'list' }), 'carer-reads-for-the-person'],
  ['not the history', carer({ act: 'read-history' }), 'carer-never-controls'],
  ['not before the space is active', carer({ space: 'open' }), 'person-enters-only-an-active-space'],
]);
