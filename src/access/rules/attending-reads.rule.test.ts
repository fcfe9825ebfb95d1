import { attending, ruleCases } from '../../../test/support/access-cases.js';
import { attendingReads } from './attending-reads.rule.js';

ruleCases(attendingReads, [
  ['the attending physician reads', attending(), 'attending-reads'],
  ['without a consent of their own', attending({ consent: false }), 'attending-reads'],
  ['a space never activated too', attending({ space: 'open' }), 'attending-reads'],
  ['not when blocked', attending({ blocked: true }), 'blocked-professional-is-refused'],
  ['not what is hidden, as the switch stands', attending({ hidden: true }), 'hidden-from-professionals'],
]);
