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
  ['the rest under the ordinary rule', attending({ attendingSeesHidden: true }), 'attending-reads'],
  [
    'who was chosen as administrator reads as administrator',
    attending({ administrator: true, hidden: true, attendingSeesHidden: true }),
    'administrator-reads-hidden',
  ],
  [
    'in an emergency too the switch is named first',
    attending({ situation: 'emergency', hidden: true, attendingSeesHidden: true }),
    'attending-reads-hidden-by-law',
  ],
]);
