import { all, oneOf } from '../condition.js';
import { professionalOrSoftware } from '../phrases.js';
import { rule } from '../rule.js';

// Before the states of the space, because its state is the very answer. Identity by INS and traits is checked at the edge.
export const professionalLearnsTheStateOfTheSpace = rule({
  name: 'professional-learns-the-state-of-the-space',
  promise:
    'A professional who gives the full identity of a person learns whether they have a space and its state, and nothing else.',
  source: 'DMP TD0.2; PDSm4DMP Patient search',
  effect: 'allow',
  when: all(oneOf('act', 'find'), professionalOrSoftware),
});
