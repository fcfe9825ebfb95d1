import { representative, ruleCases } from '../../../test/support/access-cases.js';
import { representativeReadsForThePerson } from './representative-reads-for-the-person.rule.js';

ruleCases(representativeReadsForThePerson, [
  ["a parent reads the child's report", representative(), 'representative-reads-for-the-person'],
  ['and lists it', representative({ act: 'list' }), 'representative-reads-for-the-person'],
  ['and reads who looked', representative({ act: 'read-history' }), 'representative-reads-for-the-person'],
  ['also what is hidden from professionals', representative({ hidden: true }), 'representative-reads-for-the-person'],
  ['not what the minor keeps', representative({ hiddenFromRepresentatives: true }), 'minor-keeps-from-parents'],
  ['not what is withheld', representative({ withheldFromPatient: true }), 'person-does-not-see-what-is-withheld'],
  ['deciding is another rule', representative({ act: 'block' }), 'representative-decides-for-the-person'],
]);
