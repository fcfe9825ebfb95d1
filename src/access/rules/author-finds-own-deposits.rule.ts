import { all, is } from '../condition.js';
import { professionalOrSoftware, reading } from '../phrases.js';
import { rule } from '../rule.js';

// Before consent, hiding and the matrix: who wrote a document knows what is in it. After the block, which wins over it.
export const authorFindsOwnDeposits = rule({
  name: 'author-finds-own-deposits',
  promise:
    'A professional or a piece of software finds and reads what it deposited itself, without consent and even when it was hidden since.',
  source: 'CSP R1111-49; without consent by decision 0011',
  effect: 'allow',
  when: all(professionalOrSoftware, reading, is('isAuthor')),
});
