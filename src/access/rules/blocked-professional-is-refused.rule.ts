import { all, any, is, not, oneOf } from '../condition.js';
import { professional, professionalOrSoftware, urgentWayIsOpen, visitor } from '../phrases.js';
import { rule } from '../rule.js';

// Before authorship, relation and consent, so that a block holds at once whatever else is true; after the deposit, which it
// leaves alone.
export const blockedProfessionalIsRefused = rule({
  name: 'blocked-professional-is-refused',
  promise:
    'A professional the person blocked reads nothing, not even their own deposits, except in an emergency the person did not object to.',
  source: 'CSP R1111-47; PDSm4DMP; over authorship by decision 0011',
  effect: 'refuse',
  refusal: 'access-not-authorised',
  when: all(
    any(professionalOrSoftware, visitor),
    is('blocked'),
    not(all(professional, urgentWayIsOpen, oneOf('act', 'list', 'read', 'amend', 'hide', 'show'))),
  ),
});
