import { all, oneOf } from '../condition.js';
import { rule } from '../rule.js';

// Hiding is not amending: the person hides a report of their hospital but does not withdraw it.
export const personHidesAndShowsDocuments = rule({
  name: 'person-hides-and-shows-documents',
  promise:
    'The person hides any document from professionals and shows it again, at any moment and without giving a reason.',
  source: 'CSP R1111-49; DMP TD3.3 (masking); EHDS art. 8',
  effect: 'allow',
  when: all(oneOf('reader', 'person'), oneOf('act', 'hide', 'show')),
});
