import { attending, person, representative, ruleCases } from '../../../test/support/access-cases.js';
import { personEntersOnlyAnActiveSpace } from './person-enters-only-an-active-space.rule.js';

ruleCases(personEntersOnlyAnActiveSpace, [
  ['before activation the person reads nothing', person({ space: 'open' }), 'person-enters-only-an-active-space'],
  ['and sets no switch', person({ space: 'open', act: 'control' }), 'person-enters-only-an-active-space'],
  [
    'a record from before is not read by the person during the transition',
    person({ space: 'transition' }),
    'person-enters-only-an-active-space',
  ],
  [
    'a parent does not get in before activation',
    representative({ space: 'open' }),
    'person-enters-only-an-active-space',
  ],
  [
    'the person deposits nothing into a suspended space',
    person({ space: 'suspended', act: 'deposit' }),
    'person-enters-only-an-active-space',
  ],
  ['a professional reads a space never activated', attending({ space: 'open' }), 'attending-reads'],
  ['once active the person reads', person(), 'person-reads-own-record'],
]);
