import {
  anyone,
  consented,
  inEmergency,
  representative,
  ruleCases,
  samu,
  stranger,
} from '../../../test/support/access-cases.js';
import { readingNeedsConsent } from './reading-needs-consent.rule.js';

ruleCases(readingNeedsConsent, [
  ['a stranger reads nothing', stranger(), 'reading-needs-consent'],
  ['nor lists', stranger({ act: 'list' }), 'reading-needs-consent'],
  ['a hidden document gets the same refusal', stranger({ hidden: true }), 'reading-needs-consent'],
  ['a type outside the matrix gets the same refusal', stranger({ matrixAllows: false }), 'reading-needs-consent'],
  [
    'an emergency to which the person objected is none',
    inEmergency({ objectsToEmergency: true }),
    'reading-needs-consent',
  ],
  ['nor a call to the Samu to which the person objected', samu({ objectsToSamu: true }), 'reading-needs-consent'],
  [
    'objecting to the Samu does not close the emergency',
    inEmergency({ objectsToSamu: true }),
    'emergency-reads-unless-objected',
  ],
  ['consent opens', consented(), 'consented-reads'],
  ['who sets switches is another matter', stranger({ act: 'control' }), 'no-rule-allows'],
  ['and who shuts others out', stranger({ act: 'block' }), 'no-rule-allows'],
  ['no consent would open anything to an app of the catalogue', anyone('service', { act: 'list' }), 'no-rule-allows'],
  ['to the help-desk', anyone('helpdesk', { act: 'list' }), 'no-rule-allows'],
  ['or to an auditor', anyone('auditor', { act: 'list' }), 'no-rule-allows'],
  ['a parent needs no consent for what they may not do either', representative({ act: 'amend' }), 'no-rule-allows'],
]);
