import { attending, careTeam, inEmergency, ruleCases } from '../../../test/support/access-cases.js';
import { attendingReadsHiddenByLaw } from './attending-reads-hidden-by-law.rule.js';

ruleCases(attendingReadsHiddenByLaw, [
  [
    'with the switch on, the attending physician reads hidden documents',
    attending({ hidden: true, attendingSeesHidden: true }),
    'attending-reads-hidden-by-law',
  ],
  ['with the switch off, not', attending({ hidden: true }), 'hidden-from-professionals'],
  [
    'the switch gives nothing to the care team',
    careTeam({ hidden: true, attendingSeesHidden: true }),
    'hidden-from-professionals',
  ],
  [
    'nor to a stranger in an emergency that leaves hidden documents out',
    inEmergency({ hidden: true, attendingSeesHidden: true, objectsToHiddenInEmergency: true }),
    'hidden-from-professionals',
  ],
]);
