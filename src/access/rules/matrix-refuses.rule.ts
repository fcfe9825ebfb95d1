import { all, is, not } from '../condition.js';
import { onDocument, professional } from '../phrases.js';
import { rule } from '../rule.js';

// Before every rule by which a professional reads the work of others; default deny lives in the matrix itself.
export const matrixRefuses = rule({
  name: 'matrix-refuses',
  promise:
    'A professional reads only the types and confidentiality levels that the matrix gives to their profession, also in an emergency.',
  source: 'Arrêté of 26 October 2023 (access matrix); JDV_J08 (N, R, V)',
  effect: 'refuse',
  refusal: 'not-found',
  when: all(professional, onDocument, not(is('matrixAllows'))),
});
