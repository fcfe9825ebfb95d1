import { all, is } from '../condition.js';
import { onDocument, professional } from '../phrases.js';
import { rule } from '../rule.js';

// Said as "not found", for every act and for the history entries that name the document: hiding is itself hidden.
export const hiddenFromProfessionals = rule({
  name: 'hidden-from-professionals',
  promise: 'A hidden document does not exist for professionals, apart from its author and those named above.',
  source: 'CSP R1111-49; TRE_A07 MASQUE_PS; EHDS art. 8',
  effect: 'refuse',
  refusal: 'not-found',
  when: all(professional, onDocument, is('hidden')),
});
