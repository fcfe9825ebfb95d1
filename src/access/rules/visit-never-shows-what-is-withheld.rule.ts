import { all, is } from '../condition.js';
import { onDocument, visitor } from '../phrases.js';
import { rule } from '../rule.js';

// The person is at the same screen, and could not have chosen it.
export const visitNeverShowsWhatIsWithheld = rule({
  name: 'visit-never-shows-what-is-withheld',
  promise: 'What is kept for an announcement is not shown in a visit: the person would see it over the shoulder.',
  source: 'CSP R1111-53; TRE_A07 INVISIBLE_PATIENT',
  effect: 'refuse',
  refusal: 'not-found',
  when: all(visitor, onDocument, is('withheldFromPatient')),
});
