import { oneOf } from '../condition.js';
import { rule } from '../rule.js';

// First of all: no consent, tie or emergency comes before it. L1111-17 IV would let occupational medicine in with express
// consent; we keep the stricter promise (see the decision record). Depositing is refused in the same words:
// the state of the space would be an answer too. Feeding by the insurer would be a rule of its own before this one.
export const insurersAndEmployersNeverRead = rule({
  name: 'insurers-and-employers-never-read',
  promise:
    'Insurers, mutuals, employers and occupational medicine never read anything, whatever consent they show, and learn nothing either.',
  source: 'CSP L1111-18; Penal Code 226-13; TRE_R02 sectors SA13, SA23, SA24',
  effect: 'refuse',
  refusal: 'access-not-authorised',
  when: oneOf('reader', 'barred'),
});
