import { person, representative, ruleCases } from '../../../test/support/access-cases.js';
import { personDepositsInOwnRecord } from './person-deposits-in-own-record.rule.js';

ruleCases(personDepositsInOwnRecord, [
  ['the person adds a document', person({ act: 'deposit' }), 'person-deposits-in-own-record'],
  ['not before activation', person({ act: 'deposit', space: 'open' }), 'person-enters-only-an-active-space'],
  [
    'a representative adds under their own rule',
    representative({ act: 'deposit' }),
    'representative-decides-for-the-person',
  ],
]);
