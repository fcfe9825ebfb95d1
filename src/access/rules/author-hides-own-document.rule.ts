import { all, is, not, oneOf } from '../condition.js';
import { professionalOrSoftware } from '../phrases.js';
import { rule } from '../rule.js';

// Only hiding: showing again belongs to the person.
export const authorHidesOwnDocument = rule({
  name: 'author-hides-own-document',
  promise: "The author hides their own document from other professionals, at the person's request.",
  source: 'CSP R1111-49; DMP TD3.3 (masking)',
  effect: 'allow',
  when: all(professionalOrSoftware, oneOf('act', 'hide'), is('isAuthor'), not(is('blocked'))),
});
