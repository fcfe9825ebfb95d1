import { attending, ruleCases } from '../../../test/support/access-cases.js';
import { attendingReads } from './attending-reads.rule.js';

ruleCases(attendingReads, [
  ['the attending physician reads', attending(), 'attending-reads'],
  ['without a consent of their own', attending({ consent: false }), 'attending-reads'],
  ['a space never activated too', attending({ space: 'open' }), 'attending-reads'],
  ['not when blocked', attending({ blocked: true }), 'blocked-professional-is-refused'],
  ['not what is hidden, as the switch stands', attending({ hidden: true }), 'hidden-from-professionals'],
  ['the tie is named before a consent that was not needed', attending({ consent: true }), 'attending-reads'],
  ['and before being the administrator', attending({ administrator: true }), 'attending-reads'],
  ['an emergency is told as one', attending({ situation: 'emergency' }), 'emergency-reads-unless-objected'],
]);
