import { all, oneOf } from '../condition.js';
import { rule } from '../rule.js';

// What is withheld for an announcement was taken out above; being hidden from professionals means nothing to the person.
export const personReadsOwnRecord = rule({
  name: 'person-reads-own-record',
  promise: 'The person reads everything in their own record, and who looked at it.',
  source: 'CSP L1111-7, L1111-19, R1111-43; EHDS art. 3 and 9',
  effect: 'allow',
  when: all(oneOf('reader', 'person'), oneOf('act', 'list', 'read', 'read-history')),
});
