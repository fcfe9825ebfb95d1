import { oneOf } from '../condition.js';
import { rule } from '../rule.js';

// Before everything, also before feeding: who may no longer practise has no act to record. Whether someone is still on the register
// is read with the facts of each act, so that neither an open session nor a token outlives it.
export const struckOffProfessionalIsRefused = rule({
  name: 'struck-off-professional-is-refused',
  promise: 'A professional who left the register reads nothing and does nothing, from the next request on.',
  source: 'CSP L1111-17, L4113-14, R1111-46; public description of inactive professionals',
  effect: 'refuse',
  refusal: 'access-not-authorised',
  when: oneOf('reader', 'struckOff'),
});
