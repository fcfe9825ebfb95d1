import { careTeam, inEmergency, ruleCases, samu } from '../../../test/support/access-cases.js';
import { urgentCareReadsHiddenUnlessObjected } from './urgent-care-reads-hidden-unless-objected.rule.js';

ruleCases(urgentCareReadsHiddenUnlessObjected, [
  ['an emergency reads hidden documents', inEmergency({ hidden: true }), 'urgent-care-reads-hidden-unless-objected'],
  ['the Samu too', samu({ hidden: true }), 'urgent-care-reads-hidden-unless-objected'],
  [
    'not where the person objected to that',
    inEmergency({ hidden: true, objectsToHiddenInEmergency: true }),
    'hidden-from-professionals',
  ],
  ['not for the Samu either', samu({ hidden: true, objectsToHiddenInEmergency: true }), 'hidden-from-professionals'],
  [
    'the rest stays readable then',
    inEmergency({ objectsToHiddenInEmergency: true }),
    'emergency-reads-unless-objected',
  ],
  [
    'an objected emergency reads nothing hidden, even in the care team',
    careTeam({ situation: 'emergency', objectsToEmergency: true, hidden: true }),
    'hidden-from-professionals',
  ],
  [
    'nor does a call to the Samu to which the person objected, even with consent',
    samu({ consent: true, objectsToSamu: true, hidden: true }),
    'hidden-from-professionals',
  ],
]);
