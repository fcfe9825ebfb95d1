import {
  anyone,
  attending,
  careTeam,
  consented,
  inEmergency,
  ruleCases,
  samu,
  software,
  stranger,
} from '../../../test/support/access-cases.js';
import { blockedProfessionalIsRefused } from './blocked-professional-is-refused.rule.js';

ruleCases(blockedProfessionalIsRefused, [
  ['a block wins over the care team', careTeam({ blocked: true }), 'blocked-professional-is-refused'],
  ['over the attending physician', attending({ blocked: true }), 'blocked-professional-is-refused'],
  ['over consent', consented({ blocked: true }), 'blocked-professional-is-refused'],
  ['over authorship', stranger({ blocked: true, isAuthor: true }), 'blocked-professional-is-refused'],
  [
    'a blocked professional cannot state a consent',
    stranger({ blocked: true, act: 'state-consent' }),
    'blocked-professional-is-refused',
  ],
  [
    'nor read the traces of what others did, even in an emergency',
    inEmergency({ blocked: true, act: 'read-history', relation: 'attending' }),
    'blocked-professional-is-refused',
  ],
  [
    'software of a blocked structure reads nothing',
    software({ blocked: true, isAuthor: true }),
    'blocked-professional-is-refused',
  ],
  [
    "nor in an emergency, which is a named professional's",
    software({ blocked: true, isAuthor: true, situation: 'emergency' }),
    'blocked-professional-is-refused',
  ],
  [
    'an emergency to which the person objected changes nothing',
    inEmergency({ blocked: true, objectsToEmergency: true }),
    'blocked-professional-is-refused',
  ],
  [
    'an emergency lets the blocked professional pass',
    inEmergency({ blocked: true }),
    'emergency-reads-unless-objected',
  ],
  ['and the Samu', samu({ blocked: true }), 'samu-reads-unless-objected'],
  ['depositing stays possible', stranger({ blocked: true, act: 'deposit' }), 'professional-deposits'],
  [
    'nor does the emergency let them set switches',
    inEmergency({ blocked: true, act: 'control' }),
    'blocked-professional-is-refused',
  ],
  ['shut others out', inEmergency({ blocked: true, act: 'block' }), 'blocked-professional-is-refused'],
  ['state a consent', inEmergency({ blocked: true, act: 'state-consent' }), 'blocked-professional-is-refused'],
  ['or hand one on', inEmergency({ blocked: true, act: 'entrust' }), 'blocked-professional-is-refused'],
  ['an app of the catalogue has nothing a block could take', anyone('service', { blocked: true }), 'no-rule-allows'],
  ['nor the help-desk', anyone('helpdesk', { blocked: true }), 'no-rule-allows'],
  ['nor an auditor', anyone('auditor', { blocked: true }), 'no-rule-allows'],
]);
