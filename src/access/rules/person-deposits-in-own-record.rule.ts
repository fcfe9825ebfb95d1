import { all, oneOf } from '../condition.js';
import { rule } from '../rule.js';

// Which types a person may deposit is checked where the document is parsed, as a named fault of the input.
export const personDepositsInOwnRecord = rule({
  name: 'person-deposits-in-own-record',
  promise: 'The person adds documents of their own.',
  source: 'T11; LPS requirement 134; EHDS art. 5',
  effect: 'allow',
  when: all(oneOf('reader', 'person'), oneOf('act', 'deposit')),
});
