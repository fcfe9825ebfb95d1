import { all, is } from '../condition.js';
import { heir } from '../phrases.js';
import { rule } from '../rule.js';

// For an heir `blocked` says that the person opposed it while alive. It does not stand against the parents of a minor: the law gives them
// everything but what the minor kept from them.
export const oppositionOutlivesThePerson = rule({
  name: 'opposition-outlives-the-person',
  promise: 'Who opposed it while alive is read by no heir, spouse or partner after their death, whatever was granted.',
  source: 'CSP L1110-4 V (« sauf volonté contraire exprimée par la personne avant son décès »)',
  effect: 'refuse',
  refusal: 'access-not-authorised',
  when: all(heir, is('blocked')),
});
