import { oneOf } from '../condition.js';
import { rule } from '../rule.js';

// `frozen` is stated only of a professional whose access to strangers is frozen, on a record that is a stranger's to them, and never for
// feeding: care goes on where there is a tie, and documents still come in. An emergency is no way around: that is what a thief would claim.
export const frozenProfessionalOpensNoStranger = rule({
  name: 'frozen-professional-opens-no-stranger',
  promise:
    'Who opened too many records of strangers in an hour or a month opens no more until two auditors looked into it.',
  source: 'gemSpec_Aktensystem_ePAfueralle A_27311 (limits of access), after Viamedis-Almerys 2024; ASVS 5.0 V2.4',
  effect: 'refuse',
  refusal: 'access-not-authorised',
  when: oneOf('reader', 'frozen'),
});
