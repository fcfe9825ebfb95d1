import { person, ruleCases } from '../../../test/support/access-cases.js';
import { personReadsOwnRecord } from './person-reads-own-record.rule.js';

ruleCases(personReadsOwnRecord, [
  ['the person reads a report of their hospital', person(), 'person-reads-own-record'],
  ['finds it in the list', person({ act: 'list' }), 'person-reads-own-record'],
  ['reads what is hidden from professionals', person({ hidden: true }), 'person-reads-own-record'],
  ['whatever the matrix says of professionals', person({ matrixAllows: false }), 'person-reads-own-record'],
  ['reads who looked', person({ act: 'read-history' }), 'person-reads-own-record'],
  [
    'not what is withheld for an announcement',
    person({ withheldFromPatient: true }),
    'person-does-not-see-what-is-withheld',
  ],
]);
