import { attending, inEmergency, person, ruleCases, software, stranger } from '../../../test/support/access-cases.js';
import { suspendedSpaceOnlyReceives } from './suspended-space-only-receives.rule.js';

ruleCases(suspendedSpaceOnlyReceives, [
  ['the attending physician does not read', attending({ space: 'suspended' }), 'suspended-space-only-receives'],
  ['the emergency waits too', inEmergency({ space: 'suspended' }), 'suspended-space-only-receives'],
  ['the person does not read', person({ space: 'suspended' }), 'suspended-space-only-receives'],
  ['nor controls', person({ space: 'suspended', act: 'control' }), 'suspended-space-only-receives'],
  [
    'nor does an author amend',
    stranger({ space: 'suspended', act: 'amend', isAuthor: true }),
    'suspended-space-only-receives',
  ],
  ['a laboratory still deposits', software({ space: 'suspended', act: 'deposit' }), 'professional-deposits'],
]);
