import { all, any, is, not, oneOf } from '../condition.js';
import { visitor } from '../phrases.js';
import { rule } from '../rule.js';

// For a visitor `consent` says that the person let this very visitor in, that the minutes given are not over, and that nobody stopped it.
// The code alone is none of this. Only somebody who is in their space can show it, so no other state opens.
export const visitNeedsThePersonsAgreement = rule({
  name: 'visit-needs-the-persons-agreement',
  promise:
    'Whoever the person shows their record to sees it only while the person lets them: agreed to, in time, not stopped.',
  source: 'CSP R1111-32, R1111-46; R1111-47 (withdrawal at any time)',
  effect: 'refuse',
  refusal: 'access-not-authorised',
  when: all(visitor, any(not(is('consent')), not(oneOf('space', 'active')))),
});
