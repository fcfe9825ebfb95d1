import { all, oneOf } from '../condition.js';
import { rule } from '../rule.js';

// Apart from reading, so that a person can invite someone to read only.
export const carerDepositsForThePerson = rule({
  name: 'carer-deposits-for-the-person',
  promise: 'A carer the person invited adds documents to their record.',
  source: 'Public description of carer access; EHDS art. 4 (proxy)',
  effect: 'allow',
  when: all(oneOf('reader', 'carer'), oneOf('act', 'deposit')),
});
