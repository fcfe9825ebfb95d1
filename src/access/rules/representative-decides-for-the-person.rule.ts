import { all, oneOf } from '../condition.js';
import { rule } from '../rule.js';

// Apart from reading, so that graded delegations can narrow the one and keep the other.
export const representativeDecidesForThePerson = rule({
  name: 'representative-decides-for-the-person',
  promise: 'The legal representative deposits, hides, shows and decides on access in the name of the person.',
  source: 'Civil Code 371-1 (parental authority); EHDS art. 4 (proxy)',
  effect: 'allow',
  when: all(oneOf('reader', 'representative'), oneOf('act', 'deposit', 'hide', 'show', 'control', 'block')),
});
