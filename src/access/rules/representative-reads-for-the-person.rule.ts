import { all, oneOf } from '../condition.js';
import { rule } from '../rule.js';

// What the minor keeps, and what is withheld, was taken out above.
export const representativeReadsForThePerson = rule({
  name: 'representative-reads-for-the-person',
  promise: 'The legal representative reads the record they are responsible for, and who looked at it.',
  source: 'CSP L1111-7, R1111-43; sharing between parents',
  effect: 'allow',
  when: all(oneOf('reader', 'representative'), oneOf('act', 'list', 'read', 'read-history')),
});
