import { administrator, anyone, attending, person, ruleCases } from '../../../test/support/access-cases.js';
import { personControlsOwnRecord } from './person-controls-own-record.rule.js';

ruleCases(personControlsOwnRecord, [
  ['the person blocks, consents and sets switches', person({ act: 'control' }), 'person-controls-own-record'],
  ['the attending physician does not in their place', attending({ act: 'control' }), 'no-rule-allows'],
  ['nor the administrator', administrator({ act: 'control' }), 'no-rule-allows'],
  ['nor the help-desk', anyone('helpdesk', { act: 'control' }), 'no-rule-allows'],
]);
