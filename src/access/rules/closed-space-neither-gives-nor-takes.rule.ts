import { oneOf } from '../condition.js';
import { rule } from '../rule.js';

// Before everything about documents: neither author, nor emergency, nor the person gets around it.
export const closedSpaceNeitherGivesNorTakes = rule({
  name: 'closed-space-neither-gives-nor-takes',
  promise:
    'A space that is opposed, notified without an earlier record, closed, erased or of a deceased person gives nothing and takes nothing.',
  source: 'CSP R1111-28, R1111-36, L1111-18; table of states',
  effect: 'refuse',
  refusal: 'space-not-open',
  when: oneOf('space', 'none', 'ended'),
});
