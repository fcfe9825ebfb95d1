import { anyone, attending, ruleCases } from '../../../test/support/access-cases.js';
import { struckOffProfessionalIsRefused } from './struck-off-professional-is-refused.rule.js';

const struckOff = (different: Parameters<typeof anyone>[1] = {}) => anyone('struckOff', different);

ruleCases(struckOffProfessionalIsRefused, [
  ['reads nothing', struckOff(), 'struck-off-professional-is-refused'],
  [
    'being the attending physician does not help',
    struckOff({ relation: 'attending' }),
    'struck-off-professional-is-refused',
  ],
  ['nor consent', struckOff({ consent: true }), 'struck-off-professional-is-refused'],
  ['nor authorship', struckOff({ isAuthor: true }), 'struck-off-professional-is-refused'],
  ['nor an emergency', struckOff({ situation: 'emergency' }), 'struck-off-professional-is-refused'],
  ['deposits nothing', struckOff({ act: 'deposit' }), 'struck-off-professional-is-refused'],
  ['learns the state of no space', struckOff({ act: 'find' }), 'struck-off-professional-is-refused'],
  ['also where there is no space', struckOff({ space: 'none' }), 'struck-off-professional-is-refused'],
  ['on the register they read', attending(), 'attending-reads'],
]);
