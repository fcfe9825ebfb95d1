import { anyone, ruleCases, software, stranger } from '../../../test/support/access-cases.js';
import { professionalDeposits } from './professional-deposits.rule.js';

ruleCases(professionalDeposits, [
  ['a stranger deposits without consent', stranger({ act: 'deposit' }), 'professional-deposits'],
  ['a blocked professional may deposit', stranger({ act: 'deposit', blocked: true }), 'professional-deposits'],
  ['a space never activated takes deposits', stranger({ act: 'deposit', space: 'open' }), 'professional-deposits'],
  ['software deposits without a named professional', software({ act: 'deposit' }), 'professional-deposits'],
  ['a closed space does not', stranger({ act: 'deposit', space: 'ended' }), 'closed-space-neither-gives-nor-takes'],
  ['the help-desk deposits nothing', anyone('helpdesk', { act: 'deposit' }), 'no-rule-allows'],
]);
