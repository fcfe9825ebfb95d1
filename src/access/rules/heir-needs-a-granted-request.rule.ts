import { all, is, not } from '../condition.js';
import { heir } from '../phrases.js';
import { rule } from '../rule.js';

// For an heir `consent` says that two auditors granted this very request. Nothing is automatic, and no other heir has part in it.
export const heirNeedsAGrantedRequest = rule({
  name: 'heir-needs-a-granted-request',
  promise: 'No heir has access by being one: each request is judged, and only a granted one opens anything.',
  source: 'CSP L1110-4 V, L1111-18, R1111-7',
  effect: 'refuse',
  refusal: 'access-not-authorised',
  when: all(heir, not(is('consent'))),
});
