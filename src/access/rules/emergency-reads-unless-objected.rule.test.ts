import { careTeam, inEmergency, ruleCases } from '../../../test/support/access-cases.js';
import { emergencyReadsUnlessObjected } from './emergency-reads-unless-objected.rule.js';

ruleCases(emergencyReadsUnlessObjected, [
  ['a stranger reads in an emergency', inEmergency(), 'emergency-reads-unless-objected'],
  ['also a blocked professional', inEmergency({ blocked: true }), 'emergency-reads-unless-objected'],
  [
    'the trace tells the emergency even of a consented professional',
    inEmergency({ consent: true }),
    'emergency-reads-unless-objected',
  ],
  ['not where the person objected', inEmergency({ objectsToEmergency: true }), 'reading-needs-consent'],
  [
    'an objected emergency takes nothing from the care team',
    careTeam({ situation: 'emergency', objectsToEmergency: true }),
    'care-team-reads',
  ],
  ['only reading: nothing is hidden for the person then', inEmergency({ act: 'hide' }), 'no-rule-allows'],
]);
