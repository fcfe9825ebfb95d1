import { all, is } from '../condition.js';
import { professional, reading } from '../phrases.js';
import { rule } from '../rule.js';

// An exception to hiding and to nothing else: consent, block and matrix have been asked before.
export const shownToOneProfessional = rule({
  name: 'shown-to-one-professional',
  promise: 'A professional to whom the person shows a hidden document by name reads it, as far as they read at all.',
  source: 'CSP R1111-49; EHDS art. 8 (parts of the data, or some providers)',
  effect: 'allow',
  when: all(professional, reading, is('hidden'), is('shownToReader')),
});
