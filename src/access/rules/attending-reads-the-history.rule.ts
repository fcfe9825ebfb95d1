import { all, oneOf } from '../condition.js';
import { professional } from '../phrases.js';
import { rule } from '../rule.js';

// After hiding and the matrix, so that no entry tells of a document the physician may not see.
export const attendingReadsTheHistory = rule({
  name: 'attending-reads-the-history',
  promise: 'The attending physician sees who looked at the record, apart from entries that name a hidden document.',
  source: 'CSP R1111-43',
  effect: 'allow',
  when: all(professional, oneOf('act', 'read-history'), oneOf('relation', 'attending')),
});
