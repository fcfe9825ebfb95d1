import { all, oneOf } from '../condition.js';
import { professional, reading } from '../phrases.js';
import { rule } from '../rule.js';

// Declared to the insurer by the person; of the ties the strongest is named first.
export const attendingReads = rule({
  name: 'attending-reads',
  promise: 'The attending physician reads.',
  source: 'CSP L1111-16, R1111-46',
  effect: 'allow',
  when: all(professional, reading, oneOf('relation', 'attending')),
});
