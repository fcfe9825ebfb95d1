import { all, not } from '../condition.js';
import { onDocument, professional, tiedToThePerson, urgentWayIsOpen } from '../phrases.js';
import { rule } from '../rule.js';

// Before the matrix and the hiding: a stranger gets the same refusal for every document, hidden or not, there or not.
export const readingNeedsConsent = rule({
  name: 'reading-needs-consent',
  promise: 'Without care, consent or an emergency, a professional reads nothing.',
  source: 'CSP L1111-17, R1111-46; PDSm4DMP (access conditions)',
  effect: 'refuse',
  refusal: 'access-not-authorised',
  when: all(professional, onDocument, not(tiedToThePerson), not(urgentWayIsOpen)),
});
