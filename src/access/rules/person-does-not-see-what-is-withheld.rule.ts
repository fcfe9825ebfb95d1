import { all, is } from '../condition.js';
import { onDocument, personOrStandIn } from '../phrases.js';
import { rule } from '../rule.js';

// Before every right of the person, and said as "not found" so that nothing shows that something is kept. Professionals see it,
// with a warning.
export const personDoesNotSeeWhatIsWithheld = rule({
  name: 'person-does-not-see-what-is-withheld',
  promise:
    'What a professional keeps for an announcement is not shown to the person, nor to anyone who stands in for them, until it is lifted.',
  source: 'CSP R1111-53; TRE_A07 INVISIBLE_PATIENT',
  effect: 'refuse',
  refusal: 'not-found',
  when: all(personOrStandIn, onDocument, is('withheldFromPatient')),
});
