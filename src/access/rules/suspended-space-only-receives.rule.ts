import { all, not, oneOf } from '../condition.js';
import { rule } from '../rule.js';

// Before the emergency: a space is suspended for fraud or malfunction, when what stands in it cannot be trusted.
export const suspendedSpaceOnlyReceives = rule({
  name: 'suspended-space-only-receives',
  promise: 'A suspended space still receives documents, and nobody reads it, changes it or decides in it.',
  source: 'CSP R1111-36; table of states',
  effect: 'refuse',
  refusal: 'space-not-open',
  when: all(oneOf('space', 'suspended'), not(oneOf('act', 'deposit'))),
});
