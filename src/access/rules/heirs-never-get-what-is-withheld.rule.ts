import { all, is } from '../condition.js';
import { heir, onDocument } from '../phrases.js';
import { rule } from '../rule.js';

export const heirsNeverGetWhatIsWithheld = rule({
  name: 'heirs-never-get-what-is-withheld',
  promise: 'What the person had not been told yet is not handed to heirs by a copy: a professional tells it.',
  source: 'CSP R1111-53, L1110-4 V; TRE_A07 INVISIBLE_PATIENT',
  effect: 'refuse',
  refusal: 'not-found',
  when: all(heir, onDocument, is('withheldFromPatient')),
});
