import { all, any, not, oneOf } from '../condition.js';
import { heir } from '../phrases.js';
import { rule } from '../rule.js';

// Before everything about documents: neither author, nor emergency, nor the person gets around it.
export const closedSpaceNeitherGivesNorTakes = rule({
  name: 'closed-space-neither-gives-nor-takes',
  promise:
    'A space that is opposed, notified without an earlier record, closed or erased gives nothing and takes nothing; that of a deceased person opens to heirs alone.',
  source: 'CSP R1111-28, R1111-36, L1111-18; table of states',
  effect: 'refuse',
  refusal: 'space-not-open',
  when: any(oneOf('space', 'none', 'ended'), all(oneOf('space', 'deceased'), not(heir))),
});
