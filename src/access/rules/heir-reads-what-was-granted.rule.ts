import { all, oneOf } from '../condition.js';
import { heir } from '../phrases.js';
import { rule } from '../rule.js';

// Reading and nothing else: no other rule speaks of an heir's acts.
export const heirReadsWhatWasGranted = rule({
  name: 'heir-reads-what-was-granted',
  promise: 'Whose request was granted gets a copy of what it names, and does nothing else.',
  source: 'CSP L1110-4 V, L1111-7, L1111-18',
  effect: 'allow',
  when: all(heir, oneOf('act', 'read')),
});
