import { all, is, not, oneOf } from '../condition.js';
import { professionalOrSoftware } from '../phrases.js';
import { rule } from '../rule.js';

// An emergency lets a blocked author read, never write. Without asking for consent: a wrong document must be put right even by someone who may no longer read the rest.
export const authorAmendsOwnDocument = rule({
  name: 'author-amends-own-document',
  promise: 'The author of a document corrects, replaces, archives or withdraws it, and nobody else does.',
  source: 'CSP R1111-51; DMP TD2.1 (replacement) and TD3.3',
  effect: 'allow',
  when: all(
    oneOf('reader', 'person', 'representative', 'professional', 'software'),
    oneOf('act', 'amend'),
    is('isAuthor'),
    not(all(professionalOrSoftware, is('blocked'))),
  ),
});
