import { inEmergency, ruleCases, software, stranger } from '../../../test/support/access-cases.js';
import { professionalStatesConsent } from './professional-states-consent.rule.js';

ruleCases(professionalStatesConsent, [
  ['a stranger records the consent just given', stranger({ act: 'state-consent' }), 'professional-states-consent'],
  [
    'also before the space was activated',
    stranger({ act: 'state-consent', space: 'open' }),
    'professional-states-consent',
  ],
  [
    'not a blocked professional: unblocking comes first',
    stranger({ act: 'state-consent', blocked: true }),
    'blocked-professional-is-refused',
  ],
  ['not in an emergency, where nobody can consent', inEmergency({ act: 'state-consent' }), 'no-rule-allows'],
  ['never software alone', software({ act: 'state-consent' }), 'no-rule-allows'],
  ['not in a suspended space', stranger({ act: 'state-consent', space: 'suspended' }), 'suspended-space-only-receives'],
]);
