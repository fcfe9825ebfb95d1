import { all, oneOf } from '../condition.js';
import { professional, tiedToThePerson } from '../phrases.js';
import { rule } from '../rule.js';

// Not in an urgent mode, where the person cannot ask. After hiding and the matrix: only what the professional may read.
export const professionalHidesAtThePersonsRequest = rule({
  name: 'professional-hides-at-the-persons-request',
  promise: 'A professional who takes part in the care hides a document when the person asks for it.',
  source: 'CSP R1111-49; DMP TD3.3 (masking)',
  effect: 'allow',
  when: all(professional, oneOf('act', 'hide'), tiedToThePerson, oneOf('situation', 'normal')),
});
