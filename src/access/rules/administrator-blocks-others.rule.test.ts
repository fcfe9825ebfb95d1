import { administrator, attending, careTeam, person, ruleCases, software } from '../../../test/support/access-cases.js';
import { administratorBlocksOthers } from './administrator-blocks-others.rule.js';

ruleCases(administratorBlocksOthers, [
  ['the administrator shuts another one out', administrator({ act: 'block' }), 'administrator-blocks-others'],
  ['also when attending too', administrator({ act: 'block', relation: 'attending' }), 'administrator-blocks-others'],
  ['letting in again stays with the person', administrator({ act: 'control' }), 'no-rule-allows'],
  ['not in an emergency', administrator({ act: 'block', situation: 'emergency' }), 'no-rule-allows'],
  ['the attending physician alone does not', attending({ act: 'block' }), 'no-rule-allows'],
  ['nor the care team', careTeam({ act: 'block' }), 'no-rule-allows'],
  ['nor software alone', software({ act: 'block', administrator: true }), 'no-rule-allows'],
  ['nor a blocked administrator', administrator({ act: 'block', blocked: true }), 'blocked-professional-is-refused'],
  ['the person does by their own right', person({ act: 'block' }), 'person-controls-own-record'],
]);
