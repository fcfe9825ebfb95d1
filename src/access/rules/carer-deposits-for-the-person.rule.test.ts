import { anyone, carer, ruleCases } from '../../../test/support/access-cases.js';
import { carerDepositsForThePerson } from './carer-deposits-for-the-person.rule.js';

ruleCases(carerDepositsForThePerson, [
  ['an invited carer adds a document', carer({ act: 'deposit' }), 'carer-deposits-for-the-person'],
  ['not into a suspended space', carer({ act: 'deposit', space: 'suspended' }), 'person-enters-only-an-active-space'],
  ['an app does not deposit as a carer', anyone('service', { act: 'deposit' }), 'no-rule-allows'],
]);
