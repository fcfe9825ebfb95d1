import { all, not, oneOf } from '../condition.js';
import { personOrStandIn } from '../phrases.js';
import { rule } from '../rule.js';

// Activation proves who the person is; before it nobody can act in their name.
export const personEntersOnlyAnActiveSpace = rule({
  name: 'person-enters-only-an-active-space',
  promise:
    'The person, their representative and their carer enter only a space that has been activated and is not suspended.',
  source: 'CSP R1111-28, R1111-32; table of states',
  effect: 'refuse',
  refusal: 'space-not-open',
  when: all(personOrStandIn, not(oneOf('space', 'active'))),
});
