import { all, any, is, oneOf } from '../condition.js';
import { personOrStandIn, professionalOrSoftware, visitor } from '../phrases.js';
import { rule } from '../rule.js';

// For every reader who may have a list at all, the person included. Asking for archived documents is the act `read`, which this rule leaves alone.
export const archivedWaitsToBeAskedFor = rule({
  name: 'archived-waits-to-be-asked-for',
  promise: 'An archived document stays out of ordinary lists and is read on demand.',
  source: 'SEL-MP-037 133 and 139; PDSm isArchived',
  effect: 'refuse',
  refusal: 'not-found',
  when: all(any(personOrStandIn, professionalOrSoftware, visitor), oneOf('act', 'list'), is('archived')),
});
