import { all, oneOf } from '../condition.js';
import { rule } from '../rule.js';

// Which types a person may deposit is checked where the document is parsed, as a named fault of the input.
export const personDepositsInOwnRecord = rule({
  name: 'person-deposits-in-own-record',
  promise: 'The person adds documents of their own.',
  source: 'JDV_J66 (patient deposits); SEL-MP-037 134; EHDS art. 5',
  effect: 'allow',
  when: all(oneOf('reader', 'person'), oneOf('act', 'deposit')),
});
